#pragma once
// Borders of cells in both models (CSS 2.2 section 17.6).

#include "layout/strip.hpp"
#include "layout/table_grid.hpp"

namespace closeout::layout {

/// The collapsed borders around a cell: on each side the one that wins (section 17.6.2.1).
[[nodiscard]] base::Edges<css::BorderSide> collapsed_borders(TableModel const& model, GridCell const& cell);

/// CSS 2.2 section 17.6.2.1: whether `border` gives way to `other`, which comes later in rule 4's order.
[[nodiscard]] bool loses_against(css::BorderSide const& border, css::BorderSide const& other);

[[nodiscard]] bool collapses_borders(TableModel const& model);

/// Border and padding of a cell as they take space; half of each collapsed border. x, width and margin are 0.
[[nodiscard]] BoxGeometry cell_edges(TableModel const& model, GridCell const& cell, Length table_width);

/// border-spacing, 0 if borders collapse.
[[nodiscard]] Length horizontal_spacing(TableModel const& model);
[[nodiscard]] Length vertical_spacing(TableModel const& model);

}  // namespace closeout::layout
