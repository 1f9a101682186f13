#pragma once
// Hours, hourly rates and side costs of the positions (VNA 866/2021 §§ 6, 7; esf.md section 4.2).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "figures/budget.hpp"
#include "figures/dates.hpp"

namespace closeout::figures {

/// Hours of a position in one year of the project, in hundredths.
struct YearHours {
  ProjectYear year;
  std::int64_t hours = 0;
};

struct PositionCosts {
  std::string id;
  /// Hourly rate that follows from the yearly gross labour cost: / 1720, with the side costs where their percentage is
  /// recorded. Nothing without a yearly gross.
  std::optional<base::Cents> hourly_rate_due;
  std::int64_t hours_limit = 0;  ///< 1720 x share, in hundredths: of every year of the project.
  std::vector<YearHours> years;
  base::Cents cost, cost_due;   ///< Entries with hours, and the approved rate x their hours, each rounded.
  std::string differing_entry;  ///< Of those whose amount is not rate x hours, the one with the first id; or empty.
  base::Cents salaries, side_costs;           ///< Entries of the types staff and side-costs.
  std::optional<base::Cents> side_costs_due;  ///< The percentage of the salaries.
};

/// Sums entries by position: 8 bytes for each position and year, and the id of one entry at most.
class PositionCounter {
 public:
  explicit PositionCounter(pugi::xml_node project);
  void add(LedgerRow const& row);
  [[nodiscard]] std::vector<PositionCosts> finish() &&;

 private:
  struct Position {
    PositionCosts costs;
    std::optional<base::Cents> approved_rate;
    std::optional<base::Rate> side_costs;
  };

  void add_hours(LedgerRow const& row, std::int64_t hours, Position& position);

  std::vector<std::string> types_;  ///< Of the categories.
  std::vector<Position> positions_;
};

}  // namespace closeout::figures
