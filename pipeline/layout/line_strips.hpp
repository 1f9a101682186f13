#pragma once
// The lines of a block container as strips of its flow, with what breaks between them cost (css-break-3 section 4.1,
// class B).

#include "layout/block_flow.hpp"

namespace closeout::layout {

/// Lines go into the flow as they are made; only as many as `widows` asks for are there at one time.
void lay_out_lines(BlockFlow& flow, boxes::Box const& container);

}  // namespace closeout::layout
