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

void write_workbook(xml::Document const& record, std::string const& language, std::filesystem::path const& to) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(record, language, diagnostics);
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
    auto const file = folder / (name + "." + language + ".xlsx");
    write_workbook(record, language, file);
    command += quoted(file);
  };
  for (std::string const name : {"digitizer-training", "digipoint", "circular-skills"}) {
    auto const record = sample(name + ".xml");
    for (char const* language : {"fi", "sv", "en"}) add(record, name, language);
  }
  for (auto const& [name, text] : small_records()) add(parsed(text), name, "en");
  auto const log = folder / "judge.log";
  int const status = std::system((command + " >" + quoted(log) + " 2>&1").c_str());
  EXPECT_EQ(status, 0) << bytes_of(log);
}

}  // namespace
}  // namespace closeout::workbook
