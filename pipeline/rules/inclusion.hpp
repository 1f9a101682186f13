#pragma once
// The element include (ISO/IEC 19757-3 section 5.4.4): the root of another file stands in its place. For this room's
// sources only.

#include <optional>

#include "base/diagnostics.hpp"
#include "xml/document.hpp"

namespace closeout::rules {

/// `file` with what it includes; nothing if it includes nothing. Elements keep their places, in their own files; an
/// href is relative to the file it stands in. Errors for what cannot be read, is not Schematron, or includes itself.
[[nodiscard]] std::optional<xml::Document> with_included_files(xml::Document const& file,
                                                               base::Diagnostics& diagnostics);

}  // namespace closeout::rules
