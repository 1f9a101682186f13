#include "figures/staff_costs.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// Hours of a full working year (CPR21 Art. 55(2), VNA 866/2021 § 6).
constexpr std::int64_t yearly_hours = 1720;

std::optional<base::Rate> percentage_of(pugi::xml_node node, char const* attribute) {
  return base::Rate::parse_percent(node.attribute(attribute).value());
}

/// rate = round2(gross x (1 + side costs) / 1720) (esf.md section 4.3).
std::optional<base::Cents> hourly_rate_of(pugi::xml_node position) {
  if (!position.attribute("yearly-gross")) return std::nullopt;
  base::Rate const side_costs = percentage_of(position, "side-cost-percentage").value_or(base::Rate{});
  return base::apply({side_costs.denominator + side_costs.numerator, side_costs.denominator * yearly_hours},
                     amount_of(position, "yearly-gross"));
}

/// Hours of a share of a full year, in hundredths like amounts in cents.
std::int64_t hours_limit_of(pugi::xml_node position) {
  return base::apply(percentage_of(position, "share").value_or(base::Rate{}), base::Cents(yearly_hours * 100)).value();
}

std::vector<YearHours> years_of(pugi::xml_node identity) {
  auto const start = date_of(identity, "start"), end = date_of(identity, "end");
  std::vector<YearHours> years;
  if (!start || !end) return years;
  for (ProjectYear const& year : project_years(*start, *end)) years.push_back({year, 0});
  return years;
}

/// rate x hours, both with two decimals.
base::Cents cost_of(base::Cents rate, std::int64_t hours) {
  return base::apply({hours, 100}, rate);
}

}  // namespace

PositionCounter::PositionCounter(pugi::xml_node project) {
  for (CostCategory const& category : read_cost_model(project).categories) types_.push_back(category.type);
  std::vector<YearHours> const years = years_of(project.child("identity"));
  for (pugi::xml_node const node : project.child("budget").child("positions").children("position")) {
    Position position;
    position.costs.id = node.attribute("id").value();
    position.costs.hourly_rate_due = hourly_rate_of(node);
    position.costs.hours_limit = hours_limit_of(node);
    position.costs.years = years;
    if (node.attribute("hourly-rate")) position.approved_rate = amount_of(node, "hourly-rate");
    position.side_costs = percentage_of(node, "side-cost-percentage");
    positions_.push_back(std::move(position));
  }
}

void PositionCounter::add(LedgerRow const& row) {
  pugi::xml_attribute const of_position = row.entry.attribute("position");
  if (!of_position) return;
  auto const position = std::ranges::find(positions_, std::string_view(of_position.value()),
                                          [](Position const& it) { return std::string_view(it.costs.id); });
  if (position == positions_.end()) return;
  if (types_[row.category] == "staff") position->costs.salaries += row.amount;
  if (types_[row.category] == "side-costs") position->costs.side_costs += row.amount;
  if (auto const hours = hundredths_of(row.entry, "hours")) add_hours(row, *hours, *position);
}

/// An entry before the first day or after the last is of the first or last year: that it is there is for a rule to say.
void PositionCounter::add_hours(LedgerRow const& row, std::int64_t hours, Position& position) {
  bool const is_reversed = row.amount < base::Cents{};
  auto const day = date_of(row.entry, "date");
  auto const year =
      std::ranges::find_if(position.costs.years, [&](YearHours const& it) { return !day || *day <= it.year.end; });
  if (!position.costs.years.empty()) {
    YearHours& of_year = year == position.costs.years.end() ? position.costs.years.back() : *year;
    of_year.hours += is_reversed ? -hours : hours;
  }
  if (!position.approved_rate) return;
  base::Cents const due = cost_of(*position.approved_rate, is_reversed ? -hours : hours);
  position.costs.cost += row.amount;
  position.costs.cost_due += due;
  if (due == row.amount) return;
  std::string const id = row.entry.attribute("id").value();
  std::string& first = position.costs.differing_entry;
  if (first.empty() || id < first) first = id;
}

std::vector<PositionCosts> PositionCounter::finish() && {
  std::vector<PositionCosts> result;
  for (Position& position : positions_) {
    if (position.side_costs) {
      position.costs.side_costs_due = base::apply(*position.side_costs, position.costs.salaries);
    }
    result.push_back(std::move(position.costs));
  }
  return result;
}

}  // namespace closeout::figures
