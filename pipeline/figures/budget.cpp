#include "figures/budget.hpp"

#include <algorithm>
#include <array>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

struct ModelRate {
  std::string_view model;
  base::Rate rate;
};

constexpr std::array<ModelRate, 4> model_rates{
    {{"flat-rate-17", {17, 100}}, {"flat-rate-15", {15, 100}}, {"flat-rate-40", {40, 100}}, {"flat-rate-7", {7, 100}}}};

std::size_t index_of(std::vector<std::string> const& ids, std::string_view id) {
  return static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
}

void add_planned(pugi::xml_node lines, Budget& budget) {
  for (pugi::xml_node const line : lines.children("line")) {
    YearAmount const amount{index_of(budget.parties, line.attribute("party").value()),
                            index_of(budget.categories, line.attribute("category").value()),
                            line.attribute("year").as_int(), amount_of(line, "planned")};
    if (amount.party == budget.parties.size() || amount.category == budget.categories.size()) continue;
    budget.cells[amount.category][amount.party].planned += amount.planned;
    budget.lines.push_back(amount);
    if (std::ranges::find(budget.years, amount.year) == budget.years.end()) budget.years.push_back(amount.year);
  }
  std::ranges::sort(budget.years);
}

template <typename T>
void remove_where(std::vector<bool> const& flags, std::vector<T>& values) {
  std::size_t index = 0;
  std::erase_if(values, [&](T const&) { return flags[index++]; });
}

/// Parties without costs have no column in the statement.
void remove_parties(std::vector<bool> const& without_costs, Budget& budget) {
  std::vector<std::size_t> renumbered;
  std::size_t kept = 0;
  for (bool const is_without : without_costs) renumbered.push_back(is_without ? kept : kept++);
  for (YearAmount& line : budget.lines) line.party = renumbered[line.party];
  remove_where(without_costs, budget.parties);
  for (auto& row : budget.cells) remove_where(without_costs, row);
}

/// The flat rate has no vouchers: its actual amount is the rate on the base's actual amount, party by party, rounded
/// once on the cumulative base so that the periods' amounts add up to it.
void add_flat_rate(pugi::xml_node categories, Budget& budget) {
  budget.flat_rate_bases.resize(budget.parties.size());
  std::size_t category = 0;
  std::optional<std::size_t> flat;
  for (pugi::xml_node const node : categories.children("category")) {
    if (has_value(node, "type", "flat-rate")) flat = category;
    if (has_value(node, "flat-rate-base", "yes")) {
      for (std::size_t party = 0; party < budget.parties.size(); ++party) {
        budget.flat_rate_bases[party] += budget.cells[category][party];
      }
    }
    ++category;
  }
  if (!flat || !budget.flat_rate) return;
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    budget.cells[*flat][party].actual = base::apply(*budget.flat_rate, budget.flat_rate_bases[party].actual);
  }
}

void add_totals(Budget& budget) {
  budget.category_totals.resize(budget.categories.size());
  budget.party_totals.resize(budget.parties.size());
  for (std::size_t category = 0; category < budget.categories.size(); ++category) {
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      Comparison const& cell = budget.cells[category][party];
      budget.category_totals[category] += cell;
      budget.party_totals[party] += cell;
      budget.total += cell;
    }
  }
}

}  // namespace

std::optional<base::Rate> flat_rate_of(std::string_view cost_model) {
  auto const found = std::ranges::find(model_rates, cost_model, &ModelRate::model);
  return found == model_rates.end() ? std::nullopt : std::optional(found->rate);
}

BudgetCounter::BudgetCounter(pugi::xml_node project) : project_(project) {
  pugi::xml_node const source = project.child("budget");
  for (pugi::xml_node const party : project.child("parties").children("party")) {
    budget_.parties.emplace_back(party.attribute("id").value());
  }
  for (pugi::xml_node const category : source.child("categories").children("category")) {
    budget_.categories.emplace_back(category.attribute("id").value());
  }
  has_entries_.resize(budget_.parties.size());
  budget_.cells.assign(budget_.categories.size(), std::vector<Comparison>(budget_.parties.size()));
  budget_.flat_rate = flat_rate_of(source.attribute("cost-model").value());
  add_planned(source.child("lines"), budget_);
}

void BudgetCounter::add(pugi::xml_node entry) {
  std::size_t const party = index_of(budget_.parties, entry.attribute("party").value());
  std::size_t const category = index_of(budget_.categories, entry.attribute("category").value());
  if (party == budget_.parties.size() || category == budget_.categories.size()) return;
  has_entries_[party] = true;
  budget_.cells[category][party].actual += amount_of(entry, "amount");
}

bool BudgetCounter::bears_costs(std::size_t party) const {
  return has_entries_[party] || std::ranges::find(budget_.lines, party, &YearAmount::party) != budget_.lines.end();
}

Budget BudgetCounter::finish() && {
  std::vector<bool> without_costs;
  for (std::size_t party = 0; party < budget_.parties.size(); ++party) without_costs.push_back(!bears_costs(party));
  remove_parties(without_costs, budget_);
  add_flat_rate(project_.child("budget").child("categories"), budget_);
  add_totals(budget_);
  return std::move(budget_);
}

std::vector<Claim> compute_claims(pugi::xml_node project, base::Cents approved) {
  std::vector<Claim> claims;
  for (pugi::xml_node const node : project.child("claims").children("claim")) {
    Claim claim;
    claim.id = node.attribute("id").value();
    claim.number = node.attribute("number").as_int();
    for (pugi::xml_node const cost : node.children("cost")) claim.claimed += amount_of(cost, "claimed");
    claims.push_back(std::move(claim));
  }
  std::ranges::stable_sort(claims, {}, &Claim::number);
  base::Cents cumulative;
  for (Claim& claim : claims) {
    claim.previous = cumulative;
    cumulative += claim.claimed;
    claim.cumulative = cumulative;
    claim.remaining = approved - cumulative;
  }
  return claims;
}

}  // namespace closeout::figures
