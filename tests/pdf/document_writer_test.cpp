// The writer as a stream: pieces come once, in the order in which they are complete.

#include "pdf/document_writer.hpp"

#include <gmock/gmock.h>

#include "pages/document_collector.hpp"
#include "pdf/tagged_document.hpp"
#include "support/pdf_inspection.hpp"

namespace closeout::pdf {
namespace {

using test::PdfInspection;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using Element = pages::StructureElement;
using Type = pages::StructureType;

/// A writer and what it writes into.
class DocumentWriterTest : public ::testing::Test {
 protected:
  void begin() { writer.begin({"Raportti", "fi", "", "", "", "", ""}); }

  /// A page with a marked content for each of the elements.
  void add_page(std::vector<std::pair<pages::StructureId, Type>> const& contents) {
    pages::Page page;
    page.size = {px(400), px(400)};
    for (auto const& [element, type] : contents) {
      auto const mcid = static_cast<std::uint32_t>(page.marked_contents.size());
      page.marked_contents.push_back({element, "", "", type});
      page.items.push_back({{mcid, {}}, bar()});
    }
    writer.add_page(std::move(page));
  }

  static pages::PathItem bar() {
    using Kind = base::PathStep::Kind;
    pages::PathItem item;
    for (auto const& [kind, x] : {std::pair{Kind::Move, 4.0}, {Kind::Line, 40.0}}) {
      base::PathStep& step = item.path.emplace_back();
      step.kind = kind;
      step.x = x;
      step.y = 40;
    }
    item.stroke = base::Colour{0, 0, 0, 255};
    item.stroke_width = 1;
    return item;
  }

  static Element element(Type type, pages::StructureId parent, Type parent_type) {
    Element element;
    element.type = type;
    element.parent = parent;
    element.parent_type = parent_type;
    return element;
  }

  /// The Document element, which ends a structure.
  void add_root(std::vector<pages::StructureId> const& children) {
    Element root = element(Type::Document, pages::no_structure, Type::Document);
    root.children.assign(children.begin(), children.end());
    writer.add_element(0, std::move(root));
  }

  void add_paragraph(pages::StructureId id, std::vector<pages::ContentReference> const& contents) {
    Element paragraph = element(Type::P, 0, Type::Document);
    paragraph.children.assign(contents.begin(), contents.end());
    writer.add_element(id, std::move(paragraph));
  }

  std::vector<std::string> messages() const {
    std::vector<std::string> all;
    for (base::Diagnostic const& diagnostic : diagnostics.all()) all.push_back(diagnostic.message);
    return all;
  }

  WriteOptions options;
  base::StringSink sink;
  base::Diagnostics diagnostics;
  DocumentWriter writer{options, sink, diagnostics};
};

TEST_F(DocumentWriterTest, ElementsComeWhenTheyAreComplete) {
  begin();
  add_page({{20, Type::P}, {30, Type::P}});
  add_page({{10, Type::P}, {20, Type::P}});
  add_paragraph(30, {{0, 1}});
  add_paragraph(20, {{0, 0}, {1, 1}});
  add_page({{40, Type::P}});
  add_paragraph(10, {{1, 0}});
  add_paragraph(40, {{2, 0}});
  add_root({10, 20, 30, 40});
  writer.finish({});
  EXPECT_THAT(messages(), IsEmpty());
  EXPECT_TRUE(writer.ok());
  EXPECT_EQ(PdfInspection(sink.text).structure(), "Document\n  P 1:0\n  P 0:0 1:1\n  P 0:1\n  P 2:0\n");
}

TEST_F(DocumentWriterTest, BeginningAnewVoidsWhatCameBefore) {
  begin();
  add_page({{1, Type::P}});
  add_page({{1, Type::P}});
  Element skipped = element(Type::H3, 0, Type::Document);
  writer.add_element(1, std::move(skipped));
  begin();
  add_page({{1, Type::P}});
  add_paragraph(1, {{0, 0}});
  add_root({1});
  writer.finish({});
  EXPECT_THAT(messages(), IsEmpty());
  std::string const second = sink.text;
  EXPECT_EQ(PdfInspection(second).value("Root/Pages/Count"), "1");

  base::StringSink fresh;
  DocumentWriter once(options, fresh, diagnostics);
  once.begin({"Raportti", "fi", "", "", "", "", ""});
  pages::Page page;
  page.size = {px(400), px(400)};
  page.marked_contents = {{1, "", "", Type::P}};
  page.items.push_back({{0, {}}, bar()});
  once.add_page(std::move(page));
  Element paragraph = element(Type::P, 0, Type::Document);
  paragraph.children = {pages::ContentReference{0, 0}};
  once.add_element(1, std::move(paragraph));
  Element root = element(Type::Document, pages::no_structure, Type::Document);
  root.children = {pages::StructureId{1}};
  once.add_element(0, std::move(root));
  once.finish({});
  EXPECT_EQ(second, fresh.text);
}

TEST_F(DocumentWriterTest, OverlaysAreSecondContentStreamsInAStateOfTheirOwn) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  TaggedDocument other;
  other.add_artifact(pages::ArtifactType::PaginationFooter, "sivu 1 / 2");
  std::vector<pages::Item> footer = other.page().items;
  std::get<pages::TextItem>(footer[0].content).colour = {255, 0, 0, 128};
  pages::StructureElement paragraph = tagged[1];
  writer.begin(tagged.document.metadata);
  pages::Page page = tagged.page();
  writer.add_page(page);
  page.marked_contents.clear();
  page.items.clear();
  writer.add_page(page);
  writer.add_element(1, std::move(paragraph));
  writer.add_overlay(1, {footer, {}, {}});
  writer.add_overlay(0, {footer, {}, {}});
  add_root({1});
  writer.finish({});
  EXPECT_THAT(messages(), IsEmpty());
  PdfInspection const file(sink.text);
  std::string const first = "Root/Pages/Kids/0/", second = "Root/Pages/Kids/1/";
  EXPECT_EQ(file.size(first + "Contents"), 3u);
  EXPECT_EQ(file.stream(first + "Contents/0"), "q\n");
  EXPECT_THAT(file.stream(first + "Contents/1"), StartsWith("/P <</MCID 0>>BDC\nBT\n"));
  EXPECT_THAT(file.stream(first + "Contents/2"),
              StartsWith("Q\n/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nBT\n1 0 0 rg\n/a128 gs\n/F0 "));
  EXPECT_EQ(file.object_number(first + "Contents/0"), file.object_number(second + "Contents/0"));
  EXPECT_THAT(file.keys(second + "Resources/Font"), ElementsAre("F0"));
  EXPECT_THAT(file.keys(second + "Resources/ExtGState"), ElementsAre("a128"));
  EXPECT_EQ(file.value(second + "Group/CS"), "/DeviceRGB");
}

TEST_F(DocumentWriterTest, FontsUsedAreThoseOfTheLastAttempt) {
  TaggedDocument first, second;
  first.add_line(first.add_element(Type::P), "teksti", "", "EB Garamond");
  second.add_line(second.add_element(Type::P), "teksti");
  writer.begin(first.document.metadata);
  writer.add_page(first.page());
  pages::replay(second.document, writer);
  ASSERT_EQ(writer.fonts_used().size(), 1u);
  EXPECT_EQ((*writer.fonts_used().begin())->family(), "Noto Sans");
}

TEST_F(DocumentWriterTest, WhatIsWrongLeavesNothingBehind) {
  begin();
  add_page({{1, Type::H2}});
  Element heading = element(Type::H2, 0, Type::Document);
  heading.children = {pages::ContentReference{0, 0}};
  writer.add_element(1, std::move(heading));
  add_root({1});
  writer.finish({});
  EXPECT_FALSE(writer.ok());
  EXPECT_THAT(messages(), ElementsAre("the first heading is <H2>, expected <H1>"));
  EXPECT_EQ(sink.text, "");
}

/// A table of one column whose rows come one by one, a page for each `rows_on_page`; the header group comes last.
class LongTable : public DocumentWriterTest {
 protected:
  static constexpr pages::StructureId table = 1, head = 2, head_row = 3, head_cell = 4, body = 5;
  static constexpr std::uint32_t rows_on_page = 40;
  static pages::StructureId row_id(std::uint32_t row) { return body + 1 + 3 * row; }

