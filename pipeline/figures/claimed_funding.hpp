#pragma once

#include "figures/claims.hpp"

namespace closeout::figures {

/// Fills the funding rows of every claim of `chain`, which stands in the order of `periods`.
void add_claimed_funding(pugi::xml_node project, ClaimPeriods const& periods, std::vector<Claim>& chain);

}  // namespace closeout::figures
