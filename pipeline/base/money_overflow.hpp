#pragma once
// Sums that are too large for 64 bits of cents, made a finding instead of an end of the program.

#include <limits>

#include "base/money.hpp"

namespace closeout::base {

/// While one lives, an amount computed on its thread stays at `most` where it would be larger, and that is remembered
/// here; whoever watches throws away what was computed. Without a watch such an amount stops the program, so that no
/// wrong one is ever printed. Watches do not nest.
class MoneyOverflowWatch {
 public:
  /// Nine million million euros. What is within it can be compared, and its shares in hundredths of a percent taken,
  /// without leaving 64 bits.
  static constexpr Cents most{std::numeric_limits<std::int64_t>::max() / 10'000};

  MoneyOverflowWatch();
  ~MoneyOverflowWatch();
  MoneyOverflowWatch(MoneyOverflowWatch const&) = delete;
  MoneyOverflowWatch& operator=(MoneyOverflowWatch const&) = delete;

  [[nodiscard]] bool has_overflowed() const { return has_overflowed_; }

 private:
  friend void remember_overflow();
  bool has_overflowed_ = false;
};

}  // namespace closeout::base
