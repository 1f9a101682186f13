#pragma once
// For this room's tree.cpp.

#include "figures/figures.hpp"

namespace closeout::figures {

/// <indicators> of README.md.
void append_indicators(pugi::xml_node parent, Indicators const& indicators);

}  // namespace closeout::figures
