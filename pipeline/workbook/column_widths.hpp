#pragma once
// Widths of columns by what stands in them.

#include "workbook/book.hpp"

namespace closeout::workbook {

/// Width of a text in digits of Excel's default font (Calibri 11: 7 pixels a digit), in the look's size and weight.
[[nodiscard]] double text_width(std::string_view text, Look const& look);

/// Gives every column without a width of its own the widest of its cells: of a number always, so that "####" cannot
/// be; of a text up to the column's greatest width, and of a wrapped one no less than its longest word.
void settle_widths(Book& book);

}  // namespace closeout::workbook
