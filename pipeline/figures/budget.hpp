#pragma once

#include <optional>

#include "figures/figures.hpp"

namespace closeout::figures {

/// Rate of a cost model: VNA 358/2014 §§ 12-14, VNA 866/2021 §§ 8, 11; nothing for lump sum and actual costs.
[[nodiscard]] std::optional<base::Rate> flat_rate_of(std::string_view cost_model);

/// The statement of a project; flat-rate actuals are the rate on each party's cumulative base (esf.md section 4.3).
class BudgetCounter {
 public:
  explicit BudgetCounter(pugi::xml_node project);
  /// An entry of the ledger, in the order of the record.
  void add(pugi::xml_node entry);
  /// After the last entry.
  [[nodiscard]] Budget finish() &&;

 private:
  [[nodiscard]] bool bears_costs(std::size_t party) const;

  pugi::xml_node project_;
  Budget budget_;                  ///< Of all parties, with or without costs.
  std::vector<bool> has_entries_;  ///< By party.
};

/// The chain of claims against the approved total.
[[nodiscard]] std::vector<Claim> compute_claims(pugi::xml_node project, base::Cents approved);

}  // namespace closeout::figures
