// Schemas that an independent implementation has judged too (tests/judges/schematron): what it finds is written beside
// them, and must be found here.

#include <gtest/gtest.h>

#include <cstdlib>

#include "rules/sample_record.hpp"
#include "xml/namespaces.hpp"

namespace closeout::rules {
namespace {

namespace fs = std::filesystem;

fs::path const folder = source_folder / "tests" / "rules" / "judge_cases";

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".sch") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::optional<xml::Document> loaded(std::string const& file) {
  base::Diagnostics diagnostics;
  auto document = xml::load(folder / file, diagnostics);
  for (auto const& it : diagnostics.all()) ADD_FAILURE() << file << ": " << it.message;
  return document;
}

/// "id, path, message" of each finding, as in the .findings files.
std::string found_in(std::string const& name) {
  auto const schema_file = loaded(name + ".sch");
  auto const record = loaded(name + ".xml");
  if (!schema_file || !record) return {};
  base::Diagnostics diagnostics;
  CompileOptions const options{"en", "", std::string(xml::namespace_of(record->root())), {}};
  auto schema = compile_schema(*schema_file, options, diagnostics);
  for (auto const& it : diagnostics.all()) ADD_FAILURE() << name << ": " << it.message;
  Findings findings;
  xml::Document const figures = parsed("figures.xml", "<figures/>");
  if (schema) evaluate({&*schema, 1}, *record, figures.root(), findings);
  std::string text;
  for (Finding const& finding : findings.all) {
    text += finding.id + "\t" + finding.location + "\t" + finding.message + "\n";
  }
  return text;
}

class JudgeCase : public testing::TestWithParam<std::string> {};

/// CLOSEOUT_UPDATE_GOLDEN=1 writes the findings anew; then ask the judge.
TEST_P(JudgeCase, FindsWhatTheJudgeFinds) {
  if (std::getenv("CLOSEOUT_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(folder / (GetParam() + ".findings"), std::ios::binary) << found_in(GetParam());
  }
  std::ifstream file(folder / (GetParam() + ".findings"), std::ios::binary);
  ASSERT_TRUE(file.good());
  std::string const expected{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(found_in(GetParam()), expected);
}

INSTANTIATE_TEST_SUITE_P(All, JudgeCase, testing::ValuesIn(cases()),
                         [](auto const& instance) { return instance.param; });

}  // namespace
}  // namespace closeout::rules
