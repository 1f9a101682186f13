#include "figures/money_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void set_progress(pugi::xml_node node, Progress const& amount) {
  set(node, "approved", amount.approved);
  set(node, "claimed", amount.period);
  set(node, "previous", amount.previous);
  set(node, "cumulative", amount.cumulative());
  set(node, "remaining", amount.remaining());
  set(node, "used", amount.used());
}

void set_cost(pugi::xml_node node, ClaimedCost const& cost) {
  set_progress(node, cost.claimed);
  set(node, "ledger", cost.ledger.amount);
  set(node, "entries", cost.ledger.entries);
}

void set_balance(pugi::xml_node node, Progress const& claimed, ClaimBalance const& balance) {
  set(node, "income", balance.income);
  set(node, "net-costs", claimed.period - balance.income);
  set(node, "funding", balance.funding);
}

void append_categories(pugi::xml_node row, Budget const& budget, Claim const& claim) {
  for (std::size_t category = 0; category < budget.categories.size(); ++category) {
    pugi::xml_node node = row.append_child("category");
    set(node, "id", budget.categories[category]);
    set_cost(node, claim.categories[category]);
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      pugi::xml_node cell = node.append_child("party");
      set(cell, "id", budget.parties[party]);
      set_cost(cell, claim.cells[category][party]);
    }
  }
}

void append_parties(pugi::xml_node row, Budget const& budget, Claim const& claim) {
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    pugi::xml_node node = row.append_child("party");
    set(node, "id", budget.parties[party]);
    set_cost(node, claim.parties[party]);
    set_balance(node, claim.parties[party].claimed, claim.balances[party]);
  }
}

void append_funding_types(pugi::xml_node row, Claim const& claim) {
  for (ClaimedFundingType const& type : claim.funding_types) {
    pugi::xml_node node = row.append_child("funding-type");
    set(node, "code", type.code);
    set_progress(node, type.amount);
  }
}

void append_funding_rows(pugi::xml_node row, Claim const& claim) {
  for (ClaimedFunding const& funding : claim.funding) {
    pugi::xml_node node = row.append_child("funding");
    set(node, "type", funding.type);
    set(node, "party", funding.party);
    set(node, "financier", funding.financier);
    set_progress(node, funding.amount);
  }
}

}  // namespace

void append_claims(pugi::xml_node parent, Budget const& budget, Claims const& claims) {
  pugi::xml_node node = parent.append_child("claims");
  set(node, "unclaimed", claims.unclaimed.amount);
  set(node, "unclaimed-entries", claims.unclaimed.entries);
  for (Claim const& claim : claims.chain) {
    pugi::xml_node row = node.append_child("claim");
    set(row, "id", claim.id);
    set(row, "number", std::int64_t{claim.number});
    set_cost(row, claim.total);
    set_balance(row, claim.total.claimed, claim.balance);
    set(row, "support", claim.support);
    set(row, "advance-deducted", claim.advance_deducted);
    set(row, "support-payable", claim.support - claim.advance_deducted);
    append_categories(row, budget, claim);
    append_parties(row, budget, claim);
    append_funding_types(row, claim);
    append_funding_rows(row, claim);
  }
}

}  // namespace closeout::figures
