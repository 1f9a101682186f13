// The logical structure (ISO 32000-1 section 14.8), independent of where things are painted.

#include <gmock/gmock.h>

#include "layout/invariants.hpp"
#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

using ::testing::IsEmpty;

/// The tree as "Type(child child)", text in quotes, links as @.
std::string outline_of(pages::Document const& document, pages::StructureId id = 0) {
  pages::StructureElement const& element = document.structure.at(id);
  std::string out(pages::name_of(element.type));
  std::string inside;
  for (auto const& child : element.children) {
    if (!inside.empty()) inside += ' ';
    if (auto const* below = std::get_if<pages::StructureId>(&child)) {
      inside += outline_of(document, *below);
    } else if (auto const* content = std::get_if<pages::ContentReference>(&child)) {
      for (pages::Item const& item : document.pages[content->page].items) {
        auto const* text = std::get_if<pages::TextItem>(&item.content);
        if (text != nullptr && item.tag.marked_content == content->marked_content) inside += text->run.text;
      }
    } else {
      inside += '@';
    }
  }
  return inside.empty() ? out : out + "(" + inside + ")";
}

std::string structure_of(std::string_view body, std::string_view css = {}) {
  LaidOut const out = lay_out(body, css);
  EXPECT_THAT(violations(out.document), IsEmpty());
  return outline_of(out.document);
}

TEST(Structure, TextOutsideParagraphsGetsOne) {
  EXPECT_EQ(structure_of("<div>a<p>b</p>c</div>"), "Document(P(a) P(b) P(c))");
}

TEST(Structure, ListsHaveLabelsAndBodies) {
  EXPECT_EQ(structure_of("<ol><li>a</li><li><p>b</p></li></ol>"),
            "Document(L(LI(Lbl(1.) LBody(a)) LI(Lbl(2.) LBody(P(b)))))");
}

TEST(Structure, CellsHoldTheirTextAndHeadersSayWhatTheyHead) {
  LaidOut const out = lay_out(
      "<table><thead><tr><th scope='col' id='h'>H</th></tr></thead>"
      "<tr><td headers='h'>a</td></tr></table>");
  EXPECT_EQ(outline_of(out.document), "Document(Table(THead(TR(TH(H))) TBody(TR(TD(a)))))");
  for (pages::StructureElement const& element : out.document.structure) {
    if (element.type == pages::StructureType::TH) {
      EXPECT_EQ(element.scope, pages::StructureElement::Scope::Column);
      EXPECT_EQ(element.id, "h");
    }
    if (element.type == pages::StructureType::TD) {
      EXPECT_THAT(element.headers, ::testing::ElementsAre("h"));
    }
  }
}

TEST(Structure, EmptyCellsStayAndEmptyParagraphsGo) {
  EXPECT_EQ(structure_of("<p></p><table><tr><td></td><td>a</td></tr></table>"), "Document(Table(TBody(TR(TD TD(a)))))");
}

TEST(Structure, ALinkHasItsTextAndAnAreaForEachLine) {
  LaidOut const out = lay_out("<p style='width: 60px'><a href='https://example.org/'>one two three four</a></p>");
  EXPECT_EQ(outline_of(out.document), "Document(P(Link(one two three four @)))");
  ASSERT_EQ(out.document.pages[0].links.size(), 1U);
  pages::Link const& link = out.document.pages[0].links[0];
  EXPECT_EQ(link.uri, "https://example.org/");
  EXPECT_EQ(link.areas.size(), 2U);
  EXPECT_EQ(link.description, "one two three four");
}

TEST(Structure, ContentOverPagesStaysInOneElement) {
  std::string lines;
  for (int i = 0; i < 12; ++i) lines += "l<br/>";
  LaidOut const out = lay_out("<p>" + lines + "</p>");
  EXPECT_EQ(out.document.structure.size(), 2U);
  EXPECT_EQ(out.document.structure[1].children.size(), 2U);
}

TEST(Structure, ReadingOrderIsTheDocumentsNotThePaintings) {
  EXPECT_EQ(structure_of("<p>a <span style='position: absolute'>b</span> c</p>"), "Document(P(a  b c))");
}

TEST(Structure, AnotherLanguageIsMarked) {
  LaidOut const out = lay_out("<p>a <span lang='fi'>b</span></p>");
  EXPECT_EQ(outline_of(out.document), "Document(P(a  Span(b)))");
  EXPECT_EQ(out.document.structure.at(2).language, "fi");
}

TEST(Structure, DecorationIsAnArtifact) {
  EXPECT_EQ(structure_of("<p>a<span aria-hidden='true'>b</span></p>"), "Document(P(a))");
}

TEST(Structure, AFigureHasItsTextAndItsPlace) {
  LaidOut const out = lay_out(
      "<figure><svg xmlns='http://www.w3.org/2000/svg' role='img' aria-label='A square' width='20' height='10' "
      "viewBox='0 0 20 10'><rect width='20' height='10' fill='#f00'/></svg><figcaption>F</figcaption></figure>");
  bool found = false;
  for (pages::StructureElement const& element : out.document.structure) {
    if (element.type != pages::StructureType::Figure || element.alternative_text != "A square") continue;
    found = true;
    ASSERT_TRUE(element.bounding_box.has_value());
    EXPECT_EQ(element.bounding_box->size.width, base::Length::from_pixels(20));
  }
  EXPECT_TRUE(found);
  EXPECT_THAT(rectangles(out.document.pages[0], {255, 0, 0}), ::testing::ElementsAre("0,4 20x10"));
}

TEST(Structure, HeadingsMakeTheOutline) {
  LaidOut const out = lay_out("<h1>A <em>b</em></h1><h2>C</h2>");
  ASSERT_EQ(out.document.outline.size(), 2U);
  EXPECT_EQ(out.document.outline[0].title, "A b");
  EXPECT_EQ(out.document.outline[1].level, 2);
}

TEST(Structure, EveryIdIsADestination) {
  LaidOut const out = lay_out("<p id='a'>x</p><p><span id='b'></span>y</p>");
  std::vector<std::string> names;
  for (pages::Destination const& destination : out.document.destinations) names.push_back(destination.name);
  EXPECT_THAT(names, ::testing::UnorderedElementsAre("a", "b"));
}

}  // namespace
}  // namespace closeout::test
