// Lines: breaking, alignment, inline boxes (CSS 2.2 section 9.4.2 and 10.8, css-text-3 sections 5 and 7).

#include <gmock/gmock.h>

#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> texts_of(std::string_view body, std::string_view css = {}) {
  return texts(lay_out(body, css).document.pages.at(0));
}

pages::TextItem const& text_item(pages::Page const& page, std::size_t index) {
  for (pages::Item const& item : page.items) {
    auto const* text = std::get_if<pages::TextItem>(&item.content);
    if (text != nullptr && index-- == 0) return *text;
  }
  throw std::out_of_range("no such text");
}

// In DejaVu Sans Mono every advance is 1233/2048 em: at 10px a character is 6.02px wide.
constexpr std::string_view mono = "html { font-family: 'DejaVu Sans Mono' } p { width: 60.21px }";

TEST(LineBreaking, WordsOfALineAreOneRunAndKeepTheSpaceTheyBrokeAt) {
  EXPECT_THAT(texts_of("<p>aaaa bbbb cccc</p>", mono), ElementsAre("0,13 aaaa bbbb ", "0,33 cccc"));
}

TEST(LineBreaking, ALongWordBreaksOnlyIfItMay) {
  LaidOut const out = lay_out("<p>aaaaaaaaaaaaaaa</p>", mono);
  EXPECT_THAT(texts(out.document.pages.at(0)), ElementsAre("0,13 aaaaaaaaaaaaaaa"));
  EXPECT_THAT(codes(out.findings), ElementsAre("layout-line-overflow"));
  EXPECT_THAT(texts_of("<p style='overflow-wrap: anywhere'>bb aaaaaaaaaaaaaaa</p>", mono),
              ElementsAre("0,13 bb ", "0,33 aaaaaaaaaa", "0,53 aaaaa"));
}

TEST(LineBreaking, NowrapStaysOnOneLine) {
  EXPECT_THAT(texts_of("<p style='white-space: nowrap'>aaaa bbbb cccc</p>", mono), ElementsAre("0,13 aaaa bbbb cccc"));
}

TEST(LineBreaking, PreservedLineFeedsBreak) {
  EXPECT_THAT(texts_of("<p style='white-space: pre'>a\nb</p>", mono), ElementsAre("0,13 a", "0,33 b"));
}

TEST(LineBreaking, ASoftHyphenShowsWhereTheLineEnds) {
  LaidOut const out = lay_out(
      "<p>aaaa bbbb\xC2\xAD"
      "cccc</p>",
      mono);
  EXPECT_THAT(texts(out.document.pages.at(0)), ElementsAre("0,13 aaaa bbbb", "54,13 \xC2\xAD", "0,33 cccc"));
}

TEST(LineBreaking, ClosingEdgesStayWithTheirWord) {
  EXPECT_THAT(texts_of("<p>aaaa <span style='padding: 0 10px'>bbb</span> c</p>", mono),
              ElementsAre("0,13 aaaa ", "10,33 bbb", "38,33  c"));
}

TEST(TextAlign, RightAndCentreLeaveHangingSpacesOut) {
  EXPECT_THAT(texts_of("<p style='text-align: right'>aaaa bbb cccc</p>", mono),
              ElementsAre("12,13 aaaa bbb ", "36,33 cccc"));
  EXPECT_THAT(texts_of("<p style='text-align: center'>aaaa</p>", mono), ElementsAre("18,13 aaaa"));
}

TEST(TextAlign, JustifyWidensSpacesButNotInTheLastLine) {
  LaidOut const out = lay_out("<p style='text-align: justify'>aa bb cc dddd ee</p>", mono);
  pages::Page const& page = out.document.pages.at(0);
  EXPECT_THAT(texts(page), ElementsAre("0,13 aa bb cc ", "0,33 dddd ee"));
  base::Length const advance = text_item(page, 1).run.glyphs.at(0).advance;
  base::Length const width = base::Length::from_pixels(60.21);
  // The space at the end hangs beyond the edge; what eight characters leave is divided between two gaps.
  EXPECT_EQ(text_item(page, 0).run.width, width + advance);
  EXPECT_EQ(text_item(page, 0).run.glyphs.at(2).advance, advance + (width - advance * 8) / 2);
  EXPECT_EQ(text_item(page, 1).run.width, advance * 7);
}

