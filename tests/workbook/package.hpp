#pragma once
// The parts of a written workbook, as a stranger finds them.

#include <filesystem>
#include <map>
#include <string>

#include "workbook/book.hpp"

namespace closeout::workbook {

/// Texts of all parts by their path in the package ("xl/worksheets/sheet1.xml").
using Package = std::map<std::string, std::string>;

[[nodiscard]] Package read_package(std::filesystem::path const& file);

/// Writes `book` into the test's scratch folder and reads it back.
[[nodiscard]] Package written(Book const& book);

}  // namespace closeout::workbook
