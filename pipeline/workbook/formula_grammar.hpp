#pragma once
// What makes Excel refuse a formula, or another program read it otherwise (ECMA-376 part 1, section 18.17).

#include <optional>
#include <string_view>

#include "base/diagnostics.hpp"
#include "workbook/formula_error.hpp"
#include "workbook/value_template.hpp"

namespace closeout::workbook {

/// Offset behind the string that begins with a quotation mark at `start`; the formula's end if it is not closed.
[[nodiscard]] std::size_t end_of_string(std::string_view formula, std::size_t start);

/// A letter, a digit, "_" or ".": what names of functions and numbers consist of.
[[nodiscard]] bool is_word_part(char c);

/// Whether formulas may call it; if not, the reason is in `error`.
[[nodiscard]] bool check_function(std::string_view name, FormulaError& error);

/// Of a character that stands in a declared formula by itself: not in a string, a name or brackets. References to
/// sheets, other workbooks and other programs need characters that are none.
[[nodiscard]] bool check_character(char c, FormulaError& error);

/// Of a word that is no function: a number or a truth value. Everything else is named in brackets.
[[nodiscard]] bool check_word(std::string_view word, FormulaError& error);

/// A whole formula as the file will have it: its strings, parentheses, calls and lengths.
[[nodiscard]] bool check_formula(std::string_view formula, std::size_t longest, FormulaError& error);

/// Adds an error for each function that a declared formula must not call, where it calls it.
void check_declared_functions(ValueTemplate const& formula, base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
