// Widths, lines and heights of texts, held against HarfBuzz: by figures of another program and by random texts.

#include "workbook/text_measure.hpp"

#include <array>
#include <random>

#include "base/utf8.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using base::Length;

/// Hundredths of a pixel: advances are kept in thousandths of the em.
constexpr double hair = 0.25;

struct Measured {
  std::string text;
  bool bold = false, italic = false;
  std::uint32_t tenths_of_point = 110;
  double pixels = 0;
};

Look look_of(Measured const& measured) {
  Look look;
  look.bold = measured.bold;
  look.italic = measured.italic;
  look.tenths_of_point = measured.tenths_of_point;
  return look;
}

class TextMeasures : public testing::Test {
 protected:
  base::Diagnostics diagnostics;
  TextMeasure measure{fonts(), "fi", diagnostics};
};

/// What HarfBuzz says of Carlito, asked by another program (uharfbuzz 0.57) with kern, liga and clig off.
TEST_F(TextMeasures, are_those_of_harfbuzz) {
  for (Measured const& known : {
           Measured{"Palkkakustannukset ja ostopalvelut", false, false, 110, 209.394},
           Measured{"Förskottsbetalning för Åbo Akademi", true, false, 110, 220.387},
           Measured{"216803.00 €", false, false, 110, 73.921},
           Measured{"Δαπάνες προσωπικού", false, false, 110, 131.420},
           Measured{"Разходи за персонал", false, true, 110, 129.386},
           Measured{"Affiliate office – “fi”", true, true, 180, 198.199},
       }) {
    EXPECT_NEAR(measure.width(known.text, look_of(known)).pixels(), known.pixels, hair) << known.text;
  }
  EXPECT_THAT(findings(diagnostics), testing::IsEmpty());
}

TEST_F(TextMeasures, grow_with_the_size) {
  Look small, large;
  small.tenths_of_point = 80;
  large.tenths_of_point = 240;
  EXPECT_NEAR(measure.width("Kustannuslaji", large).pixels(), 3 * measure.width("Kustannuslaji", small).pixels(), hair);
}

TEST_F(TextMeasures, take_no_break_spaces_for_spaces) {
  EXPECT_EQ(measure.width("1\u00A0234,50\u202F€", Look()), measure.width("1 234,50 €", Look()));
}

TEST_F(TextMeasures, count_ideographs_and_emoji_alike_on_every_machine) {
  double const em = 11 * 96 / 72.0;
  EXPECT_NEAR(measure.width("欧州社会基金", Look()).pixels(), 6 * em, hair);
  EXPECT_NEAR(measure.width("유럽", Look()).pixels(), 2 * em, hair);
  EXPECT_NEAR(measure.width("😀", Look()).pixels(), 1.37 * em, hair);
  EXPECT_THAT(findings(diagnostics), testing::IsEmpty());
}

TEST_F(TextMeasures, warn_once_of_a_character_that_no_font_has) {
  std::string const unassigned = "\u0378";
  double const em = 11 * 96 / 72.0;
  EXPECT_NEAR(measure.width(unassigned + unassigned, Look()).pixels(), 2 * em, hair);
  static_cast<void>(measure.width("a" + unassigned, Look()));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, "text-no-glyph");
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST_F(TextMeasures, are_of_the_longest_of_several_lines) {
  EXPECT_EQ(measure.width("a\nKustannuslaji\nbc", Look()), measure.width("Kustannuslaji", Look()));
}

TEST_F(TextMeasures, add_marks_to_their_letters) {
  EXPECT_LT(measure.width("e\u0301", Look()), measure.width("ee", Look()));
  EXPECT_EQ(measure.lines("e\u0301", Look(), measure.width("e\u0301", Look())), 1U);
}

TEST_F(TextMeasures, break_lines_at_spaces_and_line_feeds) {
  Length const room = measure.width("ostopalvelut ja", Look());
  EXPECT_EQ(measure.lines("ostopalvelut ja", Look(), room), 1U);
  EXPECT_EQ(measure.lines("ostopalvelut ja matkat", Look(), room), 2U);
  EXPECT_EQ(measure.lines("ostopalvelut ja\nmatkat", Look(), room), 2U);
  EXPECT_EQ(measure.lines("a\n\nb", Look(), room), 3U);
  EXPECT_EQ(measure.lines("", Look(), room), 1U);
}

TEST_F(TextMeasures, cut_a_word_that_is_longer_than_the_room) {
  EXPECT_EQ(measure.lines("00000000000000000000", Look(), measure.width("000000", Look())), 4U);
}

TEST_F(TextMeasures, break_scripts_without_spaces_where_their_language_does) {
  std::string const thai = "กองทุนสังคมยุโรปและการฝึกอบรม";
  Length const half = measure.width(thai, Look()) / 2;
  EXPECT_LT(measure.widest_part(thai, Look()), half);
  EXPECT_GE(measure.lines(thai, Look(), half), 2U);
  EXPECT_LE(measure.lines(thai, Look(), half), 3U);
  EXPECT_EQ(measure.lines("欧州社会基金", Look(), measure.width("欧州社", Look())), 2U);
}

