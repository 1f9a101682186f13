#pragma once
// Rows: heights of cells, vertical alignment, row spans (CSS 2.2 section 17.5.3).

#include <memory>
#include <vector>

#include "layout/strip.hpp"
#include "layout/table_columns.hpp"

namespace closeout::layout {

class Context;

/// First row after `row` that no cell of [row, end) spans into: rows of a unit belong together.
[[nodiscard]] std::size_t end_of_unit(TableModel const& model, std::size_t row);

/// Lays out the cells of the rows [begin, end).
[[nodiscard]] std::shared_ptr<RowUnit const> make_row_unit(Context& context, TableModel const& model,
                                                           TableColumns const& columns, std::size_t begin,
                                                           std::size_t end, std::vector<Length> const& minimums = {});

}  // namespace closeout::layout
