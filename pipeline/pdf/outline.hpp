#pragma once
// The document outline (ISO 32000-1 section 12.3.3).

#include <vector>

#include "pages/document.hpp"
#include "pdf/page_tree.hpp"

namespace closeout::pdf {

/// Writes the entries nested by level, all open, and returns the outline dictionary; 0 if there are none. An entry
/// that is more than one level below its predecessor is nested one level below it.
ObjectNumber write_outline(std::vector<pages::OutlineEntry> const& entries, PageTree const& pages,
                           ObjectAssembler& assembler);

}  // namespace closeout::pdf
