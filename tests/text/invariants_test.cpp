// What holds for every paragraph, tried on many made of pieces of awkward text.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdint>

#include "base/utf8.hpp"
#include "shaped.hpp"
#include "text/line_breaks.hpp"

namespace closeout::text {
namespace {

/// The same numbers on every machine (Knuth's MMIX constants).
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t end) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33) % end;
  }

 private:
  std::uint64_t state_;
};

constexpr std::array awkward = {"a",      "f",      "i",      "ffi",    " ",       "  ",     "\u00AD",  "\u00A0", "-",
                                "(",      ")",      "12,5",   "ä",      "e\u0301", "\u0301", " \u0308", "\t",     "\n",
                                "\u200B", "\u2060", "\u200D", "محمد",   "لا",      "لَّ",      "ש",       "हिन्दी",  "क्ष",
                                "ประเทศ", "\u2067", "\u2069", "\u202B", "\u202C",  "…",      "😀",       "中",     "Жук",
                                "\u25CC", "\uFE0F", "\u034F", "\u061C", "\u2028",  "ﷺ",      "\uFEFF",  "Å"};

std::string made_text(Numbers& numbers) {
  std::string text;
  for (std::size_t n = numbers.below(12); n > 0; --n) text += awkward[numbers.below(awkward.size())];
  return text;
}

bool is_shown(char32_t c) {
  bool const is_break = c == U'\n' || c == 0x2028;
  bool const is_control = c == 0xAD || c == 0x200B || c == 0x2060 || c == 0x200E || c == 0x200F || c == 0x061C ||
                          c == 0xFEFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return !is_break && !is_control;
}

/// What a reader should find in the runs: the text without what has no glyph, tabs as spaces.
std::u32string shown_characters(std::string_view text) {
  std::u32string shown;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const c = base::next_code_point(text, at);
    // A tab reads as a space; how wide it is the line decides.
    if (is_shown(c)) shown += c == U'\t' ? U' ' : c;
  }
  return shown;
}

std::u32string decoded(std::string_view text) {
  std::u32string characters;
  for (std::size_t at = 0; at < text.size();) characters.push_back(base::next_code_point(text, at));
  return characters;
}

void expect_sound(GlyphRun const& run) {
  base::Length width;
  ASSERT_NE(run.font, nullptr);
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    Glyph const& glyph = run.glyphs[i];
    width += glyph.advance;
    EXPECT_NE(glyph.id, 0U);
    EXPECT_LT(glyph.cluster, run.text.size());
    if (i == 0) continue;
    std::uint32_t const before = run.glyphs[i - 1].cluster;
    EXPECT_TRUE(run.is_right_to_left ? glyph.cluster <= before : glyph.cluster >= before);
  }
  EXPECT_EQ(width, run.width);
  base::Length parts;
  std::size_t begin = 0;
  for (std::size_t end : cut_positions(run)) {
    parts += part_of(SharedRun(run), begin, end)->width;
    begin = end;
  }
  EXPECT_EQ(parts + part_of(SharedRun(run), begin, run.text.size())->width, run.width);
}

/// The runs' text in logical order, missing characters aside.
std::u32string text_of(Piece const& piece) {
  std::string text;
  for (SharedRun const& run : piece.runs) {
    bool const is_right_to_left = piece.bidi_level % 2 == 1;
    text = is_right_to_left ? run->text + text : text + run->text;
  }
  return decoded(piece.space ? text + piece.space->text : text);
}

void expect_sound(Paragraph const& paragraph) {
  std::size_t end = 0;
  for (Piece const& piece : paragraph.pieces) {
    EXPECT_EQ(piece.begin, end);
    EXPECT_LT(piece.begin, piece.end);
    end = piece.end;
    base::Length width;
    for (SharedRun const& run : piece.runs) {
      expect_sound(*run);
      EXPECT_EQ(run->is_right_to_left, piece.bidi_level % 2 == 1);
      width += run->width;
    }
    EXPECT_EQ(width, piece.width);
    EXPECT_EQ(piece.space ? piece.space->width : base::Length(), piece.space_width);
  }
  EXPECT_EQ(end, paragraph.text.size());
}

