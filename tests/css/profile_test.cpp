// templates/README.md, "The CSS profile", against the tables in the code.

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "css/content_value.hpp"
#include "css/page_names.hpp"
#include "css/property.hpp"

namespace closeout::css {
namespace {

using Row = std::vector<std::string>;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// Cells of a table's line without their ` marks; \| is a bar.
Row cells(std::string line) {
  line = replaced(replaced(std::move(line), "\\|", "\x01"), "`", "");
  Row row;
  for (std::size_t at = line.find('|'); at + 1 < line.size();) {
    std::size_t const end = line.find('|', at + 1);
    if (end == std::string::npos) break;
    std::string cell = replaced(line.substr(at + 1, end - at - 1), "\x01", "|");
    std::size_t const first = cell.find_first_not_of(' ');
    row.push_back(first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    at = end;
  }
  return row;
}

std::vector<std::string> readme_lines() {
  std::ifstream file(CLOSEOUT_SOURCE_DIR "/templates/README.md");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// The table whose head is this line, without the rule below it; first `columns` cells.
std::vector<Row> table(std::string_view head, std::size_t columns) {
  std::vector<Row> rows;
  bool is_inside = false;
  for (std::string const& line : readme_lines()) {
    if (line == head) {
      is_inside = true;
    } else if (is_inside && line.starts_with("| ---")) {
      continue;
    } else if (is_inside && line.starts_with('|')) {
      rows.push_back(cells(line));
      rows.back().resize(columns);
    } else if (is_inside) {
      break;
    }
  }
  return rows;
}

TEST(Profile, Properties) {
  std::vector<Row> expected;
  for (Property const& row : properties()) {
    expected.push_back({std::string(row.name), row.values, std::string(row.initial), row.is_inherited ? "yes" : "no"});
  }
  EXPECT_EQ(table("| property | values | initial | inherited | departures |", 4), expected);
}

TEST(Profile, Shorthands) {
  std::vector<Row> expected;
  for (Shorthand const& row : shorthands()) {
    std::string longhands;
    for (std::string_view const name : row.longhands) longhands.append(longhands.empty() ? "" : ", ").append(name);
    if (row.name == "all") longhands = "every property but direction and unicode-bidi";
    expected.push_back({std::string(row.name), row.values, longhands});
  }
  EXPECT_EQ(table("| shorthand | values | sets |", 3), expected);
}

TEST(Profile, FlowRelativeNamesAndAliases) {
  std::vector<Row> logical;
  for (LogicalProperty const& row : logical_properties()) {
    logical.push_back({std::string(row.name), std::string(row.left_to_right), std::string(row.right_to_left)});
  }
  EXPECT_EQ(table("| name | left to right | right to left |", 3), logical);
  std::vector<Row> aliases;
  for (PropertyAlias const& row : property_aliases())
    aliases.push_back({std::string(row.name), std::string(row.target)});
  EXPECT_EQ(table("| name | is |", 2), aliases);
}

TEST(Profile, CounterStyles) {
  std::string text;
  for (std::string const& line : readme_lines()) text.append(line).append(" ");
  for (std::string_view const name : counter_style_names()) {
    EXPECT_NE(text.find(std::string("`").append(name).append("`")), std::string::npos) << name;
  }
}

TEST(Profile, PageSizesAndMarginBoxes) {
  std::string text;
  for (std::string const& line : readme_lines()) text.append(line).append(" ");
  EXPECT_NE(text.find(page_size_grammar), std::string::npos);
  for (std::string_view const name : margin_box_names()) {
    EXPECT_NE(text.find(std::string("`@").append(name).append("`")), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace closeout::css
