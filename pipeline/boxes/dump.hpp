#pragma once

#include <string>

#include "boxes/tree.hpp"

namespace closeout::boxes {

/// The tree as indented lines, a box each: kind, role, language, text; for `inspect` and golden tests. Nothing in it
/// depends on the machine.
[[nodiscard]] std::string dump(Tree const& tree);

}  // namespace closeout::boxes