/// Joiners and selectors that stand alone have no glyph, and a run without glyphs is left out.
std::u32string without_ignorable(std::u32string text) {
  std::erase_if(text, [](char32_t c) { return c == 0x200D || c == 0xFE0F || c == 0x034F; });
  return text;
}

/// True if `part` is `whole` with some characters left out: those that no font has.
bool is_subsequence(std::u32string_view part, std::u32string_view whole) {
  std::size_t at = 0;
  for (char32_t c : part) {
    at = whole.find(c, at);
    if (at == std::u32string_view::npos) return false;
    ++at;
  }
  return true;
}

TEST(Invariants, every_paragraph_is_covered_and_measured) {
  std::array<TextStyle, 4> styles = {style_of("Noto Serif", "fi"), style_of("EB Garamond", "sv", 13.7),
                                     style_of("Noto Sans", "ar"), style_of("Noto Sans", "fi")};
  styles[3].letter_spacing = base::Length::from_pixels(0.7);
  styles[3].word_spacing = base::Length::from_pixels(1.1);
  auto const shaper = Shaper::make(installed_fonts());
  Numbers numbers(2021);
  for (int round = 0; round < 3000; ++round) {
    std::array<std::string, 3> const texts = {made_text(numbers), made_text(numbers), made_text(numbers)};
    std::vector<StyledText> stretches;
    for (std::string const& text : texts) stretches.push_back({text, &styles[numbers.below(4)], stretches.size()});
    auto const direction = static_cast<BaseDirection>(numbers.below(3));
    SCOPED_TRACE(texts[0] + "|" + texts[1] + "|" + texts[2]);
    Paragraph const paragraph = shaper->shape(stretches, direction, round % 4 != 0);
    expect_sound(paragraph);
    std::u32string shown;
    for (Piece const& piece : paragraph.pieces) shown += text_of(piece);
    EXPECT_TRUE(is_subsequence(shown, shown_characters(paragraph.text)));
    if (paragraph.missing.empty()) {
      EXPECT_EQ(without_ignorable(shown), without_ignorable(shown_characters(paragraph.text)));
    }
    if (HasFailure()) break;
  }
}

TEST(Invariants, a_long_word_of_cut_ligatures_is_shaped_in_linear_time) {
  TextStyle const style = style_of("Noto Serif", "fi");
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "f\u00ADi";
  Paragraph const paragraph = shaped(text, style);
  EXPECT_EQ(paragraph.pieces.size(), 20'001U);
  EXPECT_EQ(paragraph.pieces[0].runs[0]->text, "f");
  EXPECT_EQ(paragraph.pieces[1].runs[0]->text, "if");
}

/// Break opportunities of plain European text are found without ICU; a bracket behind it makes ICU find them.
TEST(Invariants, plain_text_breaks_where_the_break_iterator_breaks_it) {
  constexpr std::array<char16_t const*, 12> parts = {u"a", u"Öy", u"ž",  u"12",     u"0",  u".",
                                                     u",", u" ",  u"  ", u"\u00AD", u" a", u"s "};
  LineBreaker breaker;
  Numbers numbers(14);
  for (int round = 0; round < 20'000; ++round) {
    std::u16string text;
    for (std::size_t n = 1 + numbers.below(9); n > 0; --n) text += parts[numbers.below(parts.size())];
    char const* const language = std::array{"fi", "sv", "en", "de"}[numbers.below(4)];
    std::vector<std::uint32_t> plain = breaker.opportunities(text, language);
    plain.pop_back();
    std::vector<std::uint32_t> by_icu = breaker.opportunities(text + u" (", language);
    std::erase_if(by_icu, [&](std::uint32_t at) { return at > text.size(); });
    ASSERT_EQ(plain, by_icu) << round;
  }
}

}  // namespace
}  // namespace closeout::text
