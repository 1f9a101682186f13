// Outside opinion: LibreOffice works every formula out anew and must come to the cached value.

#include <cstdlib>
#include <fstream>

#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

/// The judge's command; null where it is not to be asked.
char const* judge() {
  return std::getenv("CLOSEOUT_RECALCULATE");
}

bool is_required() {
  char const* const value = std::getenv("CLOSEOUT_REQUIRE_JUDGES");
  return value != nullptr && std::string_view(value) == "1";
}

void write_workbook(xml::Document const& record, std::string const& language, std::string const& layout,
                    std::filesystem::path const& to) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(record, language, diagnostics, layout + ".workbook.xml");
  EXPECT_THAT(findings(diagnostics), testing::IsEmpty()) << to;
  ASSERT_TRUE(book && write(*book, to, diagnostics)) << to;
}

std::string quoted(std::filesystem::path const& path) {
  return " '" + path.string() + "'";
}

TEST(Recalculation, gives_every_cached_value) {
  if (judge() == nullptr && is_required()) FAIL() << "CLOSEOUT_RECALCULATE names no judge";
  if (judge() == nullptr) GTEST_SKIP() << "CLOSEOUT_RECALCULATE names no judge";
  auto const folder = scratch_folder();
  std::string command = quoted(judge());
  auto const add = [&](xml::Document const& record, std::string const& name, std::string const& language) {
    for (std::string const layout : {"budget", "payment-claim"}) {
      if (layout == "payment-claim" && !record.root().child("claims")) continue;
      auto const file = folder / (name + "." + layout + "." + language + ".xlsx");
      write_workbook(record, language, layout, file);
      command += quoted(file);
    }
  };
  for (std::string const name : {"digitizer-training", "digipoint", "circular-skills"}) {
    auto const record = sample(name + ".xml");
    for (char const* language : {"fi", "sv", "en"}) add(record, name, language);
  }
  for (auto const& [name, text] : small_records()) add(parsed(text), name, "en");
  base::Diagnostics diagnostics;
  auto const over_sheets = folder / "over-sheets.xlsx";
  EXPECT_TRUE(build_shipped(parsed(long_unit_cost_record()), {0, 500}, over_sheets, diagnostics));
  command += quoted(over_sheets);
  auto const log = folder / "judge.log";
  int const status = std::system((command + " >" + quoted(log) + " 2>&1").c_str());
  EXPECT_EQ(status, 0) << bytes_of(log);
}

// Whether LibreOffice takes a table's columns by name, with what must be escaped in them, was not to be guessed.
TEST(Recalculation, understands_tables_by_the_names_of_their_columns) {
  if (judge() == nullptr && is_required()) FAIL() << "CLOSEOUT_RECALCULATE names no judge";
  if (judge() == nullptr) GTEST_SKIP() << "CLOSEOUT_RECALCULATE names no judge";
  auto const result = filled(
      sheet_text("<block name=\"t\" table=\"yes\"><row role=\"header\"><cell value=\"'Name'\"/><cell value=\"'Sum "
                 "[€] #1'\"/><cell value=\"'Twice'\"/></row><t:for-each select=\"$record/l\"><row><cell "
                 "value=\"string(@n)\"/><cell style=\"amount\" value=\"string(@a)\"/><cell style=\"amount\" "
                 "formula=\"[@b]*2\" value=\"string(@d)\"/></row></t:for-each><row role=\"total\"><cell/><cell "
                 "style=\"amount\" formula=\"SUBTOTAL(109,[t.b])\" sum=\"$record/l/@a\"/></row></block><row><cell "
                 "style=\"amount\" formula=\"SUMIFS([t.c],[t.a],&quot;y&quot;)\" value=\"'5.00'\"/></row>"),
      "<project><l n='x' a='1.00' d='2.00'/><l n='y' a='2.50' d='5.00'/></project>");
  ASSERT_TRUE(result.book);
  EXPECT_EQ(cell_at(*result.book, "s", "C2").formula, "Budget_and_actuals[[#This Row],[Sum '[€'] '#1]]*2");
  base::Diagnostics diagnostics;
  auto const file = scratch_folder() / "tables.xlsx";
  ASSERT_TRUE(write(*result.book, file, diagnostics));
  auto const log = file.parent_path() / "judge.log";
  EXPECT_EQ(std::system((quoted(judge()) + quoted(file) + " >" + quoted(log) + " 2>&1").c_str()), 0) << bytes_of(log);
}

}  // namespace
}  // namespace closeout::workbook
