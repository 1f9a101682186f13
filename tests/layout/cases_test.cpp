// The layout cases: every file of the folder "cases" is a test, and the dump beside it what it has to come to.
//
// CLOSEOUT_REWRITE_CASES=1 writes the dumps anew; read what changed before committing it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "layout/case_dump.hpp"
#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

namespace fs = std::filesystem;

fs::path folder() {
  return fs::path(CLOSEOUT_SOURCE_DIR) / "tests/layout/cases";
}

/// Paths below the folder, without extension, sorted.
std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (fs::directory_entry const& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.path().extension() != ".xhtml") continue;
    names.push_back(fs::relative(entry.path(), folder()).replace_extension().generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

/// GoogleTest takes letters, digits and underscores.
std::string test_name(::testing::TestParamInfo<std::string> const& info) {
  std::string name = info.param;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

class LayoutCases : public ::testing::TestWithParam<std::string> {};

TEST_P(LayoutCases, ComeOutAsReviewed) {
  fs::path const dump = folder() / (GetParam() + ".pages");
  std::string const actual = case_dump(lay_out_file(folder() / (GetParam() + ".xhtml")));
  if (std::getenv("CLOSEOUT_REWRITE_CASES") != nullptr) {
    std::ofstream(dump, std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(actual, read(dump));
}

INSTANTIATE_TEST_SUITE_P(Of, LayoutCases, ::testing::ValuesIn(cases()), test_name);

}  // namespace
}  // namespace closeout::test
