#pragma once
// Link annotations (ISO 32000-1 section 12.5.6.5).

#include <vector>

#include "pages/document.hpp"
#include "pdf/parent_tree.hpp"

namespace closeout::pdf {

/// Writes the annotations of a page, numbered one after the other in the order of Page::links, and returns the first
/// one's number; 0 if there are none.
ObjectNumber write_annotations(pages::Page const& page, ObjectNumber page_number, ParentTree& parents,
                               ObjectAssembler& assembler);

}  // namespace closeout::pdf
