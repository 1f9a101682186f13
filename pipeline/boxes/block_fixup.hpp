#pragma once
// Anonymous block boxes (CSS 2.2 section 9.2.1.1).

#include "boxes/box_factory.hpp"

namespace closeout::boxes {

/// Gives a block container children that are all block-level or all inline-level: inline boxes are split around
/// the blocks within them, and what is inline beside a block gets an anonymous block box. A block that comes out
/// of an inline box with a meaning (a link) keeps it through an anonymous block box that carries the meaning.
void fix_block_container(Box& container, BoxFactory& factory);

}  // namespace closeout::boxes
