// A declaration's mistakes, each at its place.

#include <fstream>

#include "schema/validator.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Declaration, the_shipped_ones_compile) {
  for (char const* const layout : {"budget.workbook.xml", "payment-claim.workbook.xml"}) {
    base::Diagnostics diagnostics;
    auto const source = xml::load(repository() / "templates" / layout, diagnostics);
    ASSERT_TRUE(source);
    EXPECT_TRUE(Declaration::compile(*source, diagnostics)) << layout;
    EXPECT_THAT(findings(diagnostics), IsEmpty());
  }
}

/// Layouts, and the parts they include.
std::vector<std::filesystem::path> shipped_files() {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(repository() / "templates")) {
    if (entry.path().string().ends_with(".workbook.xml")) files.push_back(entry.path());
  }
  for (auto const& entry : std::filesystem::directory_iterator(repository() / "templates/workbook")) {
    files.push_back(entry.path());
  }
  return files;
}

TEST(Declaration, the_shipped_ones_are_valid_against_their_schema) {
  base::Diagnostics diagnostics;
  auto const schema = schema::Schema::load(repository() / "schemas/workbook.xsd", diagnostics);
  ASSERT_TRUE(schema);
  for (auto const& file : shipped_files()) {
    auto const source = xml::read_source(file, diagnostics);
    EXPECT_TRUE(source && schema->validate(*source, diagnostics)) << file;
  }
  EXPECT_THAT(findings(diagnostics), IsEmpty());
}

TEST(Declaration, takes_in_parts_that_stand_beside_it) {
  auto const folder = scratch_folder();
  std::ofstream(folder / "rows.xml") << R"(<part xmlns="urn:closeout:workbook:1"><row style="amuont"/></part>)";
  std::ofstream(folder / "main.workbook.xml") << declaration_text(sheet_text("<include href=\"rows.xml\"/>"));
  base::Diagnostics diagnostics;
  auto const source = xml::load(folder / "main.workbook.xml", diagnostics);
  ASSERT_TRUE(source);
  EXPECT_FALSE(Declaration::compile(*source, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, "workbook-unknown-style");
  EXPECT_EQ(diagnostics.all()[0].place.file->name(), folder / "rows.xml");
}

TEST(Declaration, a_part_cannot_be_what_is_no_part_nor_hold_itself) {
  auto const folder = scratch_folder();
  std::ofstream(folder / "other.xml") << "<messages xmlns=\"urn:closeout:messages:1\"/>";
  std::ofstream(folder / "circle.xml")
      << R"(<part xmlns="urn:closeout:workbook:1"><include href="circle.xml"/></part>)";
  std::ofstream(folder / "main.workbook.xml")
      << declaration_text(sheet_text("<include href=\"other.xml\"/><include href=\"circle.xml\"/><include/>"));
  base::Diagnostics diagnostics;
  auto const source = xml::load(folder / "main.workbook.xml", diagnostics);
  ASSERT_TRUE(source);
  EXPECT_FALSE(Declaration::compile(*source, diagnostics));
  std::vector<std::string> codes;
  for (auto const& finding : diagnostics.all()) codes.push_back(finding.code);
  EXPECT_THAT(codes,
              ElementsAre("workbook-include-not-part", "workbook-include-circle", "workbook-include-without-href"));
}

TEST(Declaration, another_root_is_refused) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(Declaration::compile(parsed("<workbook/>"), diagnostics));
  EXPECT_THAT(findings(diagnostics),
              ElementsAre("1:2 [workbook-root] this is not a declared workbook (expected <workbook "
                          "xmlns=\"urn:closeout:workbook:1\">)"));
}

TEST(Declaration, a_wrong_expression_is_shown_where_it_is_wrong) {
  auto const found = compile_findings(sheet_text("<row><cell value=\"$record/identity/[1]\"/></row>"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0], testing::StartsWith("3:36 "));
}

TEST(Declaration, an_unknown_variable_is_an_error) {
  auto const found = compile_findings(sheet_text("<row><cell value=\"$recrod/@code\"/></row>"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0], testing::HasSubstr("recrod"));
}

TEST(Declaration, an_unknown_style_is_an_error) {
  EXPECT_THAT(compile_findings(sheet_text("<row style=\"amuont\"/>")),
              ElementsAre("3:13 [workbook-unknown-style] there is no style \"amuont\" (did you mean \"amount\"?)"));
}

TEST(Declaration, every_mistake_is_told_in_one_run) {
  EXPECT_THAT(
      compile_findings(sheet_text("<row heigth=\"20\"/><line/><row level=\"9\"/>")),
      ElementsAre("3:14 [workbook-unknown-attribute] <row> has no attribute \"heigth\" (did you mean \"height\"?)",
                  "3:20 [workbook-unknown-element] <line> cannot stand in <sheet>",
                  "3:38 [workbook-attribute-value] level=\"9\": expected a number from 0 to 7"));
}

TEST(Declaration, a_brace_without_its_partner_is_an_error) {
  EXPECT_THAT(compile_findings(sheet_text("<row><cell name=\"a.{@id\"/></row>")),
              ElementsAre("3:20 [workbook-brace] expected a closing brace (write {{ or }} for a brace that is text)"));
}

TEST(Declaration, a_missing_attribute_is_an_error) {
  EXPECT_THAT(compile_findings("<sheet id=\"s\"/>"),
              ElementsAre("2:2 [workbook-missing-attribute] <sheet> needs the attribute \"name\""));
}

TEST(Declaration, an_unknown_directive_is_an_error) {
  EXPECT_THAT(compile_findings(sheet_text("<t:repeat/>")),
              ElementsAre("3:2 [workbook-unknown-element] <t:repeat> cannot stand in <sheet>"));
}

TEST(Declaration, two_sheets_cannot_share_an_id) {
  auto const found = compile_findings(sheet_text("") + sheet_text(""));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0], testing::HasSubstr("expected an id that no other sheet has"));
}

TEST(Declaration, a_wrong_orientation_is_an_error) {
  EXPECT_THAT(compile_findings("<sheet id=\"s\" name=\"n\" orientation=\"tall\"/>"),
              ElementsAre("2:37 [workbook-attribute-value] orientation=\"tall\": expected landscape or portrait"));
}

}  // namespace
}  // namespace closeout::workbook
