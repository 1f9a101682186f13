#pragma once

#include "figures/figures.hpp"

namespace closeout::figures {

/// The financing plan of `project` and its realisation; `costs` is the budget's total (esf.md section 4.5).
[[nodiscard]] Funding compute_funding(pugi::xml_node project, Comparison const& costs);

}  // namespace closeout::figures
