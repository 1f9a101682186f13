#pragma once
// Rows that are taller than a page (css-break-3 section 4.1, parallel flows: each cell is broken on its own).

#include <memory>

#include "layout/strip.hpp"

namespace closeout::layout {

struct SlicedRows {
  std::shared_ptr<RowUnit const> head, tail;  ///< Both or none.
};

/// The unit in two at most `room` below its top: between two of its rows if one ends there, else between lines of
/// its cells. None if not a single line fits.
[[nodiscard]] SlicedRows slice_rows(RowUnit const& unit, Length room);

/// As slice_rows where not a single line fits into `room`: the first part holds as little as it can, the rest can go
/// on to the next page.
[[nodiscard]] SlicedRows slice_rows_beyond(RowUnit const& unit, Length room);

}  // namespace closeout::layout
