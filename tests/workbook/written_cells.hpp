#pragma once
// What stands in a written workbook, read from its parts.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace closeout::workbook {

/// One sheet: its columns' widths, and by address ("B3") the text or number of a cell, behind its formula if it has
/// one: "SUM(B1:B2) -> 3.5".
struct WrittenSheet {
  std::string name;
  std::map<std::string, std::string> cells;
  std::vector<std::string> widths;
};

/// The sheets of an XLSX file in their order.
std::vector<WrittenSheet> written_sheets(std::filesystem::path const& file);

}  // namespace closeout::workbook
