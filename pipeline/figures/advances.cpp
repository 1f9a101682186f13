#include "figures/advances.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

constexpr base::Rate advance_rate{30, 100};

/// In a group project each beneficiary has a decision of its own (L 757/2021 § 40); otherwise there is one for all and
/// the lead files for everybody (VNA 357/2014 §§ 16, 17).
bool has_own_decision(pugi::xml_node project) {
  return has_value(project.child("identity"), "implementation", "group-project");
}

base::Cents grant_of(pugi::xml_node project, std::string_view party, Funding const& funding) {
  if (!has_own_decision(project)) return funding.support.planned;
  auto const found = std::ranges::find(funding.parties, party, &PartyFunding::party);
  return found == funding.parties.end() ? base::Cents{} : found->support.planned;
}

base::Cents payment_of(pugi::xml_node project, std::string_view party, Claim const& claim) {
  if (!has_own_decision(project)) return claim.support;
  base::Cents payment;
  for (ClaimedFunding const& row : claim.funding) {
    if (row.type == "eu-state" && row.party == party) payment += row.amount.period;
  }
  return payment;
}

base::Cents deducted_from(std::string_view claim, pugi::xml_node advance) {
  base::Cents sum;
  for (pugi::xml_node const deduction : advance.children("deduction")) {
    if (has_value(deduction, "claim", claim)) sum += amount_of(deduction, "amount");
  }
  return sum;
}

std::vector<Recovery> recoveries_of(pugi::xml_node project, pugi::xml_node node, Advance const& advance,
                                    std::vector<Claim> const& chain) {
  std::vector<Recovery> recoveries;
  base::Cents outstanding = advance.amount;
  auto const paid = date_of(node, "date");
  for (Claim const& claim : chain) {
    pugi::xml_node const claim_node = project.child("claims").find_child_by_attribute("id", claim.id.c_str());
    if (paid && date_of(claim_node, "end") < paid) continue;
    Recovery recovery{claim.id, payment_of(project, advance.party, claim), {}, deducted_from(claim.id, node), {}};
    base::Cents const owed = std::max(outstanding, base::Cents{});
    recovery.due = claim.is_last ? owed : std::min(owed, base::apply(advance_rate, recovery.payment));
    outstanding -= recovery.deducted;
    recovery.outstanding = outstanding;
    recoveries.push_back(std::move(recovery));
  }
  return recoveries;
}

}  // namespace

std::vector<Advance> compute_advances(pugi::xml_node project, Funding const& funding, std::vector<Claim> const& chain) {
  std::vector<Advance> advances;
  for (pugi::xml_node const node : project.child("advances").children("advance")) {
    Advance advance{node.attribute("id").value(),
                    std::string(value_or(node, "party", lead_of(project))),
                    amount_of(node, "amount"),
                    {},
                    {},
                    {},
                    {}};
    advance.grant = grant_of(project, advance.party, funding);
    advance.limit = base::apply(advance_rate, advance.grant);
    for (pugi::xml_node const deduction : node.children("deduction")) {
      advance.deducted += amount_of(deduction, "amount");
    }
    advance.recoveries = recoveries_of(project, node, advance, chain);
    advances.push_back(std::move(advance));
  }
  return advances;
}

}  // namespace closeout::figures
