#pragma once
// The height of a table and what of it goes to its rows (CSS 2.2 section 17.5.3, css-tables-3 section 3.10).

#include <vector>

#include "layout/table_rows.hpp"

namespace closeout::layout {

/// Heights the rows of `model` have at least, so that rows and the spacing around them are `height` high together;
/// empty if they are anyhow. Rows in per cent of the table come first, then rows of auto height share what is left in
/// proportion to their content; if there are none, all do.
[[nodiscard]] std::vector<Length> row_minimums(Context& context, TableModel const& model, TableColumns const& columns,
                                               Length height);

}  // namespace closeout::layout