TEST(TextAlign, IndentMovesTheFirstLine) {
  EXPECT_THAT(texts_of("<p style='text-indent: 12px'>aaaa bbb cccc</p>", mono),
              ElementsAre("12,13 aaaa bbb ", "0,33 cccc"));
}

TEST(Bidi, WordsOfARightToLeftParagraphRunFromTheRight) {
  LaidOut const out = lay_out("<p dir='rtl'>\u05D0\u05D1 \u05D2\u05D3</p>", "p { width: 100px }");
  EXPECT_EQ(pages::text_of(out.document), "\u05D0\u05D1 \u05D2\u05D3");
  pages::TextItem const& text = text_item(out.document.pages.at(0), 0);
  EXPECT_TRUE(text.run.is_right_to_left);
  EXPECT_EQ(text.origin.x + text.run.width, base::Length::from_pixels(100));
  EXPECT_LT(text_item(out.document.pages.at(0), 1).origin.x, text.origin.x);
}

TEST(VerticalAlign, SuperRaisesAndSubLowers) {
  EXPECT_THAT(texts_of("<p>a<span style='vertical-align: super; line-height: 0'>b</span>"
                       "<span style='vertical-align: sub; line-height: 0'>c</span></p>"),
              ElementsAre("0,14 a", StartsWith("6,11 "), StartsWith("12,16 ")));
}

TEST(VerticalAlign, ATallLineBoxHoldsTopAndBottom) {
  LaidOut const out = lay_out(
      "<p>a<span style='display: inline-block; height: 60px; width: 10px; background: #f00'></span>"
      "<span style='display: inline-block; height: 10px; width: 10px; background: #0f0; vertical-align: top'></span>"
      "<span style='display: inline-block; height: 10px; width: 10px; background: #00f; vertical-align: "
      "bottom'></span></p>");
  pages::Page const& page = out.document.pages.at(0);
  EXPECT_THAT(texts(page), ElementsAre("0,60 a"));
  EXPECT_THAT(rectangles(page, {255, 0, 0}), ElementsAre("6,0 10x60"));
  EXPECT_THAT(rectangles(page, {0, 255, 0}), ElementsAre("16,0 10x10"));
  EXPECT_THAT(rectangles(page, {0, 0, 255}), ElementsAre("26,56 10x10"));
}

TEST(InlineBoxes, PaintTheirBackgroundBehindTheFontsHeight) {
  LaidOut const out = lay_out("<p>aa<span style='background: #f00; padding: 2px'>bb</span></p>", mono);
  EXPECT_THAT(rectangles(out.document.pages.at(0), {255, 0, 0}), ElementsAre(StartsWith("12,")));
}

TEST(InlineBlocks, ShrinkToTheirContentAndShareTheBaseline) {
  EXPECT_THAT(texts_of("<p>a<span style='display: inline-block; padding: 5px'>bb</span>c</p>", mono),
              ElementsAre("0,18 a", "11,18 bb", "28,18 c"));
}

TEST(Decorations, UnderlinesAreArtifactsAndLeaveHangingSpacesOut) {
  LaidOut const out =
      lay_out("<p><u>aaaa bbbb cccc</u></p>", "html { font-family: 'DejaVu Sans Mono' } p { width: 60.21px }");
  auto const lines = rectangles(out.document.pages.at(0), {0, 0, 0});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], ::testing::HasSubstr(" 54x"));
}

TEST(Lists, OutsideMarkersEndBeforeTheContent) {
  EXPECT_THAT(texts_of("<ol style='margin-left: 30px'><li>a</li></ol>"), ElementsAre("17,14 1.", "30,14 a"));
}

TEST(Lists, InsideMarkersBeginTheFirstLine) {
  EXPECT_THAT(texts_of("<ul style='list-style-position: inside'><li><p>a</p></li></ul>"),
              ElementsAre("0,14 \u2022 ", "6,14 a"));
}

TEST(Lists, AnItemWithoutTextKeepsItsMarker) {
  EXPECT_THAT(texts_of("<ol style='margin-left: 30px'><li></li><li>b</li></ol>"),
              ElementsAre("17,14 1.", "17,34 2.", "30,34 b"));
}

TEST(Findings, NoneForAnOrdinaryParagraph) {
  EXPECT_THAT(codes(lay_out("<p>a b c</p>").findings), IsEmpty());
}

}  // namespace
}  // namespace closeout::test