TEST_F(TextMeasures, know_how_high_a_line_is) {
  // Ascent, descent and line gap of Calibri: 2500 of 2048 units.
  EXPECT_NEAR(measure.line_height("Kulut", Look()).pixels(), 11 * 96 / 72.0 * 2500 / 2048, hair);
  EXPECT_GT(measure.line_height("กองทุน", Look()), measure.line_height("Kulut", Look()));
}

std::vector<std::pair<char32_t, char32_t>> const alphabets[] = {
    {{'a', 'z'}, {'A', 'Z'}},
    {{'a', 'z'}, {0xE0, 0xF6}, {0x100, 0x17E}},
    {{'0', '9'}, {'+', '/'}, {0x20AC, 0x20AC}, {0x2013, 0x2014}},
    {{0x391, 0x3A1}, {0x3B1, 0x3C9}},
    {{0x410, 0x44F}},
    {{0x627, 0x63A}, {0x641, 0x64A}},
    {{0xE01, 0xE2E}, {0xE32, 0xE32}, {0xE48, 0xE49}},
    {{0x4E00, 0x4E80}, {0x3041, 0x3090}},
    {{0x1F600, 0x1F640}, {'a', 'e'}},
    {{'a', 'z'}, {0x300, 0x304}},
};

/// Words of one alphabet or of two, some of them long.
std::string random_text(std::mt19937& random) {
  auto const below = [&random](std::size_t limit) { return random() % limit; };
  std::string text;
  std::size_t const words = 1 + below(9);
  for (std::size_t word = 0; word < words; ++word) {
    if (word > 0) text += below(12) == 0 ? "\n" : " ";
    auto const& alphabet = alphabets[below(std::size(alphabets))];
    std::size_t const letters = 1 + below(below(6) == 0 ? 40 : 9);
    for (std::size_t letter = 0; letter < letters; ++letter) {
      auto const [first, last] = alphabet[below(alphabet.size())];
      base::append_utf8(text, first + static_cast<char32_t>(below(last - first + 1)));
    }
  }
  return text;
}

Look random_look(std::mt19937& random) {
  Look look;
  look.bold = random() % 3 == 0;
  look.italic = random() % 5 == 0;
  look.tenths_of_point = 80 + static_cast<std::uint32_t>(random() % 130);
  return look;
}

/// All of the line at once, as HarfBuzz sets it at the look's own size.
double shaped_pixels(std::string_view line, Look const& look) {
  text::TextStyle style;
  style.font.families = {"Carlito"};
  style.font.weight = look.bold ? 700 : 400;
  style.font.italic = look.italic;
  style.size = Length::from_points(look.tenths_of_point / 10.0);
  style.features = {{"kern", 0}, {"liga", 0}, {"clig", 0}};
  style.language = "fi";
  base::Diagnostics missing;
  Length sum;
  for (auto const& run : text::Shaper::make(fonts())->shape_line(line, style, {}, missing)) sum += run.width;
  return sum.pixels();
}

TEST_F(TextMeasures, of_random_texts_are_no_less_than_harfbuzz_says) {
  std::mt19937 random(5);
  for (int turn = 0; turn < 400; ++turn) {
    std::string const text = random_text(random);
    Look const look = random_look(random);
    double const width = measure.width(text, look).pixels();
    for (std::size_t begin = 0; begin <= text.size();) {
      std::size_t const end = std::min(text.find('\n', begin), text.size());
      EXPECT_GE(width + hair, shaped_pixels(std::string_view(text).substr(begin, end - begin), look)) << text;
      begin = end + 1;
    }
  }
}

TEST_F(TextMeasures, of_random_texts_fit_into_their_lines) {
  std::mt19937 random(6);
  for (int turn = 0; turn < 400; ++turn) {
    std::string const text = random_text(random);
    Look const look = random_look(random);
    Length const width = measure.width(text, look), part = measure.widest_part(text, look);
    std::size_t const feeds = static_cast<std::size_t>(std::ranges::count(text, '\n'));
    Length const space = measure.width(" ", look), em = Length::from_points(look.tenths_of_point / 10.0);
    EXPECT_LE(part, width) << text;
    EXPECT_EQ(measure.lines(text, look, width), feeds + 1) << text;
    std::size_t before = feeds + 1;
    for (Length room = width; room > em * 3; room = room / 2) {
      std::size_t const lines = measure.lines(text, look, room);
      EXPECT_GE(lines, before) << text;
      EXPECT_GE(((room + space) * static_cast<std::int64_t>(lines)).pixels() + hair, width.pixels()) << text;
      before = lines;
    }
  }
}

}  // namespace
}  // namespace closeout::workbook
