#pragma once
// The budget statement: categories by parties, planned against actual.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "figures/comparison.hpp"
#include "figures/cost_model.hpp"
#include "figures/ledger_row.hpp"
#include "figures/lump_sum.hpp"
#include "figures/tolerance.hpp"

namespace closeout::figures {

/// Planned amount of one line of the budget.
struct YearAmount {
  std::size_t party, category;  ///< Indices into Budget.
  int year = 0;
  base::Cents planned;
};

/// What opens the flat rate of 7 % in the approved plan: no staff costs, or purchased services of at least 30 % of
/// them, or travel of at least 20 % (VNA 866/2021 § 11(1)).
struct SevenPercentConditions {
  base::Cents staff, services, travel;  ///< Planned.
  base::Cents services_threshold, travel_threshold;
  bool operator==(SevenPercentConditions const&) const = default;
};

/// The budget statement: categories by parties (esf.md sections 4.1 to 4.4).
struct Budget {
  std::vector<std::string> parties;            ///< Ids of parties with costs or funding, in the record's order.
  std::vector<std::string> categories;         ///< Ids, in the record's order.
  std::vector<int> years;                      ///< With planned or actual amounts, ascending.
  std::vector<std::vector<Comparison>> cells;  ///< [category][party]
  std::vector<Comparison> category_totals, party_totals;
  Comparison total;
  std::vector<YearAmount> lines;  ///< In the record's order.
  /// [category][party]: actual amounts by the year of the voucher; of the flat rate, the rate on the base so far less
  /// what the earlier years had. Empty for a lump sum, whose parts have no day.
  std::vector<std::vector<std::map<int, base::Cents>>> actual_by_year;
  CostModel model;
  /// Base of the flat rate by party, and the rate on it: what the plan has to say and what is paid. Zero under a model
  /// without one.
  std::vector<Comparison> flat_rate_bases, flat_rates;
  Tolerance tolerance = Tolerance::NotRegulated;
  std::optional<SevenPercentConditions> seven_percent;  ///< Under that model.
  std::optional<base::Cents> lump_sum_parts;            ///< All parts together, achieved or not.
};

/// The statement of a project; the flat rate is the rate on each party's cumulative base (esf.md section 4.3), a lump
/// sum what its achieved parts amount to.
class BudgetCounter {
 public:
  BudgetCounter(pugi::xml_node project, LedgerReader const& reader);
  void add(LedgerRow const& row);
  /// After the last entry.
  [[nodiscard]] Budget finish() &&;

 private:
  Budget budget_;  ///< Of all parties, with or without costs.
  std::vector<LumpSumPart> parts_;
  std::vector<bool> has_column_;  ///< By party.
};

}  // namespace closeout::figures
