#pragma once
// Cutting what was laid out as a whole because it is taller than a page (css-break-3 section 4.3: a monolithic box
// may be sliced if it fits nowhere).

#include <optional>

#include "layout/strip.hpp"

namespace closeout::layout {

/// Leaves in `strip` what fits into `room` and gives back the rest, if the strip can be cut at all: free space
/// anywhere, rows between lines of their cells, lines between those of their inline-blocks.
[[nodiscard]] std::optional<Strip> cut_strip(Strip& strip, Length room);

struct SlicedFlow {
  Flow head, tail;
};
/// A flow in two, the first part at most `room` high; boxes that are open there go on in the second. Nothing if not
/// a single strip fits.
[[nodiscard]] std::optional<SlicedFlow> slice_flow(Flow const& flow, Length room);

/// Where a flow can first be broken, from its top; nothing if nowhere.
[[nodiscard]] std::optional<Length> first_break(Flow const& flow);

struct SlicedLine {
  LineBox head, tail;
};
/// A line in two: inline-blocks are cut, what stands below the cut goes to the second part. Nothing if no
/// inline-block reaches across.
[[nodiscard]] std::optional<SlicedLine> slice_line(LineBox const& line, Length room);

}  // namespace closeout::layout
