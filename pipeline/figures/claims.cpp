#include "figures/claims.hpp"

#include <algorithm>

#include "figures/claimed_funding.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

std::optional<std::size_t> party_of(pugi::xml_node row, Budget const& budget) {
  auto const found = std::ranges::find(budget.parties, row.attribute("party").value());
  if (found == budget.parties.end()) return std::nullopt;
  return static_cast<std::size_t>(found - budget.parties.begin());
}

/// What the flat rate of each claim comes to on the ledger: the rate on the cumulative base less what earlier claims
/// had of it.
void add_flat_rate(Budget const& budget, std::vector<Claim>& chain) {
  CostModel const& model = budget.model;
  if (!model.flat_rate || !model.flat_rate_category) return;
  std::vector<base::Cents> base_before(budget.parties.size());
  for (Claim& claim : chain) {
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      base::Cents base;
      for (std::size_t category = 0; category < model.categories.size(); ++category) {
        if (model.categories[category].is_base) base += claim.cells[category][party].ledger.amount;
      }
      claim.cells[*model.flat_rate_category][party].ledger = {
          flat_rate_of_period(*model.flat_rate, base_before[party], base), 0};
      base_before[party] += base;
    }
  }
}

void add_claimed(pugi::xml_node node, LedgerReader const& reader, Budget const& budget, Claim& claim) {
  for (pugi::xml_node const cost : node.children("cost")) {
    auto const category = reader.category(cost.attribute("category").value());
    auto const party = party_of(cost, budget);
    if (category && party) claim.cells[*category][*party].claimed.period += amount_of(cost, "claimed");
  }
}

/// Approved and previous amounts of every cell, and the sums by category and party.
void complete(Budget const& budget, Claim const* previous, Claim& claim) {
  claim.categories.resize(budget.categories.size());
  claim.parties.resize(budget.parties.size());
  for (std::size_t category = 0; category < budget.categories.size(); ++category) {
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      ClaimedCost& cell = claim.cells[category][party];
      cell.claimed.approved = budget.cells[category][party].planned;
      if (previous != nullptr) cell.claimed.previous = previous->cells[category][party].claimed.cumulative();
      claim.categories[category] += cell;
      claim.parties[party] += cell;
      claim.total += cell;
    }
  }
}

void add_balances(pugi::xml_node project, Budget const& budget, LedgerReader const& reader, std::vector<Claim>& chain) {
  for (pugi::xml_node const entry : project.child("income").children("entry")) {
    auto const claim = reader.periods().claim_of(entry);
    auto const party = party_of(entry, budget);
    if (claim && party) chain[*claim].balances[*party].income += amount_of(entry, "amount");
  }
  for (std::size_t i = 0; i < chain.size(); ++i) {
    for (pugi::xml_node const funding : reader.periods().claims()[i].children("funding")) {
      auto const party = party_of(funding, budget);
      if (party) chain[i].balances[*party].funding += amount_of(funding, "amount");
      if (has_value(funding, "type", "eu-state")) chain[i].support += amount_of(funding, "amount");
    }
    for (ClaimBalance const& balance : chain[i].balances) {
      chain[i].balance.income += balance.income;
      chain[i].balance.funding += balance.funding;
    }
  }
}

void add_deductions(pugi::xml_node project, ClaimPeriods const& periods, std::vector<Claim>& chain) {
  for (pugi::xml_node const advance : project.child("advances").children("advance")) {
    for (pugi::xml_node const deduction : advance.children("deduction")) {
      auto const claim = periods.find(deduction.attribute("claim").value());
      if (claim) chain[*claim].advance_deducted += amount_of(deduction, "amount");
    }
  }
}

}  // namespace

Progress& Progress::operator+=(Progress const& other) {
  approved += other.approved;
  period += other.period;
  previous += other.previous;
  return *this;
}

EntrySum& EntrySum::operator+=(EntrySum const& other) {
  amount += other.amount;
  entries += other.entries;
  return *this;
}

ClaimedCost& ClaimedCost::operator+=(ClaimedCost const& other) {
  claimed += other.claimed;
  ledger += other.ledger;
  return *this;
}

ClaimCounter::ClaimCounter(pugi::xml_node project, LedgerReader const& reader)
    : project_(project),
      reader_(reader),
      sums_(reader.periods().claims().size() * reader.categories().size() * reader.parties().size()) {}

EntrySum& ClaimCounter::sum_at(std::size_t claim, std::size_t category, std::size_t party) {
  return sums_[(claim * reader_.categories().size() + category) * reader_.parties().size() + party];
}

void ClaimCounter::add(LedgerRow const& row) {
  EntrySum& sum = row.claim ? sum_at(*row.claim, row.category, row.party) : unclaimed_;
  sum += {row.amount, 1};
}

/// Its parts stand for it; vouchers in its category are an error that a rule tells of.
void ClaimCounter::add_lump_sum(CostModel const& model) {
  std::vector<LumpSumPart> const parts = read_lump_sum_parts(project_, reader_);
  if (!model.lump_sum_category || parts.empty()) return;
  for (std::size_t claim = 0; claim < reader_.periods().claims().size(); ++claim) {
    for (std::size_t party = 0; party < reader_.parties().size(); ++party) {
      sum_at(claim, *model.lump_sum_category, party) = {};
    }
  }
  for (LumpSumPart const& part : parts) {
    if (part.is_achieved && part.claim) sum_at(*part.claim, *model.lump_sum_category, part.party).amount += part.amount;
  }
}

std::vector<Claim> ClaimCounter::ledger_by_claim(Budget const& budget) {
  std::vector<Claim> chain;
  for (pugi::xml_node const node : reader_.periods().claims()) {
    Claim claim;
    claim.id = node.attribute("id").value();
    claim.number = node.attribute("number").as_int();
    claim.is_last = has_value(node, "last", "yes");
    claim.cells.assign(budget.categories.size(), std::vector<ClaimedCost>(budget.parties.size()));
    claim.balances.resize(budget.parties.size());
    for (std::size_t category = 0; category < budget.categories.size(); ++category) {
      for (std::size_t party = 0; party < budget.parties.size(); ++party) {
        claim.cells[category][party].ledger =
            sum_at(chain.size(), category, reader_.party(budget.parties[party]).value());
      }
    }
    chain.push_back(std::move(claim));
  }
  return chain;
}

Claims ClaimCounter::finish(Budget const& budget) && {
  add_lump_sum(budget.model);
  std::vector<Claim> chain = ledger_by_claim(budget);
  add_flat_rate(budget, chain);
  for (std::size_t i = 0; i < chain.size(); ++i) {
    add_claimed(reader_.periods().claims()[i], reader_, budget, chain[i]);
    complete(budget, i == 0 ? nullptr : &chain[i - 1], chain[i]);
  }
  add_balances(project_, budget, reader_, chain);
  add_claimed_funding(project_, reader_.periods(), chain);
  add_deductions(project_, reader_.periods(), chain);
  return {std::move(chain), unclaimed_};
}

}  // namespace closeout::figures