  void add_row(std::uint32_t row, pages::ContentReference content) {
    Element cell = element(Type::TD, row_id(row), Type::TR);
    cell.children = {content};
    writer.add_element(row_id(row) + 1, std::move(cell));
    Element of = element(Type::TR, body, Type::TBody);
    of.children = {pages::StructureId{row_id(row) + 1}};
    writer.add_element(row_id(row), std::move(of));
  }

  void add_page_of_rows(std::uint32_t page) {
    std::vector<std::pair<pages::StructureId, Type>> contents;
    for (std::uint32_t i = 0; i < rows_on_page; ++i) {
      contents.emplace_back(row_id(page * rows_on_page + i) + 1, Type::TD);
    }
    if (page == 0) contents.emplace_back(head_cell, Type::TH);
    add_page(contents);
    for (std::uint32_t i = 0; i < rows_on_page; ++i) add_row(page * rows_on_page + i, {page, i});
  }

  void add_head() {
    Element cell = element(Type::TH, head_row, Type::TR);
    cell.scope = Element::Scope::Column;
    cell.children = {pages::ContentReference{0, rows_on_page}};
    writer.add_element(head_cell, std::move(cell));
    Element row = element(Type::TR, head, Type::THead);
    row.children = {pages::StructureId{head_cell}};
    writer.add_element(head_row, std::move(row));
    Element group = element(Type::THead, table, Type::Table);
    group.children = {pages::StructureId{head_row}};
    writer.add_element(head, std::move(group));
  }

  void finish(std::uint32_t rows) {
    add_head();
    Element group = element(Type::TBody, table, Type::Table);
    for (std::uint32_t row = 0; row < rows; ++row) group.children.emplace_back(row_id(row));
    writer.add_element(body, std::move(group));
    Element all = element(Type::Table, 0, Type::Document);
    all.children = {pages::StructureId{head}, pages::StructureId{body}};
    writer.add_element(table, std::move(all));
    add_root({table});
    writer.finish({});
  }
};

TEST_F(LongTable, KeepsNoRowsAndNoPages) {
  begin();
  constexpr std::uint32_t pages = 250;
  std::size_t most_open = 0, most_pages = 0;
  for (std::uint32_t page = 0; page < pages; ++page) {
    add_page_of_rows(page);
    most_open = std::max(most_open, writer.check()->tables().open());
    most_pages = std::max(most_pages, writer.check()->pages().open_pages());
  }
  EXPECT_EQ(most_open, 1u);   // The row group.
  EXPECT_EQ(most_pages, 1u);  // The first one, whose header cell is still to come.
  finish(pages * rows_on_page);
  EXPECT_THAT(messages(), IsEmpty());
  PdfInspection const file(sink.text);
  EXPECT_EQ(file.size("Root/StructTreeRoot/K/0/K/0/K/1/K"), pages * rows_on_page);
  EXPECT_EQ(file.value("Root/StructTreeRoot/K/0/K/0/K/1/K/9999/K/0/K/0"), "39");
  EXPECT_LT(sink.text.size(), 30 * pages * rows_on_page);
}

}  // namespace
}  // namespace closeout::pdf
