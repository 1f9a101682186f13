#pragma once
// Abstract patterns (ISO/IEC 19757-3 section 5.4.9): a pattern that is-a another is its rules with the parameters
// written in. For this room's sources only.

#include <optional>

#include "base/diagnostics.hpp"
#include "xml/document.hpp"

namespace closeout::rules {

/// `file` with every pattern that has is-a replaced by what it stands for and without the abstract patterns; nothing if
/// the file has neither. Elements keep their places. An abstract pattern that is not there is an error.
[[nodiscard]] std::optional<xml::Document> with_instances(xml::Document const& file, base::Diagnostics& diagnostics);

}  // namespace closeout::rules
