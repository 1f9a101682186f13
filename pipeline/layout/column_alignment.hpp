#pragma once
// Columns whose cells line up at a character (css-text-4 section 6.1.1, text-align: <string>).

#include <optional>
#include <vector>

#include "layout/strip.hpp"
#include "layout/table_grid.hpp"

namespace closeout::layout {

class Context;

/// What stands before the first alignment character of a cell's text, and from it on; where there is none, all of it
/// stands before.
struct AlignmentParts {
  Length before, after;
};

/// Nothing for a cell that is not aligned so: its text-align is another, it spans columns, or it holds blocks.
[[nodiscard]] std::optional<AlignmentParts> alignment_parts(Context& context, GridCell const& cell);

/// By column, the widest that stands from the alignment character on: with no keyword beside the string, the widest
/// ends at the right edge ("if it is not given, it defaults to right").
[[nodiscard]] std::vector<Length> alignment_extents(Context& context, TableModel const& model);

/// Moves the content of a cell that was laid out at its left edge to where its character belongs.
void align_cell(Context& context, GridCell const& cell, Length extent, BoxGeometry& geometry);

}  // namespace closeout::layout
