// Breaking over pages (css-break-3). A page holds ten lines.

#include <gmock/gmock.h>

#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;

std::string paragraphs(int count, std::string const& name = "p") {
  std::string out;
  for (int i = 0; i < count; ++i) out += "<p>" + name + std::to_string(i) + "</p>";
  return out;
}

std::string lines(int count, std::string const& name) {
  std::string out;
  for (int i = 0; i < count; ++i) out += (i == 0 ? "" : "<br/>") + name + std::to_string(i);
  return out;
}

std::vector<std::size_t> lines_per_page(LaidOut const& out) {
  std::vector<std::size_t> counts;
  for (pages::Page const& page : out.document.pages) counts.push_back(texts(page).size());
  return counts;
}

TEST(Breaks, FillAPageAndGoOn) {
  EXPECT_THAT(lines_per_page(lay_out(paragraphs(25))), ElementsAre(10, 10, 5));
}

TEST(Breaks, AFullPageIsNotFollowedByAnEmptyOne) {
  EXPECT_EQ(lay_out(paragraphs(10) + "<div style='margin-bottom: 50px'></div>").document.pages.size(), 1U);
}

TEST(Breaks, MarginsAtAnUnforcedBreakAreDropped) {
  LaidOut const out = lay_out(paragraphs(10) + "<p style='margin-top: 30px'>x</p>");
  EXPECT_THAT(texts(out.document.pages.at(1)), ElementsAre("0,14 x"));
}

TEST(Breaks, MarginsAfterAForcedBreakAreKept) {
  LaidOut const out =
      lay_out("<p style='margin-bottom: 50px'>a</p><p style='break-before: page; margin-top: 30px'>x</p>");
  EXPECT_THAT(texts(out.document.pages.at(1)), ElementsAre("0,44 x"));
}

TEST(Breaks, AForcedBreakBeforeTheFirstBoxMakesNoEmptyPage) {
  EXPECT_EQ(lay_out("<div><p style='break-before: page'>a</p></div>").document.pages.size(), 1U);
}

TEST(Breaks, ABreakOfAFirstChildIsThatOfItsParent) {
  LaidOut const out = lay_out("<p>a</p><div style='padding-top: 5px'><p style='break-before: page'>b</p></div>");
  EXPECT_THAT(texts(out.document.pages.at(1)), ElementsAre("0,19 b"));
}

TEST(Breaks, ToARightPageLeaveABlankOne) {
  LaidOut const out = lay_out("<p>a</p><p style='break-before: right'>b</p>");
  EXPECT_THAT(lines_per_page(out), ElementsAre(1, 0, 1));
}

TEST(Breaks, AHeadingStaysWithTheNextBlock) {
  EXPECT_THAT(lines_per_page(lay_out(paragraphs(9) + "<h1 style='break-after: avoid'>H</h1>" + paragraphs(1))),
              ElementsAre(9, 2));
}

TEST(Breaks, InsideIsAvoidedUnlessTheBoxIsTallerThanAPage) {
  std::string const box = "<div style='break-inside: avoid'>";
  EXPECT_THAT(lines_per_page(lay_out(paragraphs(8) + box + paragraphs(4) + "</div>")), ElementsAre(8, 4));
  EXPECT_THAT(lines_per_page(lay_out(box + paragraphs(14) + "</div>")), ElementsAre(10, 4));
}

TEST(Breaks, OrphansAndWidowsKeepLinesTogether) {
  std::string const css = "p.x { orphans: 3; widows: 3 }";
  EXPECT_THAT(lines_per_page(lay_out(paragraphs(8) + "<p class='x'>" + lines(6, "l") + "</p>", css)),
              ElementsAre(8, 6));
  EXPECT_THAT(lines_per_page(lay_out(paragraphs(6) + "<p class='x'>" + lines(5, "l") + "</p>", css)),
              ElementsAre(6, 5));
  EXPECT_THAT(lines_per_page(lay_out(paragraphs(5) + "<p class='x'>" + lines(6, "l") + "</p>", css)),
              ElementsAre(8, 3));
}

