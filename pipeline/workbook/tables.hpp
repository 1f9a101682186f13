#pragma once
// Blocks that are Excel tables (ECMA-376 part 1, section 18.5): their names, headings and totals.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workbook/book.hpp"
#include "workbook/references.hpp"

namespace closeout::workbook {

/// A block that is to be a table.
struct UnresolvedTable {
  std::size_t sheet = 0, table = 0;  ///< Indices in the book and in Sheet::tables.
  std::string name;                  ///< What to call it; after its sheet if empty.
  base::SourcePlace const* origin;
};

/// Makes tables of them, while formulas still speak of cells by name. A table has one header row of different words, at
/// least one row, and a total row whose formulas are all Excel's own for tables ("SUBTOTAL(109,[block.column])"); any
/// other row below it stays outside. A sheet whose rows are written already has none: there names do what tables would.
void settle_tables(std::vector<UnresolvedTable> const& tables, Book& book, base::Diagnostics& diagnostics);

/// "block.column" of a table on the sheet: "Ledger[Amount]".
[[nodiscard]] std::optional<std::string> whole_column(Sheet const& sheet, std::string_view name);

/// The cell of a table's row in a column: "Ledger[[#This Row],[Amount]]".
[[nodiscard]] std::optional<std::string> cell_of_this_row(Sheet const& sheet, Address cell);

}  // namespace closeout::workbook
