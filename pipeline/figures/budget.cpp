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

bool bears_costs(pugi::xml_node project, std::string_view party) {
  auto const of_party = [party](pugi::xml_node node) { return has_value(node, "party", party); };
  return project.child("budget").child("lines").find_child(of_party) || project.child("ledger").find_child(of_party);
}

std::vector<std::string> cost_parties(pugi::xml_node project) {
  std::vector<std::string> ids;
  for (pugi::xml_node const party : project.child("parties").children("party")) {
    std::string const id = party.attribute("id").value();
    if (bears_costs(project, id)) ids.push_back(id);
  }
  return ids;
}

void add_planned(pugi::xml_node lines, Budget& budget) {
  for (pugi::xml_node const line : lines.children("line")) {
    YearAmount const amount{index_of(budget.parties, line.attribute("party").value()),
                            index_of(budget.categories, line.attribute("category").value()),
                            line.attribute("year").as_int(), amount_of(line, "planned")};
    budget.cells[amount.category][amount.party].planned += amount.planned;
    budget.lines.push_back(amount);
    if (std::ranges::find(budget.years, amount.year) == budget.years.end()) budget.years.push_back(amount.year);
  }
  std::ranges::sort(budget.years);
}

void add_ledger(pugi::xml_node ledger, Budget& budget) {
  for (pugi::xml_node const entry : ledger.children("entry")) {
    auto const party = index_of(budget.parties, entry.attribute("party").value());
    auto const category = index_of(budget.categories, entry.attribute("category").value());
    budget.cells[category][party].actual += amount_of(entry, "amount");
  }
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

Budget compute_budget(pugi::xml_node project) {
  pugi::xml_node const source = project.child("budget");
  Budget budget;
  budget.parties = cost_parties(project);
  for (pugi::xml_node const category : source.child("categories").children("category")) {
    budget.categories.emplace_back(category.attribute("id").value());
  }
  budget.cells.assign(budget.categories.size(), std::vector<Comparison>(budget.parties.size()));
  budget.flat_rate = flat_rate_of(source.attribute("cost-model").value());
  add_planned(source.child("lines"), budget);
  add_ledger(project.child("ledger"), budget);
  add_flat_rate(source.child("categories"), budget);
  add_totals(budget);
  return budget;
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