TEST(Breaks, ABoxIsSlicedWithoutBorderAtTheBreak) {
  LaidOut const out = lay_out("<div style='background: #f00; padding: 20px 0'>" + paragraphs(12) + "</div>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre("0,0 200x200"));
  EXPECT_THAT(rectangles(out.document.pages.at(1), {255, 0, 0}), ElementsAre("0,0 200x80"));
}

TEST(Breaks, FreeSpaceGoesOnOnTheNextPage) {
  LaidOut const out = lay_out("<div style='height: 300px'><p>a</p></div><p>b</p>");
  EXPECT_THAT(texts(out.document.pages.at(1)), ElementsAre("0,114 b"));
}

TEST(Pages, ANamedPageForcesABreakAndHasItsOwnSize) {
  LaidOut const out = lay_out("<p>a</p><div style='page: wide; background: #f00'><p>b</p></div><p>c</p>",
                              "@page wide { size: 400px 100px }");
  ASSERT_EQ(out.document.pages.size(), 3U);
  EXPECT_EQ(out.document.pages[1].size.width, base::Length::from_pixels(400));
  EXPECT_THAT(rectangles(out.document.pages[1], {255, 0, 0}), ElementsAre("0,0 400x20"));
  EXPECT_EQ(out.document.pages[2].size.width, base::Length::from_pixels(200));
}

TEST(Pages, TheFirstPageHasAStyleOfItsOwn) {
  LaidOut const out = lay_out(paragraphs(12), "@page :first { margin-top: 100px }");
  EXPECT_THAT(lines_per_page(out), ElementsAre(5, 7));
}

TEST(Pages, LeftAndRightPagesMirrorTheirMargins) {
  LaidOut const out = lay_out(paragraphs(12), "@page :left { margin-left: 10px } @page :right { margin-left: 30px }");
  EXPECT_EQ(texts(out.document.pages.at(0)).at(0), "30,14 p0");
  EXPECT_EQ(texts(out.document.pages.at(1)).at(0), "10,14 p10");
}

TEST(PageMargins, ShowCountersAndStringsAsArtifacts) {
  LaidOut const out =
      lay_out("<h1>One</h1>" + paragraphs(14) + "<h1>Two</h1>",
              "h1 { string-set: title content() } @page { margin: 20px 0; @top-left { content: string(title) } "
              "@bottom-right { content: counter(page) ' / ' counter(pages) } }");
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_THAT(texts(out.document.pages[0]), ::testing::Contains("0,14 One"));
  EXPECT_THAT(texts(out.document.pages[1]), ::testing::Contains("0,14 Two"));
  EXPECT_THAT(texts(out.document.pages[1]), ::testing::Contains(::testing::EndsWith("2 / 2")));
  EXPECT_THAT(pages::text_of(out.document), ::testing::Not(::testing::HasSubstr("/")));
}

TEST(References, ATableOfContentsKnowsItsPages) {
  LaidOut const out = lay_out(
      "<p><a href='#x'>See</a></p><p style='break-before: page'>b</p>"
      "<p id='x' style='break-before: page'>c</p>",
      "a::after { content: ' ' target-counter(attr(href), page) }");
  EXPECT_THAT(pages::text_of(out.document), ::testing::StartsWith("See 3"));
}

TEST(References, StringsAndPagesAreKnownInTheFlow) {
  LaidOut const out =
      lay_out("<h1>One</h1><p>a</p><h1 style='break-before: page'>Two</h1><p>b</p>",
              "h1 { string-set: title content() } p::after { content: ' ' string(title) counter(page) }");
  EXPECT_EQ(pages::text_of(out.document), "Onea One1Twob Two2");
}

TEST(References, ALinkToNowhereIsAWarning) {
  EXPECT_THAT(codes(lay_out("<p><a href='#nowhere'>a</a></p>").findings), ElementsAre("layout-broken-link"));
}

TEST(Positioned, AbsoluteBoxesRefToTheNearestPositionedBox) {
  LaidOut const out = lay_out(
      "<div style='position: relative; margin: 20px; height: 60px'>"
      "<p style='position: absolute; right: 0; bottom: 0; width: 10px; height: 10px; background: #f00'></p></div>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre("170,70 10x10"));
}

TEST(Positioned, WithoutOneThePageAreaIsTheContainingBlock) {
  LaidOut const out = lay_out("<p style='position: absolute; inset: 50px 20px auto; background: #f00'>a</p>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre("20,50 160x20"));
}

TEST(Positioned, FixedBoxesStandOnEveryPageAndAreReadOnce) {
  LaidOut const out = lay_out("<p style='position: fixed; bottom: 0; left: 0'>F</p>" + paragraphs(12));
  EXPECT_THAT(texts(out.document.pages.at(0)), ::testing::Contains("0,194 F"));
  EXPECT_THAT(texts(out.document.pages.at(1)), ::testing::Contains("0,194 F"));
  EXPECT_THAT(pages::text_of(out.document), ::testing::StartsWith("Fp0p1"));
}

TEST(Positioned, RelativeBoxesMoveWithoutMovingOthers) {
  LaidOut const out = lay_out("<p style='position: relative; top: 5px; left: 7px'>a</p><p>b</p>");
  EXPECT_THAT(texts(out.document.pages.at(0)), ElementsAre("0,34 b", "7,19 a"));
}

}  // namespace
}  // namespace closeout::test
