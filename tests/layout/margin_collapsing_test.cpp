// CSS 2.2 section 8.3.1. Lines are 20px; the baseline of Noto Sans 10px lies 14px below a line's top.

#include <gmock/gmock.h>

#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts_of(std::string_view body, std::string_view css = {}) {
  return texts(lay_out(body, css).document.pages.at(0));
}

TEST(MarginCollapsing, SiblingsKeepTheLargerMargin) {
  EXPECT_THAT(texts_of("<p style='margin-bottom: 10px'>a</p><p style='margin-top: 30px'>b</p>"),
              ElementsAre("0,14 a", "0,64 b"));
}

TEST(MarginCollapsing, NegativeMarginsAreAddedToPositiveOnes) {
  EXPECT_THAT(texts_of("<p style='margin-bottom: 10px'>a</p><p style='margin-top: -4px'>b</p>"),
              ElementsAre("0,14 a", "0,40 b"));
}

TEST(MarginCollapsing, FirstChildMovesItsParentDown) {
  EXPECT_THAT(
      rectangles(
          lay_out("<p>a</p><div style='background: #f00; margin-top: 5px'><p style='margin-top: 30px'>b</p></div>")
              .document.pages.at(0),
          {255, 0, 0}),
      ElementsAre("0,50 200x20"));
}

TEST(MarginCollapsing, PaddingKeepsTheFirstChildsMarginInside) {
  EXPECT_THAT(
      rectangles(lay_out("<div style='background: #f00; padding-top: 1px'><p style='margin-top: 30px'>b</p></div>")
                     .document.pages.at(0),
                 {255, 0, 0}),
      ElementsAre("0,0 200x51"));
}

TEST(MarginCollapsing, LastChildsMarginLeavesItsParent) {
  LaidOut const out =
      lay_out("<div style='background: #f00; margin-bottom: 5px'><p style='margin-bottom: 30px'>a</p></div><p>b</p>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre("0,0 200x20"));
  EXPECT_THAT(texts(out.document.pages.at(0)), ElementsAre("0,14 a", "0,64 b"));
}

TEST(MarginCollapsing, BorderKeepsTheLastChildsMarginInside) {
  LaidOut const out = lay_out(
      "<div style='background: #f00; border-bottom: 2px solid #000'><p style='margin-bottom: "
      "30px'>a</p></div><p>b</p>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre("0,0 200x52"));
  EXPECT_THAT(texts(out.document.pages.at(0)), ElementsAre("0,14 a", "0,66 b"));
}

TEST(MarginCollapsing, MarginsCollapseThroughAnEmptyBox) {
  EXPECT_THAT(texts_of("<p style='margin-bottom: 10px'>a</p><div style='margin: 15px 0 25px'></div><p>b</p>"),
              ElementsAre("0,14 a", "0,59 b"));
}

TEST(MarginCollapsing, AFormattingContextKeepsMarginsInside) {
  LaidOut const out = lay_out("<div style='background: #f00; overflow: hidden'><p style='margin: 30px 0'>a</p></div>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre("0,0 200x80"));
}

TEST(MarginCollapsing, AHeightKeepsTheLastChildsMarginOut) {
  EXPECT_THAT(texts_of("<div style='height: 50px'><p style='margin-bottom: 90px'>a</p></div><p>b</p>"),
              ElementsAre("0,14 a", "0,64 b"));
}

TEST(BlockWidths, AutoMarginsCentreABox) {
  EXPECT_THAT(
      rectangles(lay_out("<p style='background: #f00; width: 100px; margin: 0 auto'>a</p>").document.pages.at(0),
                 {255, 0, 0}),
      ElementsAre("50,0 100x20"));
}

TEST(BlockWidths, BoxSizingCountsPaddingAndBorder) {
  EXPECT_THAT(
      rectangles(lay_out("<p style='background: #f00; width: 50%; padding: 0 10px; border-left: 5px solid #000; "
                         "box-sizing: border-box; border-right: 0'>a</p>")
                     .document.pages.at(0),
                 {255, 0, 0}),
      ElementsAre("0,0 100x20"));
}

TEST(BlockWidths, MinimumWinsOverMaximum) {
  EXPECT_THAT(
      rectangles(lay_out("<p style='background: #f00; max-width: 50px; min-width: 80px'>a</p>").document.pages.at(0),
                 {255, 0, 0}),
      ElementsAre("0,0 80x20"));
}

TEST(BlockHeights, ADefiniteHeightHoldsWhateverTheContent) {
  EXPECT_THAT(texts_of("<div style='height: 10px'><p>a</p><p>b</p></div><p>c</p>"),
              ElementsAre("0,14 a", "0,34 b", "0,24 c"));
}

}  // namespace
}  // namespace closeout::test
