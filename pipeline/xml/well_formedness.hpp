#pragma once
// Is this text well-formed XML? (XML 1.0 fifth edition, Namespaces in XML 1.0.) pugixml accepts much that is not, and
// libxml2 stops at the first fault and names places behind it; so every fault is found, placed and explained here.

#include "base/diagnostics.hpp"
#include "base/source.hpp"

namespace closeout::xml {

/// Elements inside each other, at most; libxml2's own limit. No document for people comes near it, and stages that
/// follow the tree by recursion rely on it.
inline constexpr std::size_t max_depth = 256;

/// Adds an error for every fault that can be told apart from the consequences of an earlier one; false if there are
/// any. A document type declaration is such a fault: there are no entities but XML's five, so nothing can expand or be
/// fetched. Assumes well-formed UTF-8 (read_source has checked it).
bool check_well_formed(base::SourceFileRef const& source, base::Diagnostics& diagnostics);

/// The same for what stands before the root element alone: XML declaration, encoding, document type declaration.
bool check_prolog(base::SourceFileRef const& source, base::Diagnostics& diagnostics);

}  // namespace closeout::xml
