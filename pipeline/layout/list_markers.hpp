#pragma once
// Outside list markers (css-lists-3 section 3): beside the first line of their item.

#include "layout/strip.hpp"

namespace closeout::layout {

class BlockFlow;

/// Inside markers that begin the first line of `container`, outermost item first: those of the items whose first
/// line it makes.
[[nodiscard]] std::vector<boxes::Box const*> inside_markers(boxes::Box const& container);
/// Whether an item has an inside marker and no line to put it on.
[[nodiscard]] bool is_inside_marker_alone(boxes::Box const& item);
[[nodiscard]] bool has_marker(boxes::Box const& box, css::ListStylePosition position);

/// The first in-flow block-level child, through which first lines, break-before and page reach a box.
[[nodiscard]] boxes::Box const* first_block_child(boxes::Box const& box);

/// Puts the waiting markers on a line, each at its item's start edge, on the line's baseline.
void attach_markers(BlockFlow& flow, LineBox& line);

/// A line for a marker whose item has no line of its own.
void emit_marker_line(BlockFlow& flow, boxes::Box const& item);

/// Before something that has no line (a table, a drawing): the markers stand on its top edge and take no height.
void emit_waiting_markers(BlockFlow& flow);

}  // namespace closeout::layout
