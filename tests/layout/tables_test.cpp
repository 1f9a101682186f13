// Tables (CSS 2.2 section 17, css-tables-3).

#include <gmock/gmock.h>

#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

constexpr std::string_view mono = "html { font-family: 'DejaVu Sans Mono' } ";
constexpr base::Colour red{255, 0, 0};

std::vector<std::string> texts_of(std::string_view body, std::string css = {}) {
  return texts(lay_out(body, std::string(mono) + css).document.pages.at(0));
}

TEST(TableWidths, ColumnsShrinkToTheirContent) {
  EXPECT_THAT(texts_of("<table><tr><td>aaaa</td><td>b</td></tr><tr><td>c</td><td>dd</td></tr></table>"),
              ElementsAre("0,13 aaaa", "24,13 b", "0,33 c", "24,33 dd"));
}

TEST(TableWidths, MoreRoomGoesToColumnsInProportionToTheirContent) {
  EXPECT_THAT(texts_of("<table style='width: 120px'><tr><td>aaaa</td><td>bb</td></tr></table>"),
              ElementsAre("0,13 aaaa", "80,13 bb"));
}

TEST(TableWidths, FixedAndPercentageColumnsAreMinded) {
  EXPECT_THAT(texts_of("<table style='width: 200px'><tr><td style='width: 30px'>a</td><td style='width: 25%'>b</td>"
                       "<td>c</td></tr></table>"),
              ElementsAre("0,13 a", "30,13 b", "80,13 c"));
}

TEST(TableWidths, FixedLayoutLooksAtColumnsAndFirstRowOnly) {
  EXPECT_THAT(texts_of("<table style='width: 120px; table-layout: fixed'><col style='width: 20px'/><col/><col/>"
                       "<tr><td>a</td><td>b</td><td>c</td></tr><tr><td>d</td><td>eeeeeeee</td><td>f</td></tr></table>"),
              ElementsAre("0,13 a", "20,13 b", "70,13 c", "0,33 d", "20,33 eeeeeeee", "70,33 f"));
}

TEST(TableWidths, SpacingStandsAroundEveryCell) {
  EXPECT_THAT(
      texts_of("<table style='border-spacing: 5px 7px'><tr><td>aa</td><td>b</td></tr><tr><td>c</td></tr></table>"),
      ElementsAre("5,20 aa", "22,20 b", "5,47 c"));
}

TEST(TableSpans, ASpanningCellWidensItsColumns) {
  EXPECT_THAT(texts_of("<table><tr><td colspan='2'>aaaaaaaa</td></tr><tr><td>b</td><td>c</td></tr></table>"),
              ElementsAre("0,13 aaaaaaaa", "0,33 b", "24,33 c"));
}

