// Alignment, justification, indents and spacing (css-text-3 sections 7 and 8), heights of lines (CSS 2.2 section 10.8).

#include <gmock/gmock.h>

#include "layout/lines.hpp"

namespace closeout::test {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

TEST(TextAlignAll, css_text_3_7_1_start_and_end_go_by_the_direction) {
  EXPECT_THAT(lefts_with("text-align: end", "aaaa"), ElementsAre(6));
  EXPECT_THAT(lefts_with("direction: rtl; text-align: start", "aaaa"), ElementsAre(6));
  EXPECT_THAT(lefts_with("direction: rtl; text-align: end", "aaaa"), ElementsAre(0));
}

TEST(TextAlignAll, css_text_3_7_1_left_right_and_center) {
  EXPECT_THAT(lefts_with("direction: rtl; text-align: left", "aaaa"), ElementsAre(0));
  EXPECT_THAT(lefts_with("text-align: right", "aaaa"), ElementsAre(6));
  EXPECT_THAT(lefts_with("text-align: center", "aaaa"), ElementsAre(3));
}

TEST(TextAlignAll, css_text_3_7_1_justify_all_justifies_the_last_line_too) {
  EXPECT_THAT(lefts_with("text-align: justify-all", "aaa<span>bbb</span> <span>c</span>"), ElementsAre(0, 3, 6, 9));
}

TEST(TextAlignLast, css_text_3_7_3_aligns_the_last_line_and_lines_before_forced_breaks) {
  EXPECT_THAT(lefts_with("text-align-last: right", "aaaaaa bbbb"), ElementsAre(0, 6));
  EXPECT_THAT(lefts_with("text-align-last: right", "aaa\nbb"), ElementsAre(7, 8));
  EXPECT_THAT(lefts_with("text-align-last: center", "aaaa"), ElementsAre(3));
}

TEST(TextAlignLast, css_text_3_7_3_auto_starts_the_last_line_of_justified_text) {
  EXPECT_THAT(lefts_with("text-align: justify", "aa bb"), ElementsAre(0));
}

TEST(TextAlignLast, css_text_3_7_3_justify_widens_its_spaces) {
  EXPECT_THAT(lefts_with("text-align-last: justify", "aa<span> </span>bb"), ElementsAre(0, 2, 8));
}

TEST(TextIndent, css_text_3_8_3_indents_the_first_line) {
  EXPECT_THAT(lefts_with("text-indent: 12.041px", "aaaa bbbbb cc\ndd"), ElementsAre(2, 0, 0));
}

TEST(TextIndent, css_text_3_8_3_each_line_indents_behind_forced_breaks) {
  EXPECT_THAT(lefts_with("text-indent: 12.041px each-line", "aaaa bbbbb cc\ndd"), ElementsAre(2, 0, 2));
}

TEST(TextIndent, css_text_3_8_3_hanging_indents_all_the_others) {
  EXPECT_THAT(lefts_with("text-indent: 12.041px hanging", "aaaa bbbbb cc\ndd"), ElementsAre(0, 2, 2));
  EXPECT_THAT(lefts_with("text-indent: 12.041px hanging each-line", "aaaa bbbbb cc\ndd"), ElementsAre(0, 2, 0));
}

TEST(TextIndent, css_text_3_8_3_percentages_are_of_the_block) {
  EXPECT_THAT(lefts_with("text-indent: 20%", "aaaa"), ElementsAre(2));
}

TEST(TextIndent, css_text_3_8_3_stands_at_the_right_from_right_to_left) {
  EXPECT_THAT(lefts_with("direction: rtl; text-indent: 12.041px", "aaaa"), ElementsAre(4));
}

TEST(Spacing, css_text_3_8_1_word_spacing_widens_spaces) {
  EXPECT_THAT(lefts_with("word-spacing: 6.0205px", "a <span>b</span>"), ElementsAre(0, 3));
}

TEST(Spacing, css_text_3_8_2_letter_spacing_follows_every_letter_but_the_last_of_a_line) {
  EXPECT_THAT(lefts_with("letter-spacing: 6.0205px", "ab<span>c</span>"), ElementsAre(0, 4));
  // Two letters and one space between them, not two.
  EXPECT_THAT(lefts_with("letter-spacing: 6.0205px; text-align: right", "ab"), ElementsAre(7));
  EXPECT_THAT(lines_with("letter-spacing: 2.006px", "aaaaaaa bb"), ElementsAre("aaaaaaa ", "bb"));
}

TEST(Spacing, css_text_3_8_2_a_line_is_full_without_the_space_behind_its_last_letter) {
  // Five letters of one character with gaps of a character and a quarter: 5 + 4 * 1.25 = 10.
  EXPECT_THAT(lines_with("letter-spacing: 7.5256px; overflow-wrap: normal", "aaaaa b"), ElementsAre("aaaaa ", "b"));
}

TEST(LineHeight, css_2_10_8_normal_makes_room_for_fallback_fonts) {
  constexpr std::string_view css = "p { line-height: normal; font-family: 'Noto Sans' }";
  auto const height_of_first_line = [&](std::string_view text) {
    LaidOut const out = lay_out("<p>" + std::string(text) + "</p><p>b</p>", css);
    return text_items(out.document.pages.at(0)).back()->origin.y;
  };
  EXPECT_GT(height_of_first_line("བོད"), height_of_first_line("a"));
}

TEST(LineHeight, css_2_10_8_a_number_does_not) {
  EXPECT_THAT(texts(lay_out("<p>བོད</p><p>b</p>").document.pages.at(0)).back(), ::testing::StartsWith("0,34"));
}

TEST(VerticalAlignment, css_2_10_8_1_lengths_and_percentages_raise) {
  EXPECT_THAT(texts(lay_out("<p>a<span style='vertical-align: 3px; line-height: 0'>b</span></p>").document.pages.at(0)),
              ElementsAre("0,14 a", "6,11 b"));
  EXPECT_THAT(
      texts(lay_out("<p>a<span style='vertical-align: 50%; line-height: 4px'>b</span></p>").document.pages.at(0)),
      ElementsAre("0,14 a", "6,12 b"));
}

TEST(VerticalAlignment, css_2_10_8_1_text_top_and_text_bottom_meet_the_parents_edges) {
  LaidOut const out = lay_out(
      "<p>a<span style='font-size: 5px; vertical-align: text-top; line-height: 0'>b</span>"
      "<span style='font-size: 5px; vertical-align: text-bottom; line-height: 0'>c</span></p>");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_EQ(items.size(), 3U);
  text::FontMetrics const& metrics = items[0]->run.font->metrics();
  // The smaller font's ascent below the parent's top, its descent above the parent's bottom.
  EXPECT_THAT((items[1]->origin.y - items[0]->origin.y).pixels(), DoubleNear(-5 * metrics.ascent / 1000, 0.01));
  EXPECT_THAT((items[2]->origin.y - items[0]->origin.y).pixels(), DoubleNear(-5 * metrics.descent / 1000, 0.01));
}

// Columns of numbers (css-text-4 section 6.1.1).

TEST(ColumnAlignment, css_text_4_6_1_1_numbers_line_up_at_their_character) {
  LaidOut const out = lay_out("<table><tr><td>1.5</td></tr><tr><td>12.25</td></tr><tr><td>123</td></tr></table>",
                              "html { font-family: 'DejaVu Sans Mono' } td { text-align: '.'; padding: 0 }");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_EQ(items.size(), 3U);
  // The column is as wide as "123" and ".25"; what has no point ends where the point would be.
  base::Length const advance = items[0]->run.glyphs.at(0).advance;
  EXPECT_EQ(items[0]->origin.x, advance * 2);
  EXPECT_EQ(items[1]->origin.x, advance);
  EXPECT_EQ(items[2]->origin.x, base::Length());
}

TEST(ColumnAlignment, css_text_4_6_1_1_the_widest_end_stands_at_the_right_of_a_wide_column) {
  LaidOut const out = lay_out("<table style='width: 100px'><tr><td>1,5</td></tr><tr><td>2,25</td></tr></table>",
                              "html { font-family: 'DejaVu Sans Mono' } td { text-align: ','; padding: 0 }");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_EQ(items.size(), 2U);
  base::Length const advance = items[0]->run.glyphs.at(0).advance;
  EXPECT_EQ(items[1]->origin.x + items[1]->run.width, base::Length::from_pixels(100));
  EXPECT_EQ(items[0]->origin.x + items[0]->run.width, base::Length::from_pixels(100) - advance);
}

TEST(ColumnAlignment, css_text_4_6_1_1_outside_tables_text_is_aligned_at_its_start) {
  EXPECT_THAT(lefts_with("text-align: '.'", "1.5"), ElementsAre(0));
}

}  // namespace
}  // namespace closeout::test
