#include <algorithm>

#include "figures/money_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void append_years(pugi::xml_node cell, Budget const& budget, std::size_t category, std::size_t party) {
  bool const is_lump_sum = budget.lump_sum_parts && budget.model.lump_sum_category == category;
  auto const& actual = budget.actual_by_year[category][party];
  for (int const year : budget.years) {
    base::Cents planned;
    for (YearAmount const& line : budget.lines) {
      if (line.category == category && line.party == party && line.year == year) planned += line.planned;
    }
    pugi::xml_node node = cell.append_child("year");
    set(node, "number", std::int64_t{year});
    set(node, "planned", planned);
    auto const spent = actual.find(year);
    if (!is_lump_sum) set(node, "actual", spent == actual.end() ? base::Cents{} : spent->second);
  }
}

/// A cell of a category: also by how much it exceeds what was approved, and by how much it may.
void set_cell(pugi::xml_node node, Tolerance tolerance, Comparison const& amount) {
  set_comparison(node, amount);
  set(node, "excess", std::max(amount.actual - amount.planned, base::Cents{}));
  set(node, "excess-limit", excess_limit(tolerance, amount.planned));
}

void append_by_category(pugi::xml_node parent, Budget const& budget) {
  for (std::size_t category = 0; category < budget.categories.size(); ++category) {
    pugi::xml_node row = parent.append_child("category");
    set(row, "id", budget.categories[category]);
    set(row, "type", budget.model.categories[category].type);
    set_cell(row, budget.tolerance, budget.category_totals[category]);
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      pugi::xml_node cell = row.append_child("party");
      set(cell, "id", budget.parties[party]);
      set_cell(cell, budget.tolerance, budget.cells[category][party]);
      append_years(cell, budget, category, party);
    }
  }
}

/// What the base is, what the rate on it comes to, and what the plan says it is.
void append_flat_rate(pugi::xml_node row, Budget const& budget, std::size_t party) {
  if (!budget.model.flat_rate) return;
  set_pair(row, "flat-rate-base", budget.flat_rate_bases[party]);
  set_pair(row, "flat-rate-due", budget.flat_rates[party]);
  if (budget.model.flat_rate_category) {
    set(row, "flat-rate-approved", budget.cells[*budget.model.flat_rate_category][party].planned);
  }
}

void append_seven_percent(pugi::xml_node parent, SevenPercentConditions const& conditions) {
  pugi::xml_node node = parent.append_child("seven-percent");
  set(node, "staff", conditions.staff);
  set(node, "services", conditions.services);
  set(node, "services-threshold", conditions.services_threshold);
  set(node, "travel", conditions.travel);
  set(node, "travel-threshold", conditions.travel_threshold);
}

void append_by_party(pugi::xml_node parent, Budget const& budget) {
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    pugi::xml_node row = parent.append_child("party");
    set(row, "id", budget.parties[party]);
    set_comparison(row, budget.party_totals[party]);
    append_flat_rate(row, budget, party);
    for (std::size_t category = 0; category < budget.categories.size(); ++category) {
      pugi::xml_node cell = row.append_child("category");
      set(cell, "id", budget.categories[category]);
      set_comparison(cell, budget.cells[category][party]);
    }
  }
}

}  // namespace

void append_budget(pugi::xml_node parent, Budget const& budget) {
  pugi::xml_node node = parent.append_child("budget");
  set_comparison(node, budget.total);
  if (auto const rate = budget.model.flat_rate) set(node, "flat-rate", rate->numerator * 10000 / rate->denominator);
  set(node, "lump-sum-parts", budget.lump_sum_parts);
  for (int const year : budget.years) set(node.append_child("year"), "number", std::int64_t{year});
  append_by_category(node, budget);
  append_by_party(node, budget);
  if (budget.seven_percent) append_seven_percent(node, *budget.seven_percent);
}

}  // namespace closeout::figures
