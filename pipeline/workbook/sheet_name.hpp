#pragma once
// What Excel takes as the name of a sheet and of a range.

#include <string_view>

#include "base/diagnostics.hpp"
#include "workbook/book.hpp"

namespace closeout::workbook {

/// Adds an error at `place` if Excel would refuse or mend a sheet of `book` with this name: longer than 31 UTF-16
/// units, one of []:*?/\, an apostrophe at an end, "History", or like another sheet's name but for case.
void check_sheet_name(std::string_view name, Book const& book, base::SourcePlace const& place,
                      base::Diagnostics& diagnostics);

/// False and an error if the name is no name, or if it stands for `areas` ranges instead of one.
[[nodiscard]] bool check_defined_name(std::string_view name, std::size_t areas, base::SourcePlace const& place,
                                      base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
