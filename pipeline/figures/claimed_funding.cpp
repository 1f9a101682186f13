#include "figures/claimed_funding.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// The row of `rows` that `node`, a line of the plan or of a claim, speaks of; a new one if there is none.
ClaimedFunding& row_of(pugi::xml_node node, std::vector<ClaimedFunding>& rows) {
  auto const found = std::ranges::find_if(rows, [&](ClaimedFunding const& row) {
    return has_value(node, "type", row.type) && has_value(node, "party", row.party) &&
           has_value(node, "financier", row.financier);
  });
  if (found != rows.end()) return *found;
  return rows.emplace_back(ClaimedFunding{
      node.attribute("type").value(), node.attribute("party").value(), node.attribute("financier").value(), {}});
}

std::vector<ClaimedFunding> all_rows(pugi::xml_node project, ClaimPeriods const& periods) {
  std::vector<ClaimedFunding> rows;
  for (pugi::xml_node const line : project.child("funding").children("line")) {
    row_of(line, rows).amount.approved += amount_of(line, "planned");
  }
  for (pugi::xml_node const claim : periods.claims()) {
    for (pugi::xml_node const funding : claim.children("funding")) row_of(funding, rows);
  }
  return rows;
}

std::vector<ClaimedFundingType> sum_by_type(std::vector<ClaimedFunding> const& rows) {
  std::vector<ClaimedFundingType> types;
  for (ClaimedFunding const& row : rows) {
    auto found = std::ranges::find(types, row.type, &ClaimedFundingType::code);
    if (found == types.end()) found = types.insert(types.end(), {row.type, {}});
    found->amount += row.amount;
  }
  return types;
}

}  // namespace

void add_claimed_funding(pugi::xml_node project, ClaimPeriods const& periods, std::vector<Claim>& chain) {
  std::vector<ClaimedFunding> rows = all_rows(project, periods);
  for (std::size_t i = 0; i < chain.size(); ++i) {
    for (ClaimedFunding& row : rows) {
      row.amount.previous = row.amount.cumulative();
      row.amount.period = {};
    }
    for (pugi::xml_node const funding : periods.claims()[i].children("funding")) {
      row_of(funding, rows).amount.period += amount_of(funding, "amount");
    }
    chain[i].funding = rows;
    chain[i].funding_types = sum_by_type(rows);
  }
}

}  // namespace closeout::figures
