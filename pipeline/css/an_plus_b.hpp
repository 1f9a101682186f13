#pragma once
// The An+B notation (css-syntax-3 section 6).

#include <optional>

#include "css/syntax.hpp"

namespace closeout::css {

/// "odd", "even", "3", "2n+1", "-n + 3".
struct AnPlusB {
  int step = 0, offset = 0;
  bool operator==(AnPlusB const&) const = default;
  /// Is there n >= 0 with step * n + offset = index?
  [[nodiscard]] bool contains(int index) const {
    if (step == 0) return index == offset;
    long const distance = static_cast<long>(index) - offset;
    return distance % step == 0 && distance / step >= 0;
  }
};

[[nodiscard]] std::optional<AnPlusB> parse_an_plus_b(ComponentValues const& values);

}  // namespace closeout::css
