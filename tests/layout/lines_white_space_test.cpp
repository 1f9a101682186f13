// White space and tabs in lines (css-text-3 sections 3 and 4).

#include <gmock/gmock.h>

#include "layout/lines.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;

TEST(WhiteSpace, css_text_3_3_normal_collapses_and_wraps) {
  EXPECT_THAT(lines_with("white-space: normal", "aaaa   bbbb\n  cccc"), ElementsAre("aaaa bbbb ", "cccc"));
}

TEST(WhiteSpace, css_text_3_3_nowrap_collapses_and_does_not_wrap) {
  EXPECT_THAT(lines_with("white-space: nowrap", "aaaa   bbbb\ncccc"), ElementsAre("aaaa bbbb cccc"));
}

TEST(WhiteSpace, css_text_3_3_pre_keeps_all_and_breaks_at_line_feeds_only) {
  EXPECT_THAT(lines_with("white-space: pre", "a   bbbbbbbbbbbb\nc"), ElementsAre("a   bbbbbbbbbbbb", "c"));
}

TEST(WhiteSpace, css_text_3_3_pre_wrap_keeps_spaces_and_wraps) {
  EXPECT_THAT(lines_with("", "a   b   cccc"), ElementsAre("a   b   ", "cccc"));
}

TEST(WhiteSpace, css_text_3_3_pre_line_keeps_line_feeds_alone) {
  EXPECT_THAT(lines_with("white-space: pre-line", "a   b\nc"), ElementsAre("a b", "c"));
}

TEST(WhiteSpace, css_text_3_3_break_spaces_wraps_between_spaces) {
  EXPECT_THAT(lines_with("white-space: break-spaces", "aaaaaaaa    b"), ElementsAre("aaaaaaaa  ", "  b"));
}

TEST(WhiteSpace, css_text_3_3_break_spaces_do_not_hang) {
  // "A sequence of preserved white space always takes up space, including at the end of the line."
  EXPECT_THAT(lefts_with("white-space: break-spaces; text-align: right", "aaa bbb  cccccc"), ElementsAre(1, 4));
}

TEST(WhiteSpace, css_text_3_4_1_2_spaces_of_pre_wrap_hang) {
  EXPECT_THAT(lefts_with("text-align: right", "aaa bbb  cccccc"), ElementsAre(3, 4));
}

TEST(WhiteSpace, css_text_3_3_the_box_around_two_boxes_says_whether_a_line_may_end_between_them) {
  EXPECT_THAT(
      lines_with("white-space: normal",
                 "<span style='white-space: nowrap'>aaaaaa </span><span style='white-space: nowrap'>bbbbbb</span>"),
      ElementsAre("aaaaaa ", "bbbbbb"));
  EXPECT_THAT(lines_with("white-space: nowrap", "<span style='white-space: normal'>aaaaaa </span>bbbbbb"),
              ElementsAre("aaaaaa bbbbbb"));
}

TEST(Tabs, css_text_3_4_2_stop_at_multiples_of_eight_spaces) {
  EXPECT_THAT(lefts_with("white-space: pre", "a\t<span>b</span>"), ElementsAre(0, 8));
}

TEST(Tabs, css_text_3_4_2_tab_size_counts_spaces) {
  EXPECT_THAT(lefts_with("white-space: pre; tab-size: 3", "aaaa\t<span>b</span>"), ElementsAre(0, 6));
}

TEST(Tabs, css_text_3_4_2_tab_size_may_be_a_length) {
  EXPECT_THAT(lefts_with("white-space: pre; tab-size: 30.1025px", "a\t<span>b</span>"), ElementsAre(0, 5));
}

TEST(Tabs, css_text_3_4_2_a_full_cell_goes_to_the_next_stop) {
  EXPECT_THAT(lefts_with("white-space: pre; tab-size: 4", "aaaa\t<span>b</span>"), ElementsAre(0, 8));
}

TEST(Tabs, css_text_3_4_2_stops_count_from_the_blocks_start) {
  EXPECT_THAT(lefts_with("white-space: pre; tab-size: 4; text-indent: 12.041px", "a\t<span>b</span>"),
              ElementsAre(2, 4));
}

TEST(Tabs, css_text_3_7_4_keep_their_width_in_justified_lines) {
  EXPECT_THAT(lefts_with("text-align: justify; tab-size: 4", "a\t<span>b</span> <span>c</span> dddddd"),
              ElementsAre(0, 4, 5, 9, 10, 0));
}

TEST(Collapsing, css_text_3_4_1_1_spaces_of_two_boxes_become_one) {
  EXPECT_THAT(lines_with("white-space: normal", "a <b style='font-weight: normal'> b</b>"), ElementsAre("a b"));
}

TEST(Collapsing, css_text_3_4_1_1_tabs_and_line_feeds_are_spaces) {
  EXPECT_THAT(lines_with("white-space: normal", "a\t\n b"), ElementsAre("a b"));
}

}  // namespace
}  // namespace closeout::test
