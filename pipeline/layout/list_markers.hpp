#pragma once
// Outside list markers (css-lists-3 section 3): beside the first line of their item.

#include "layout/strip.hpp"

namespace closeout::layout {

class BlockFlow;

/// Puts the waiting markers on a line, each at its item's start edge, on the line's baseline.
void attach_markers(BlockFlow& flow, LineBox& line);

/// A line for a marker whose item has no line of its own.
void emit_marker_line(BlockFlow& flow, boxes::Box const& item);

/// Before something that has no line (a table, a drawing): the markers stand on its top edge and take no height.
void emit_waiting_markers(BlockFlow& flow);

}  // namespace closeout::layout
