#pragma once
// Planned against actual.

#include <cstdint>
#include <optional>

#include "base/money.hpp"

namespace closeout::figures {

/// Planned against actual, in cents.
struct Comparison {
  base::Cents planned, actual;
  /// Planned minus actual: what was left unused; negative where more was spent than planned.
  [[nodiscard]] base::Cents difference() const { return planned - actual; }
  /// Actual in hundredths of a percent of planned; nothing if nothing was planned.
  [[nodiscard]] std::optional<std::int64_t> used() const { return base::share_in_basis_points(actual, planned); }
  Comparison& operator+=(Comparison const& other) {
    planned += other.planned;
    actual += other.actual;
    return *this;
  }
  friend Comparison operator-(Comparison const& a, Comparison const& b) {
    return {a.planned - b.planned, a.actual - b.actual};
  }
  bool operator==(Comparison const&) const = default;
};

/// The same function of the planned and of the actual amount.
template <typename Function>
[[nodiscard]] Comparison transformed(Comparison const& amount, Function const& function) {
  return {function(amount.planned), function(amount.actual)};
}

}  // namespace closeout::figures
