#include "figures/budget.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

void add_planned(pugi::xml_node lines, LedgerReader const& reader, Budget& budget) {
  for (pugi::xml_node const line : lines.children("line")) {
    auto const party = reader.party(line.attribute("party").value());
    auto const category = reader.category(line.attribute("category").value());
    if (!party || !category) continue;
    YearAmount const amount{*party, *category, line.attribute("year").as_int(), amount_of(line, "planned")};
    budget.cells[amount.category][amount.party].planned += amount.planned;
    budget.lines.push_back(amount);
    if (std::ranges::find(budget.years, amount.year) == budget.years.end()) budget.years.push_back(amount.year);
  }
  std::ranges::sort(budget.years);
}

/// Parties that the budget, the financing, the income or a claim speaks of.
std::vector<bool> parties_with_column(pugi::xml_node project, LedgerReader const& reader) {
  std::vector<bool> has_column(reader.parties().size());
  auto const mark = [&](pugi::xml_node container) {
    for (pugi::xml_node const row : container.children()) {
      if (auto const party = reader.party(row.attribute("party").value())) has_column[*party] = true;
    }
  };
  mark(project.child("budget").child("lines"));
  mark(project.child("funding"));
  mark(project.child("income"));
  for (pugi::xml_node const claim : reader.periods().claims()) mark(claim);
  return has_column;
}

template <typename T>
void keep_where(std::vector<bool> const& flags, std::vector<T>& values) {
  std::size_t index = 0;
  std::erase_if(values, [&](T const&) { return !flags[index++]; });
}

/// Parties without costs have no column in the statement.
void keep_parties(std::vector<bool> const& with_column, Budget& budget) {
  std::vector<std::size_t> renumbered;
  std::size_t kept = 0;
  for (bool const is_kept : with_column) renumbered.push_back(is_kept ? kept++ : kept);
  for (YearAmount& line : budget.lines) line.party = renumbered[line.party];
  keep_where(with_column, budget.parties);
  for (auto& row : budget.cells) keep_where(with_column, row);
  for (auto& row : budget.actual_by_year) keep_where(with_column, row);
}

/// The flat rate has no vouchers: its actual amount is the rate on the base's actual amount, party by party, rounded
/// once on the cumulative base so that the periods' amounts add up to it.
void add_flat_rate(Budget& budget) {
  CostModel const& model = budget.model;
  budget.flat_rate_bases.resize(budget.parties.size());
  budget.flat_rates.resize(budget.parties.size());
  for (std::size_t category = 0; category < model.categories.size(); ++category) {
    if (!model.categories[category].is_base) continue;
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      budget.flat_rate_bases[party] += budget.cells[category][party];
    }
  }
  if (!model.flat_rate) return;
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    budget.flat_rates[party] = transformed(budget.flat_rate_bases[party],
                                           [&](base::Cents amount) { return base::apply(*model.flat_rate, amount); });
    if (model.flat_rate_category) {
      budget.cells[*model.flat_rate_category][party].actual = budget.flat_rates[party].actual;
    }
  }
}

/// Planned years are there already.
void add_years_of_entries(Budget& budget) {
  for (auto const& row : budget.actual_by_year) {
    for (auto const& years : row) {
      for (auto const& [year, amount] : years) budget.years.push_back(year);
    }
  }
  std::ranges::sort(budget.years);
  auto const repeated = std::ranges::unique(budget.years);
  budget.years.erase(repeated.begin(), repeated.end());
}

/// The rate on the base so far less what the earlier years had, so that the years add up to the rate on the whole base.
void add_flat_rate_by_year(Budget& budget) {
  CostModel const& model = budget.model;
  if (!model.flat_rate || !model.flat_rate_category) return;
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    std::map<int, base::Cents> by_year;
    base::Cents base_so_far, due_so_far;
    for (int const year : budget.years) {
      for (std::size_t category = 0; category < model.categories.size(); ++category) {
        auto const& spent = budget.actual_by_year[category][party];
        auto const of_year = spent.find(year);
        if (model.categories[category].is_base && of_year != spent.end()) base_so_far += of_year->second;
      }
      base::Cents const due = base::apply(*model.flat_rate, base_so_far);
      by_year[year] = due - due_so_far;
      due_so_far = due;
    }
    budget.actual_by_year[*model.flat_rate_category][party] = std::move(by_year);
  }
}

/// A lump sum has no vouchers either: each part is paid when its result is verified.
void add_lump_sum(std::vector<LumpSumPart> const& parts, Budget& budget) {
  if (!budget.model.lump_sum_category || parts.empty()) return;
  auto& row = budget.cells[*budget.model.lump_sum_category];
  for (Comparison& cell : row) cell.actual = {};
  for (auto& years : budget.actual_by_year[*budget.model.lump_sum_category]) years.clear();
  budget.lump_sum_parts.emplace();
  for (LumpSumPart const& part : parts) {
    *budget.lump_sum_parts += part.amount;
    if (part.is_achieved) row[part.party].actual += part.amount;
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

base::Cents planned_of_type(Budget const& budget, std::initializer_list<std::string_view> types) {
  base::Cents sum;
  for (std::size_t category = 0; category < budget.categories.size(); ++category) {
    bool const is_of_type = std::ranges::find(types, budget.model.categories[category].type) != types.end();
    if (is_of_type) sum += budget.category_totals[category].planned;
  }
  return sum;
}

SevenPercentConditions seven_percent_conditions(Budget const& budget) {
  base::Cents const staff = planned_of_type(budget, {"staff", "side-costs"});
  return {staff, planned_of_type(budget, {"purchased-services"}), planned_of_type(budget, {"travel"}),
          base::apply({30, 100}, staff), base::apply({20, 100}, staff)};
}

}  // namespace

BudgetCounter::BudgetCounter(pugi::xml_node project, LedgerReader const& reader)
    : parts_(read_lump_sum_parts(project, reader)), has_column_(parties_with_column(project, reader)) {
  budget_.parties = reader.parties();
  budget_.categories = reader.categories();
  budget_.cells.assign(budget_.categories.size(), std::vector<Comparison>(budget_.parties.size()));
  budget_.actual_by_year.assign(budget_.categories.size(),
                                std::vector<std::map<int, base::Cents>>(budget_.parties.size()));
  budget_.model = read_cost_model(project);
  budget_.tolerance = tolerance_of(project);
  if (has_value(project.child("budget"), "cost-model", "flat-rate-7")) budget_.seven_percent.emplace();
  add_planned(project.child("budget").child("lines"), reader, budget_);
}

void BudgetCounter::add(LedgerRow const& row) {
  has_column_[row.party] = true;
  budget_.cells[row.category][row.party].actual += row.amount;
  auto const date = date_of(row.entry, "date");
  if (date) budget_.actual_by_year[row.category][row.party][static_cast<int>(date->year())] += row.amount;
}

Budget BudgetCounter::finish() && {
  for (LumpSumPart const& part : parts_) has_column_[part.party] = true;
  add_lump_sum(parts_, budget_);
  keep_parties(has_column_, budget_);
  add_years_of_entries(budget_);
  add_flat_rate(budget_);
  add_flat_rate_by_year(budget_);
  add_totals(budget_);
  if (budget_.seven_percent) budget_.seven_percent = seven_percent_conditions(budget_);
  return std::move(budget_);
}

}  // namespace closeout::figures
