#pragma once
// Widths of columns and heights of rows by what stands in them. Excel would settle heights when it opens the file;
// LibreOffice and viewers do not, and then wrapped text is cut.

#include <vector>

#include "workbook/book.hpp"
#include "workbook/references.hpp"

namespace closeout::workbook {

/// Width of a text in digits of Excel's default font (Calibri 11: 7 pixels a digit), in the look's size and weight.
[[nodiscard]] double text_width(std::string_view text, Look const& look);

/// Lines a text takes in a column of that width (in digits), broken at spaces; a longer word is broken where it ends.
[[nodiscard]] std::size_t lines_needed(std::string_view text, Look const& look, double width);

/// Makes the columns of `sheet` that have no width of their own as wide as the cells of one row ask for.
void widen_columns(Sheet& sheet, Row const& row, std::vector<Look> const& looks);

/// Gives a row with wrapped text the height of its lines, no less than its declared height.
void settle_height(Row& row, Sheet const& sheet, std::vector<Look> const& looks);

/// A comment whose box holds its text.
[[nodiscard]] Comment fitted_comment(Address at, std::string text);

/// Gives every column without a width of its own the widest of its cells: of a number always, so that "####" cannot
/// be; of a text up to the column's greatest width, and of a wrapped one no less than its longest word. Then every
/// row with wrapped text the height of its lines, no less than its declared height.
void settle_sizes(Book& book);

}  // namespace closeout::workbook
