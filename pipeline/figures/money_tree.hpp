#pragma once
// Costs, funding, claims and advances of the figures as elements below `parent`; README.md tells the vocabulary. For
// this room's sources only.

#include "figures/figures.hpp"

namespace closeout::figures {

void append_budget(pugi::xml_node parent, Budget const& budget);
void append_funding(pugi::xml_node parent, Funding const& funding);
void append_claims(pugi::xml_node parent, Budget const& budget, Claims const& claims);
void append_advances(pugi::xml_node parent, std::vector<Advance> const& advances);
void append_ledger(pugi::xml_node parent, LedgerChecks const& checks);
void append_purchases(pugi::xml_node parent, std::vector<PurchaseSeries> const& purchases);
void append_positions(pugi::xml_node parent, std::vector<PositionCosts> const& positions);

}  // namespace closeout::figures
