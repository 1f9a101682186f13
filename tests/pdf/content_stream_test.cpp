#include "pdf/content_stream.hpp"

#include <gtest/gtest.h>

#include "pdf/plain_font.hpp"

namespace closeout::pdf {
namespace {

using Kind = base::PathStep::Kind;

base::Length px(double pixels) {
  return base::Length::from_pixels(pixels);
}

base::PathStep step(Kind kind, double x, double y) {
  base::PathStep result;
  result.kind = kind;
  result.x = x;
  result.y = y;
  return result;
}

base::Path square() {
  return {step(Kind::Move, 0, 0), step(Kind::Line, 40, 0), step(Kind::Line, 40, 40), step(Kind::Line, 0, 40),
          step(Kind::Close, 0, 0)};
}

/// A page of 400 x 400 px (300 x 300 pt) with two paragraphs' marked contents.
class ContentStreamTest : public ::testing::Test {
 protected:
  ContentStreamTest() {
    page.size = {px(400), px(400)};
    page.marked_contents = {{1, "", "", pages::StructureType::P}, {2, "", "", pages::StructureType::H1}};
  }

  void text(std::optional<std::uint32_t> mcid, double x, std::string letters, base::Colour colour = {}) {
    page.items.push_back({{mcid, {}}, pages::TextItem{{px(x), px(40)}, plain_run(font, std::move(letters)), colour}});
  }

  void path(pages::PathItem item) { page.items.push_back({{}, std::move(item)}); }

  std::string operators() {
    FontRegistry fonts;
    return page_content(page, fonts).operators;
  }

