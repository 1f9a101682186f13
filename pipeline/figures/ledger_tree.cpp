#include "figures/money_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void set_noted(pugi::xml_node node, std::string const& name, NotedEntries const& noted) {
  set(node, name.c_str(), noted.count);
  if (noted.count > 0) set(node, (name + "-voucher").c_str(), noted.voucher);
}

}  // namespace

void append_ledger(pugi::xml_node parent, LedgerChecks const& checks) {
  pugi::xml_node node = parent.append_child("ledger");
  set(node, "entries", checks.entries);
  set(node, "corrections", checks.corrections);
  set_noted(node, "repeated", checks.repeated);
  set_noted(node, "over-converted", checks.over_converted);
}

void append_purchases(pugi::xml_node parent, std::vector<PurchaseSeries> const& purchases) {
  pugi::xml_node node = parent.append_child("purchases");
  for (PurchaseSeries const& series : purchases) {
    pugi::xml_node row = node.append_child("series");
    set(row, "party", series.party);
    set(row, "supplier", series.supplier);
    set(row, "limit", series.limit);
    set(row, "count", series.count);
    set(row, "amount", series.amount);
    set(row, "first", series.first);
    set(row, "last", series.last);
  }
}

void append_positions(pugi::xml_node parent, std::vector<PositionCosts> const& positions) {
  pugi::xml_node node = parent.append_child("positions");
  for (PositionCosts const& position : positions) {
    pugi::xml_node row = node.append_child("position");
    set(row, "id", position.id);
    set(row, "hourly-rate-due", position.hourly_rate_due);
    set(row, "cost", position.cost);
    set(row, "cost-due", position.cost_due);
    if (!position.differing_entry.empty()) set(row, "differing-entry", position.differing_entry);
    set(row, "salaries", position.salaries);
    set(row, "side-costs", position.side_costs);
    set(row, "side-costs-due", position.side_costs_due);
    set_hundredths(row, "hours-limit", position.hours_limit);
    std::int64_t number = 0;
    for (YearHours const& year : position.years) {
      pugi::xml_node cell = row.append_child("year");
      set(cell, "number", ++number);
      set(cell, "start", year.year.start);
      set(cell, "end", year.year.end);
      set_hundredths(cell, "hours", year.hours);
    }
  }
}

}  // namespace closeout::figures
