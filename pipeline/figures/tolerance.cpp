#include "figures/tolerance.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

Tolerance tolerance_of(pugi::xml_node project) {
  if (!has_value(project.child("identity"), "period", "2021-2027")) return Tolerance::NotRegulated;
  return has_value(project.child("budget"), "cost-model", "flat-rate-7") ? Tolerance::TwentyPercent : Tolerance::None;
}

std::optional<base::Cents> excess_limit(Tolerance tolerance, base::Cents approved) {
  constexpr base::Cents always_allowed{10'000'00};
  if (tolerance == Tolerance::NotRegulated) return std::nullopt;
  if (tolerance == Tolerance::None) return base::Cents{};
  return std::max(base::apply({20, 100}, approved), always_allowed);
}

}  // namespace closeout::figures