  PlainFont font;
  pages::Page page;
};

TEST_F(ContentStreamTest, TextStandsInItsMarkedContent) {
  text(0, 20, "AB");
  EXPECT_EQ(operators(), "/P <</MCID 0>>BDC\nBT\n/F0 15 Tf\n15 270 Td\n[<00410042>]TJ\nET\nEMC\n");
}

TEST_F(ContentStreamTest, RunsOfOneLineShareAnArray) {
  text(0, 20, "AB");
  text(0, 45, "C");  // 5 px further than AB reaches: a quarter of the em.
  EXPECT_EQ(operators(), "/P <</MCID 0>>BDC\nBT\n/F0 15 Tf\n15 270 Td\n[<00410042>-250<0043>]TJ\nET\nEMC\n");
}

TEST_F(ContentStreamTest, FontAndColourAreSetOnlyOnChange) {
  text(0, 20, "A", {255, 0, 0, 255});
  text(1, 20, "B", {255, 0, 0, 255});
  EXPECT_EQ(operators(),
            "/P <</MCID 0>>BDC\nBT\n1 0 0 rg\n/F0 15 Tf\n15 270 Td\n[<0041>]TJ\nET\nEMC\n"
            "/H1 <</MCID 1>>BDC\nBT\n15 270 Td\n[<0042>]TJ\nET\nEMC\n");
}

TEST_F(ContentStreamTest, AnAdvanceOtherThanTheFontsIsAdjusted) {
  text(0, 20, "AB");
  std::get<pages::TextItem>(page.items[0].content).run.glyphs[0].advance = px(9);
  EXPECT_EQ(operators(), "/P <</MCID 0>>BDC\nBT\n/F0 15 Tf\n15 270 Td\n[<0041>50<0042>]TJ\nET\nEMC\n");
}

TEST_F(ContentStreamTest, OffsetsMoveOneGlyphAndNotTheNext) {
  text(0, 20, "ABC");
  auto& glyphs = std::get<pages::TextItem>(page.items[0].content).run.glyphs;
  glyphs[1].x_offset = px(-2);
  glyphs[1].y_offset = px(4);
  EXPECT_EQ(operators(),
            "/P <</MCID 0>>BDC\nBT\n/F0 15 Tf\n15 270 Td\n[<0041>]TJ\n3 Ts\n[100<0042>]TJ\n0 Ts\n[-100<0043>]TJ\n"
            "ET\nEMC\n");
}

TEST_F(ContentStreamTest, LanguageAndActualTextMakeASpan) {
  page.marked_contents[0].language = "sv";
  page.marked_contents[0].actual_text = "å";
  text(0, 20, "A");
  EXPECT_EQ(operators().substr(0, 56), "/Span <</MCID 0/Lang(sv)/ActualText<FEFF00E5>>>BDC\nBT\n/F");
}

TEST_F(ContentStreamTest, ArtifactsSayWhatTheyAre) {
  page.items.push_back({{std::nullopt, pages::ArtifactType::PaginationFooter},
                        pages::TextItem{{px(20), px(40)}, plain_run(font, "1"), {}}});
  EXPECT_EQ(operators().substr(0, 53), "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nBT\n/F");
}

TEST_F(ContentStreamTest, ABackgroundHasABoundingBox) {
  pages::PathItem item;
  item.path = square();
  item.fill = base::Colour{0, 0, 255, 255};
  page.items.push_back({{std::nullopt, pages::ArtifactType::Background}, item});
  EXPECT_EQ(operators(), "/Artifact<</Type/Background/BBox[0 270 30 300]>>BDC\n0 0 1 rg\n0 300 30 -30 re\nf\nEMC\n");
}

TEST_F(ContentStreamTest, NeighboursOfOneTagAreOneSequence) {
  pages::PathItem line;
  line.path = {step(Kind::Move, 0, 0), step(Kind::Line, 40, 0)};
  line.stroke = base::Colour{0, 0, 0, 255};
  line.stroke_width = 2;
  line.dashes = {4, 2};
  line.cap = pages::LineCap::Round;
  path(line);
  path(line);
  EXPECT_EQ(operators(),
            "/Artifact<</Type/Layout>>BDC\n1.5 w\n[3 1.5]0 d\n1 J\n0 300 m\n30 300 l\nS\n0 300 m\n30 300 l\nS\nEMC\n");
}

TEST_F(ContentStreamTest, CurvesAndOtherPathsKeepTheirSteps) {
  base::PathStep curve = step(Kind::Cubic, 30, 30);
  curve.x1 = 10;
  curve.x2 = 20;
  pages::PathItem item;
  item.path = {step(Kind::Move, 0, 0), curve, step(Kind::Close, 0, 0)};
  item.fill = base::Colour{0, 0, 0, 255};
  item.even_odd = true;
  path(item);
  EXPECT_EQ(operators(), "/Artifact<</Type/Layout>>BDC\n0 300 m\n7.5 300 15 300 22.5 277.5 c\nh\nf*\nEMC\n");
}

TEST_F(ContentStreamTest, AClipStandsAroundTheSequencesItClips) {
  text(0, 20, "A", {255, 0, 0, 255});
  page.items.push_back({{}, pages::ClipBegin{square()}});
  text(1, 20, "B", {0, 255, 0, 255});
  page.items.push_back({{}, pages::ClipEnd{}});
  EXPECT_EQ(operators(),
            "/P <</MCID 0>>BDC\nBT\n1 0 0 rg\n/F0 15 Tf\n15 270 Td\n[<0041>]TJ\nET\nEMC\n"
            "q\n0 300 30 -30 re\nW n\n"
            "/H1 <</MCID 1>>BDC\nBT\n0 1 0 rg\n15 270 Td\n[<0042>]TJ\nET\nEMC\nQ\n");
}

TEST_F(ContentStreamTest, AfterAClipTheStateIsAsBefore) {
  page.items.push_back({{}, pages::ClipBegin{square()}});
  text(0, 20, "A", {0, 255, 0, 255});
  page.items.push_back({{}, pages::ClipEnd{}});
  text(1, 20, "B", {0, 255, 0, 255});
  std::string const second = operators().substr(operators().find("Q\n"));
  EXPECT_EQ(second, "Q\n/H1 <</MCID 1>>BDC\nBT\n0 1 0 rg\n/F0 15 Tf\n15 270 Td\n[<0042>]TJ\nET\nEMC\n");
}

TEST_F(ContentStreamTest, AClipWithinOneSequenceDoesNotBeginItTwice) {
  text(0, 20, "A");
  page.items.push_back({{}, pages::ClipBegin{square()}});
  text(0, 40, "B");
  page.items.push_back({{}, pages::ClipEnd{}});
  text(0, 60, "C");
  std::string const text = operators();
  EXPECT_EQ(text.find("BDC"), text.rfind("BDC"));
  EXPECT_EQ(text.find("EMC"), text.rfind("EMC"));
}

TEST_F(ContentStreamTest, AClipThatIsNeverEndedIsEndedWithThePage) {
  page.items.push_back({{}, pages::ClipBegin{{}}});
  text(0, 20, "A");
  EXPECT_TRUE(operators().starts_with("q\n0 0 0 0 re\nW n\n"));
  EXPECT_TRUE(operators().ends_with("EMC\nQ\n"));
}

TEST_F(ContentStreamTest, TransparencyIsAnExtendedGraphicsState) {
  text(0, 20, "A", {0, 0, 0, 128});
  FontRegistry fonts;
  PageContent const content = page_content(page, fonts);
  EXPECT_NE(content.operators.find("/a128 gs\n"), std::string::npos);
  std::string states;
  append_alpha_states(states, content.resources.alphas);
  EXPECT_EQ(states, "/a128<</ca .502>>");
}

TEST_F(ContentStreamTest, AGroupIsPaintedAsOneThing) {
  pages::PathItem item;
  item.path = square();
  item.fill = base::Colour{255, 0, 0, 255};
  pages::Tag const tag{0, {}};
  page.items = {{tag, pages::GroupBegin{0.5}},  {tag, item},
                {tag, pages::GroupBegin{0.25}}, {tag, item},
                {tag, pages::GroupEnd{}},       {tag, pages::GroupEnd{}}};
  FontRegistry fonts;
  PageContent const content = page_content(page, fonts);
  ASSERT_EQ(content.groups.size(), 1U);
  PageContent const& outer = content.groups[0];
  EXPECT_EQ(content.operators, "/P <</MCID 0>>BDC\nq\n/a128 gs\n/" + group_resource(outer) + " Do\nQ\nEMC\n");
  PageContent const& inner = outer.groups.at(0);
  EXPECT_EQ(outer.operators, "1 0 0 rg\n0 300 30 -30 re\nf\nq\n/a64 gs\n/" + group_resource(inner) + " Do\nQ\n");
  EXPECT_EQ(inner.operators, "0 300 30 -30 re\nf\n");
}

TEST_F(ContentStreamTest, TextIsTurnedAboutItsOrigin) {
  text(0, 20, "A");
  std::get<pages::TextItem>(page.items[0].content).turn = {0, -1, 1, 0, 0, 0};
  text(0, 20, "B");
  EXPECT_EQ(operators(),
            "/P <</MCID 0>>BDC\nq\n0 1 -1 0 285 255 cm\nBT\n/F0 15 Tf\n15 270 Td\n[<0041>]TJ\nET\nQ\n"
            "BT\n/F0 15 Tf\n15 270 Td\n[<0042>]TJ\nET\nEMC\n");
}

TEST_F(ContentStreamTest, StrokesHaveJoinsAndOffsets) {
  pages::PathItem line;
  line.path = {step(Kind::Move, 0, 0), step(Kind::Line, 40, 0)};
  line.stroke = base::Colour{0, 0, 0, 255};
  line.stroke_width = 4.0 / 3;
  line.dashes = {4, 4};
  line.dash_offset = 2;
  line.cap = pages::LineCap::Square;
  line.miter_limit = 4;
  path(line);
  line.join = pages::LineJoin::Bevel;
  path(line);
  EXPECT_EQ(operators(),
            "/Artifact<</Type/Layout>>BDC\n[3 3]1.5 d\n2 J\n4 M\n0 300 m\n30 300 l\nS\n"
            "2 j\n0 300 m\n30 300 l\nS\nEMC\n");
}

TEST_F(ContentStreamTest, RoundedWidthsDoNotAddUp) {
  // Nearly a thousandth of the em too wide each time: corrected as soon as it is two.
  text(0, 20, std::string(50, 'A'));
  for (auto& glyph : std::get<pages::TextItem>(page.items[0].content).run.glyphs) {
    glyph.advance = base::Length::from_units(10 * 1024 - 21);
  }
  std::string const text = operators();
  EXPECT_NE(text.find("2<00410041>2<00410041>"), std::string::npos);
}

}  // namespace
}  // namespace closeout::pdf
