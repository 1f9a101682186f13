#pragma once
// White-space processing (css-text-3 section 4.1).

#include "boxes/tree.hpp"

namespace closeout::boxes {

/// Collapses white space in every inline formatting context below `root` (section 4.1.1), with spaces at the
/// start and end of a block and around forced line breaks removed; text boxes left empty are unlinked. Where
/// lines wrap, layout removes the space that ends a line (section 4.1.2).
void collapse_white_space(Box& root);

}  // namespace closeout::boxes
