#pragma once
// Widths of columns: fixed and automatic table layout (CSS 2.2 section 17.5.2, css-tables-3 section 3.9).

#include <vector>

#include "layout/intrinsic_sizes.hpp"
#include "layout/table_grid.hpp"

namespace closeout::layout {

/// Widths of all columns (border boxes of cells) for a grid `width` wide, spacing included.
[[nodiscard]] std::vector<base::Length> column_widths(Context& context, TableModel const& model, base::Length width);

/// Of the grid: columns and spacing, without the table's own border and padding.
[[nodiscard]] IntrinsicSizes table_intrinsic_sizes(Context& context, boxes::Box const& table);

}  // namespace closeout::layout
