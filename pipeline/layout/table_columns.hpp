#pragma once
// Columns in their places: what is behind their cells (CSS 2.2 section 17.5.1), columns that are collapsed (section
// 17.5.5).

#include <memory>
#include <vector>

#include "layout/strip.hpp"
#include "layout/table_grid.hpp"

namespace closeout::layout {

class Context;

/// Columns of a table that is being laid out.
struct TableColumns {
  std::vector<Length> widths;
  std::vector<Length> lefts;  ///< From the grid's left; in a right-to-left table the first column is the last here.
  Length grid_width;
  Length collapsed_width;                                  ///< Taken away with columns that are `visibility: collapse`.
  std::vector<Length> natural_widths;                      ///< As if no column were collapsed; empty if none is.
  std::shared_ptr<std::vector<ColumnLayer> const> layers;  ///< Null where no column has a background.
  std::vector<Length> alignment_extents;                   ///< See alignment_extents().
};
[[nodiscard]] TableColumns place_columns(Context& context, TableModel const& model, Length grid_width);

/// Whether a background of this box is to be seen.
[[nodiscard]] bool has_background(boxes::Box const& box);
/// Whether all columns of a cell are collapsed.
[[nodiscard]] bool is_collapsed(TableColumns const& columns, GridCell const& cell);

}  // namespace closeout::layout