TEST(TableSpans, ARowSpanPushesTheNextRowsCellsAside) {
  EXPECT_THAT(texts_of("<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
              ElementsAre("0,13 a", "6,13 b", "6,33 c"));
}

TEST(TableCells, AreAlignedInTheirRow) {
  EXPECT_THAT(texts_of("<table><tr><td>a<br/>a<br/>a</td><td style='vertical-align: middle'>b</td>"
                       "<td style='vertical-align: bottom'>c</td></tr></table>"),
              ElementsAre("0,13 a", "0,33 a", "0,53 a", "6,33 b", "12,53 c"));
}

TEST(TableCells, ShareABaseline) {
  EXPECT_THAT(texts_of("<table><tr><td style='vertical-align: baseline; padding-top: 10px'>a</td>"
                       "<td style='vertical-align: baseline'>b</td></tr></table>"),
              ElementsAre("0,23 a", "6,23 b"));
}

TEST(TableBorders, TheWiderOfTwoCollapsedBordersWins) {
  LaidOut const out = lay_out(
      "<table style='border-collapse: collapse'><tr><td style='border: 4px solid #f00'>a</td>"
      "<td style='border: 2px solid #00f'>b</td></tr></table>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), red), Contains(::testing::StartsWith("8,-2 4x")));
}

TEST(TableBorders, HiddenBeatsEveryOther) {
  LaidOut const out = lay_out(
      "<table style='border-collapse: collapse'><tr><td style='border: 4px solid #f00; "
      "border-right-style: hidden'>a</td><td style='border: 2px solid #00f'>b</td></tr></table>");
  EXPECT_THAT(rectangles(out.document.pages.at(0), {0, 0, 255}), Not(Contains(::testing::StartsWith("7,-1 2x"))));
}

TEST(TablePages, TheHeaderStandsAgainAndIsReadOnce) {
  std::string body = "<table><thead><tr><th scope='col'>H</th></tr></thead><tbody>";
  for (int i = 0; i < 15; ++i) body += "<tr><td>r" + std::to_string(i) + "</td></tr>";
  LaidOut const out = lay_out(body + "</tbody></table>", mono);
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_EQ(texts(out.document.pages[0]).size(), 10U);
  EXPECT_THAT(texts(out.document.pages[1]), ::testing::UnorderedElementsAre("0,13 H", "0,33 r9", "0,53 r10", "0,73 r11",
                                                                            "0,93 r12", "0,113 r13", "0,133 r14"));
  EXPECT_EQ(pages::text_of(out.document), "Hr0r1r2r3r4r5r6r7r8r9r10r11r12r13r14");
}

TEST(TablePages, TheFooterStandsBelowTheRowsOfEveryPage) {
  std::string body = "<table><tfoot><tr><td>F</td></tr></tfoot><tbody>";
  for (int i = 0; i < 12; ++i) body += "<tr><td>r" + std::to_string(i) + "</td></tr>";
  LaidOut const out = lay_out(body + "</tbody></table>", mono);
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_THAT(texts(out.document.pages[0]), Contains("0,193 F"));
  EXPECT_THAT(texts(out.document.pages[1]), ElementsAre("0,13 r9", "0,33 r10", "0,53 r11", "0,73 F"));
}

TEST(TablePages, ARowTallerThanAPageGoesOnWithItsNextLine) {
  std::string lines;
  for (int i = 0; i < 14; ++i) lines += "l" + std::to_string(i) + "<br/>";
  LaidOut const out = lay_out("<table><tr><td>a</td><td>" + lines + "</td></tr></table>", mono);
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_THAT(texts(out.document.pages[1]), ElementsAre("6,13 l10", "6,33 l11", "6,53 l12", "6,73 l13"));
  EXPECT_THAT(codes(out.findings), ElementsAre("layout-row-too-tall"));
}

TEST(TablePages, RowsUnderASpanBreakBetweenRows) {
  std::string body = "<table><tr><td rowspan='14'>s<br/>t</td><td>r0</td></tr>";
  for (int i = 1; i < 14; ++i) body += "<tr><td>r" + std::to_string(i) + "</td></tr>";
  LaidOut const out = lay_out(body + "<tr><td>u</td><td>v</td></tr></table>", mono);
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_EQ(texts(out.document.pages[0]).size(), 12U);
  EXPECT_THAT(texts(out.document.pages[1]),
              ElementsAre("6,13 r10", "6,33 r11", "6,53 r12", "6,73 r13", "0,93 u", "6,93 v"));
}

TEST(TablePages, WhatIsLeftOfATallRowPushesTheNextOnesDown) {
  std::string lines;
  for (int i = 0; i < 12; ++i) lines += "l" + std::to_string(i) + "<br/>";
  LaidOut const out =
      lay_out("<table><tr><td rowspan='2'>s</td><td>" + lines + "</td></tr><tr><td>b</td></tr></table>", mono);
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_THAT(texts(out.document.pages[1]), ElementsAre("6,13 l10", "6,33 l11", "6,53 b"));
}

TEST(TablePages, ABreakBeforeARowIsForced) {
  LaidOut const out = lay_out("<table><tr><td>a</td></tr><tr style='break-before: page'><td>b</td></tr></table>", mono);
  ASSERT_EQ(out.document.pages.size(), 2U);
  EXPECT_THAT(texts(out.document.pages[1]), ElementsAre("0,13 b"));
}

TEST(TableCaptions, StandAboveOrBelowTheTable) {
  EXPECT_THAT(texts_of("<table><caption>C</caption><tr><td>aaaa</td></tr></table>"),
              ElementsAre(::testing::EndsWith(",13 C"), "0,33 aaaa"));
  EXPECT_THAT(texts_of("<table><caption style='caption-side: bottom'>C</caption><tr><td>aaaa</td></tr></table>"),
              ElementsAre("0,13 aaaa", ::testing::EndsWith(",33 C")));
}

TEST(TableFindings, ATableThatIsTooWideIsAWarning) {
  EXPECT_THAT(
      codes(lay_out(
                "<table><tr><td style='white-space: nowrap'>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</td></tr></table>",
                mono)
                .findings),
      Contains("layout-table-overflow"));
}

}  // namespace
}  // namespace closeout::test
