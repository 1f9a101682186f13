#pragma once
// What the cost model of a decision says of its categories (esf.md sections 4.1, 4.2).

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.hpp"

namespace closeout::figures {

/// Rate of a cost model: VNA 358/2014 §§ 12-14, VNA 866/2021 §§ 8, 11; nothing for lump sum and actual costs.
[[nodiscard]] std::optional<base::Rate> flat_rate_of(std::string_view cost_model);

/// The flat rate of one period: rate x cumulative base less rate x base of the earlier periods, so that the periods
/// add up to the rate on the whole base to the cent (esf.md section 4.3).
[[nodiscard]] base::Cents flat_rate_of_period(base::Rate rate, base::Cents base_before, base::Cents base_of_period);

/// A category as its model sees it.
struct CostCategory {
  std::string id, type;  ///< Statutory type, the schema's code.
  bool is_base = false;  ///< Whether the flat rate is formed on it.
};

struct CostModel {
  std::vector<CostCategory> categories;  ///< In the record's order.
  std::optional<base::Rate> flat_rate;
  /// Category of the flat rate and of the lump sum: computed, never entered in the ledger.
  std::optional<std::size_t> flat_rate_category, lump_sum_category;
};

[[nodiscard]] CostModel read_cost_model(pugi::xml_node project);

}  // namespace closeout::figures
