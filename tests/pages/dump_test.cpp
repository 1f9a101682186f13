#include "pages/dump.hpp"

#include <gtest/gtest.h>

namespace closeout::pages {
namespace {

TextItem text_item(std::string text, double x) {
  TextItem item;
  item.origin = {base::Length::from_pixels(x), base::Length::from_pixels(12.345)};
  item.run.text = std::move(text);
  item.run.width = base::Length::from_pixels(30);
  item.run.size = base::Length::from_pixels(10);
  return item;
}

/// One paragraph of two sequences on one page, the second with ActualText, and a rule.
Document small_document() {
  Document document;
  document.metadata.title = "A \"title\"";
  document.metadata.language = "fi";
  Page& page = document.pages.emplace_back();
  page.size = {base::Length::from_pixels(100), base::Length::from_pixels(50)};
  page.label = "1";
  PathItem rule;
  rule.path = {{base::PathStep::Kind::Move, 0, 0, 0, 0, 1, 2}, {base::PathStep::Kind::Line, 0, 0, 0, 0, 3, 2}};
  rule.stroke = base::Colour{255, 0, 0};
  rule.stroke_width = 0.5;
  page.items.push_back({{}, rule});
  page.items.push_back({{0, {}}, text_item("one ", -1.5)});
  page.items.push_back({{1, {}}, text_item("x", 30)});
  page.marked_contents = {{1, "", ""}, {1, "", "two"}};
  document.structure.resize(2);
  document.structure[0].type = StructureType::Document;
  document.structure[0].children = {StructureId{1}};
  document.structure[1].parent = 0;
  document.structure[1].children = {ContentReference{0, 0}, ContentReference{0, 1}};
  return document;
}

TEST(Dump, ShowsPagesThenStructure) {
  EXPECT_EQ(dump(small_document()),
            "document title=\"A \\\"title\\\"\" language=fi\n"
            "page 1 size=100.00x50.00 label=\"1\"\n"
            "  path layout stroke=#ff0000 width=0.50 M1.00,2.00 L3.00,2.00\n"
            "  text mcid=0 at=-1.50,12.34 width=30.00 size=10.00 font=- colour=#000000 \"one \"\n"
            "  text mcid=1 at=30.00,12.34 width=30.00 size=10.00 font=- colour=#000000 \"x\"\n"
            "Document\n"
            "  P\n"
            "    page 1 mcid 0 \"one \"\n"
            "    page 1 mcid 1 \"two\"\n");
}

TEST(Dump, LeavesOutWhatIsNotAskedFor) {
  EXPECT_EQ(dump(small_document(), {.with_structure = false, .with_artifacts = false}),
            "document title=\"A \\\"title\\\"\" language=fi\n"
            "page 1 size=100.00x50.00 label=\"1\"\n"
            "  text mcid=0 at=-1.50,12.34 width=30.00 size=10.00 font=- colour=#000000 \"one \"\n"
            "  text mcid=1 at=30.00,12.34 width=30.00 size=10.00 font=- colour=#000000 \"x\"\n");
}

TEST(StructureText, ActualTextStandsForItsRuns) {
  EXPECT_EQ(text_of(small_document()), "one two");
  EXPECT_EQ(text_of(small_document(), 1), "one two");
}

TEST(StructureTypes, HaveTheirStandardNames) {
  EXPECT_EQ(name_of(StructureType::Document), "Document");
  EXPECT_EQ(name_of(StructureType::THead), "THead");
  EXPECT_EQ(name_of(StructureType::Form), "Form");
}

}  // namespace
}  // namespace closeout::pages
