// UAX 9 rule by rule, in the manner of BidiCharacterTest: text, paragraph direction, levels.

#include <gtest/gtest.h>

#include <ostream>

#include "text/bidi.hpp"

namespace closeout::text {
namespace {

struct Case {
  char const* rule;
  std::u16string text;
  BaseDirection direction;
  std::string levels;  ///< A digit for each UTF-16 unit; "x" for what rule X9 removes.
};

void PrintTo(Case const& c, std::ostream* out) {
  *out << c.rule;
}

// א stands for R, ع for AL, ١ for AN, 1 for EN, a for L.
constexpr auto ltr = BaseDirection::LeftToRight;
constexpr auto rtl = BaseDirection::RightToLeft;
constexpr auto first_strong = BaseDirection::FirstStrong;

Case const cases[] = {
    {"P2_first_strong_is_left", u"1 a א", first_strong, "00001"},
    {"P2_first_strong_is_right", u"1 א a", first_strong, "21112"},
    {"P2_isolates_are_skipped", u"\u2067א\u2069a", first_strong, "0100"},
    {"P3_no_strong_is_left", u"1 2", first_strong, "000"},
    {"X2_embedding_right", u"a\u202Bb\u202Cc", ltr, "0x2x0"},
    {"X3_embedding_left", u"א\u202Aב\u202C", rtl, "1x3x"},
    {"X4_override_right", u"\u202Eab\u202C", ltr, "x11x"},
    {"X5_override_left", u"\u202Dאב\u202C", rtl, "x22x"},
    {"X5a_isolate_right", u"a\u2067b\u2069c", ltr, "00200"},
    {"X5b_isolate_left", u"א\u2066ב\u2069ג", rtl, "11311"},
    {"X5c_first_strong_isolate", u"a\u2068א\u2069c", ltr, "00100"},
    {"X6a_isolate_that_is_not_closed", u"a\u2067b", ltr, "002"},
    {"X7_close_without_open", u"a\u202Cb", ltr, "0x0"},
    {"W1_mark_takes_its_base", u"א\u05B0", ltr, "11"},
    {"W2_number_behind_arabic", u"ع1", ltr, "12"},
    {"W2_number_behind_hebrew", u"א1", ltr, "12"},
    {"W4_separator_in_number", u"א1,2", ltr, "1222"},
    {"W4_arabic_separator", u"ع1,2", ltr, "1222"},
    {"W5_sign_beside_number", u"א1%", ltr, "122"},
    {"W6_sign_alone", u"א%ב", ltr, "111"},
    {"W7_number_behind_latin", u"a 1", rtl, "222"},
    {"N0_brackets_of_the_other_direction", u"א(b)ג", rtl, "11211"},
    {"N0_brackets_of_the_paragraph", u"א (b) ג", ltr, "1000001"},
    {"N0_brackets_with_context", u"a(א)b", ltr, "00100"},
    {"N1_between_equals", u"א ב", ltr, "111"},
    {"N1_number_counts_as_right", u"א 1 ב", ltr, "11211"},
    {"N2_between_others", u"a א", ltr, "001"},
    {"I1_arabic_number_at_an_even_level", u"a \u0661", ltr, "002"},
    {"I2_latin_at_an_odd_level", u"א a", rtl, "112"},
    {"L1_spaces_at_the_end", u"א  ", ltr, "100"},
    {"L1_spaces_at_the_end_from_right", u"a  ", rtl, "211"},
    {"L1_tab", u"א\tב", ltr, "101"},
    {"object_between_hebrew", u"א\uFFFCב", ltr, "111"},
    {"object_between_hebrew_and_latin", u"א\uFFFCa", ltr, "100"},
};

class BidiRule : public testing::TestWithParam<Case> {};

TEST_P(BidiRule, gives_the_levels) {
  Case const& c = GetParam();
  BidiResolver resolver;
  std::vector<std::uint8_t> const& levels = resolver.levels(c.text, c.direction);
  ASSERT_EQ(levels.size(), c.levels.size());
  std::string found;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    found += c.levels[i] == 'x' ? 'x' : static_cast<char>('0' + levels[i]);
  }
  EXPECT_EQ(found, c.levels);
}

INSTANTIATE_TEST_SUITE_P(Uax9, BidiRule, testing::ValuesIn(cases),
                         [](auto const& of) { return std::string(of.param.rule); });

TEST(BidiResolver, each_paragraph_has_its_own_level) {
  BidiResolver resolver;
  static_cast<void>(resolver.levels(u"א\na", first_strong));
  EXPECT_EQ(resolver.base_level(0), 1);
  EXPECT_EQ(resolver.base_level(2), 0);
  static_cast<void>(resolver.levels(u"ab", ltr));
  EXPECT_EQ(resolver.base_level(1), 0);
}

}  // namespace
}  // namespace closeout::text
