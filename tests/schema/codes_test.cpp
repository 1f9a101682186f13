// The tables of codes in the rooms' READMEs are what translators work from.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace closeout::schema {
namespace {

namespace fs = std::filesystem;

std::string content(fs::path const& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Every word between `open` and `close` that begins with one of the prefixes.
void add_codes(std::string const& text, char open, char close, std::set<std::string> const& prefixes,
               std::set<std::string>& to) {
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
    std::string const word = text.substr(at + 1, text.find(close, at + 1) - at - 1);
    bool const is_word = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (is_word && prefixes.contains(word.substr(0, word.find('-') + 1))) to.insert(word);
  }
}

void expect_table_is_true(std::string const& room, std::set<std::string> const& prefixes) {
  fs::path const folder = fs::path(CLOSEOUT_SOURCE_DIR) / "pipeline" / room;
  std::set<std::string> used;
  std::set<std::string> told;
  for (fs::directory_entry const& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".cpp") add_codes(content(entry.path()), '"', '"', prefixes, used);
  }
  add_codes(content(folder / "README.md"), '`', '`', prefixes, told);
  EXPECT_FALSE(used.empty());
  EXPECT_THAT(told, testing::ContainerEq(used));
}

TEST(Codes, OfThisRoomAreAllInItsReadme) {
  expect_table_is_true("schema", {"xsd-", "schema-"});
}

TEST(Codes, OfXmlAreAllInItsReadme) {
  expect_table_is_true("xml", {"xml-", "xpath-", "file-"});
}

}  // namespace
}  // namespace closeout::schema
