// Lines under, over and through text (css-text-decor-3 section 2, css-text-decor-4 section 2).

#include <gmock/gmock.h>

#include "layout/lines.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr base::Colour red{255, 0, 0, 255};

/// Filled rectangles of red decorations.
std::vector<std::string> rules_with(std::string_view declarations, std::string_view text) {
  LaidOut const out =
      lay_out("<p style='text-decoration-color: red; " + std::string(declarations) + "'>" + std::string(text) + "</p>",
              ten_characters);
  return rectangles(out.document.pages.at(0), red);
}

std::vector<pages::PathItem> strokes_with(std::string_view declarations) {
  LaidOut const out = lay_out(
      "<p style='text-decoration: underline red 2px; " + std::string(declarations) + "'>aaaa</p>", ten_characters);
  std::vector<pages::PathItem> strokes;
  for (pages::Item const& item : out.document.pages.at(0).items) {
    auto const* path = std::get_if<pages::PathItem>(&item.content);
    if (path != nullptr && path->stroke == red) strokes.push_back(*path);
  }
  return strokes;
}

TEST(Decorations, css_text_decor_3_2_1_one_line_for_each_keyword) {
  EXPECT_THAT(rules_with("text-decoration-line: underline overline line-through", "aaaa"), SizeIs(3));
  EXPECT_THAT(rules_with("text-decoration-line: none", "aaaa"), IsEmpty());
}

TEST(Decorations, css_text_decor_4_2_4_thickness_and_offset_may_be_lengths) {
  EXPECT_THAT(rules_with("text-decoration: underline red 3px; text-underline-offset: 4px", "aaaa"),
              ElementsAre("0,17 24x3"));
}

TEST(Decorations, css_text_decor_3_2_5_under_is_below_the_descent) {
  // DejaVu Sans Mono goes 2.36px below the baseline at 10px.
  EXPECT_THAT(rules_with("text-decoration: underline red 3px; text-underline-position: under", "aaaa"),
              ElementsAre("0,16 24x3"));
}

TEST(Decorations, css_text_decor_3_2_1_goes_through_the_boxes_inside_in_one_line) {
  EXPECT_THAT(rules_with("text-decoration: underline red 2px; text-underline-offset: 2px",
                         "aa<b style='font-weight: normal; font-size: 20px; line-height: 0'>b</b>cc"),
              ElementsAre("0,15 36x2"));
}

TEST(Decorations, css_text_decor_3_2_1_a_raised_part_keeps_the_line_of_its_decorating_box) {
  EXPECT_THAT(rules_with("text-decoration: underline red 2px; text-underline-offset: 2px",
                         "aa<span style='vertical-align: 5px; line-height: 0'>b</span>"),
              ElementsAre("0,15 18x2"));
}

TEST(Decorations, css_text_decor_3_2_leaves_hanging_spaces_out) {
  EXPECT_THAT(rules_with("text-decoration: underline red 2px; text-underline-offset: 2px", "aaaa bbbb cccc"),
              ElementsAre("0,15 54x2", "0,35 24x2"));
}

TEST(Decorations, css_text_decor_3_2_2_double_is_two_lines) {
  EXPECT_THAT(rules_with("text-decoration: underline double red 1px; text-underline-offset: 2px", "aaaa"),
              ElementsAre("0,15 24x1", "0,17 24x1"));
}

TEST(Decorations, css_text_decor_3_2_2_dotted_dashed_and_wavy_are_strokes) {
  auto const dotted = strokes_with("text-decoration-style: dotted");
  ASSERT_THAT(dotted, SizeIs(1));
  EXPECT_EQ(dotted[0].cap, pages::LineCap::Round);
  EXPECT_THAT(dotted[0].dashes, ElementsAre(0, 4));
  auto const dashed = strokes_with("text-decoration-style: dashed");
  ASSERT_THAT(dashed, SizeIs(1));
  EXPECT_THAT(dashed[0].dashes, ElementsAre(6, 4));
  auto const wavy = strokes_with("text-decoration-style: wavy");
  ASSERT_THAT(wavy, SizeIs(1));
  EXPECT_EQ(wavy[0].path.at(1).kind, base::PathStep::Kind::Cubic);
}

TEST(Decorations, css_text_decor_3_2_1_are_not_passed_on_to_inline_blocks) {
  EXPECT_THAT(rules_with("text-decoration: underline red 2px; text-underline-offset: 2px",
                         "aa<span style='display: inline-block'>bb</span>"),
              ElementsAre("0,15 12x2"));
}

TEST(Decorations, css_text_decor_3_2_1_of_hidden_text_are_hidden) {
  EXPECT_THAT(rules_with("text-decoration: underline red; visibility: hidden", "aaaa"), IsEmpty());
}

}  // namespace
}  // namespace closeout::test
