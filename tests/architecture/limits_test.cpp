// The table "Limits" of templates/README.md says what the code says.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <string>

namespace {

std::string text_of(std::string const& path) {
  std::ifstream file(std::string(CLOSEOUT_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Limits, AreDocumentedAsTheyAre) {
  std::string const readme = text_of("templates/README.md");
  std::istringstream limits(readme.substr(readme.find("\n## Limits\n")));
  std::regex const row("^\\|.*\\| `(pipeline/[^`]*)`: `([^`]*)` \\|$");
  int rows = 0;
  std::smatch match;
  for (std::string line; std::getline(limits, line);) {
    if (!line.starts_with("| ") || line.starts_with("| what") || line.starts_with("| ---")) continue;
    ASSERT_TRUE(std::regex_match(line, match, row)) << line;
    EXPECT_NE(text_of(match[1]).find(" " + match[2].str() + ";"), std::string::npos) << line;
    ++rows;
  }
  EXPECT_GE(rows, 28);
}

}  // namespace
