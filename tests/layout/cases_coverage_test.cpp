// That the layout cases leave nothing of the profile out.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace closeout::test {
namespace {

namespace fs = std::filesystem;

std::string read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

fs::path folder() {
  return fs::path(CLOSEOUT_SOURCE_DIR) / "tests/layout/cases";
}

std::string all_cases() {
  std::string text;
  for (fs::directory_entry const& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.path().extension() == ".xhtml") text += read(entry.path());
  }
  return text;
}

/// Names in the first column of the table "Properties" of the written profile.
std::vector<std::string> profile() {
  std::string const text = read(fs::path(CLOSEOUT_SOURCE_DIR) / "templates/README.md");
  std::istringstream table(text.substr(text.find("### Properties")));
  std::vector<std::string> names;
  for (std::string line; std::getline(table, line) && line != "### Shorthands";) {
    if (line.starts_with("| `")) names.push_back(line.substr(3, line.find('`', 3) - 3));
  }
  return names;
}

/// Whether some case declares the property itself, not one whose name ends with it.
bool declares(std::string const& text, std::string const& name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    bool const begins = at > 0 && std::string_view(" ;{\"\n").find(text[at - 1]) != std::string_view::npos;
    std::size_t const end = text.find_first_not_of(' ', at + name.size());
    if (begins && end != std::string::npos && text[end] == ':') return true;
  }
  return false;
}

TEST(CasesCoverage, EveryPropertyOfTheProfileHasACase) {
  std::string const text = all_cases();
  std::vector<std::string> const names = profile();
  ASSERT_GT(names.size(), 80U);
  for (std::string const& name : names) {
    EXPECT_TRUE(declares(text, name)) << name;
  }
}

std::set<std::string> sections_of(std::string const& specification) {
  std::set<std::string> sections;
  for (fs::directory_entry const& entry : fs::directory_iterator(folder() / specification)) {
    std::string const name = entry.path().filename().string();
    sections.insert(name.substr(0, name.find('-')));
  }
  return sections;
}

TEST(CasesCoverage, EverySectionOfFragmentationHasACase) {
  for (std::string const section :
       {"2.1", "3.1", "3.2", "3.3", "3.4", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "5.4", "5.5"}) {
    EXPECT_TRUE(sections_of("css-break-3").contains(section)) << section;
  }
}

TEST(CasesCoverage, EverySectionOfPagedMediaHasACase) {
  for (std::string const section : {"3",     "3.1", "3.2", "3.3", "4.1",     "4.2",     "4.2.1",   "4.2.2",   "4.2.3",
                                    "4.4",   "5",   "5.1", "5.2", "5.3.2.1", "5.3.2.2", "5.3.2.3", "5.3.2.4", "5.3.2.5",
                                    "5.3.3", "6",   "6.1", "6.2", "7.1",     "7.2",     "8.1"}) {
    EXPECT_TRUE(sections_of("css-page-3").contains(section)) << section;
  }
}

/// A title says which clause a case is about.
TEST(CasesCoverage, EveryCaseNamesItsClause) {
  for (fs::directory_entry const& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.path().extension() != ".xhtml") continue;
    std::string const text = read(entry.path());
    std::size_t const at = text.find("<title>");
    ASSERT_NE(at, std::string::npos) << entry.path();
    std::string const title = text.substr(at + 7, text.find("</title>") - at - 7);
    bool const has_number = title.find_first_of("0123456789E") != std::string::npos;
    EXPECT_TRUE(has_number && title.find(':') != std::string::npos) << entry.path();
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 25) << entry.path();
  }
}

}  // namespace
}  // namespace closeout::test
