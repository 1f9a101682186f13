#pragma once
// What Excel takes as the name of a sheet and of a range.

#include <string_view>

#include "base/diagnostics.hpp"
#include "workbook/book.hpp"

namespace closeout::workbook {

/// Alike but for the case of ASCII letters: two names that differ in the case of others are different to us, and rare.
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b);
/// A letter or digit of any script, "_" or ".".
[[nodiscard]] bool is_name_part(char32_t c);
/// Whether Excel takes it as the name of a range or table: it begins with no digit, is no address ("AB12", "R1C1") and
/// no truth value.
[[nodiscard]] bool is_defined_name(std::string_view name);

/// Adds an error at `place` if Excel would refuse or mend a sheet of `book` with this name: longer than 31 UTF-16
/// units, one of []:*?/\ or a control character, an apostrophe at an end, "History", or like another sheet's name but
/// for case.
void check_sheet_name(std::string_view name, Book const& book, base::SourcePlace const& place,
                      base::Diagnostics& diagnostics);

/// False and an error if the name is no name, or if it stands for `areas` ranges instead of one.
[[nodiscard]] bool check_defined_name(std::string_view name, std::size_t areas, base::SourcePlace const& place,
                                      base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
