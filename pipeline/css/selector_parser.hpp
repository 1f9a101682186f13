#pragma once
// Component values to selectors (selectors-4 sections 4 and 18).

#include <optional>
#include <vector>

#include "css/reporter.hpp"
#include "css/selector.hpp"
#include "css/syntax.hpp"

namespace closeout::css {

/// A selector list. One invalid selector makes the whole list invalid (section 4.1): a warning, and nothing.
[[nodiscard]] std::optional<std::vector<ComplexSelector>> parse_selectors(ComponentValues const& prelude,
                                                                          Reporter const& reporter);

/// css-syntax-3 section 6: "odd", "even", "3", "2n+1", "-n + 3".
struct AnPlusB {
  int step = 0, offset = 0;
  bool operator==(AnPlusB const&) const = default;
};
[[nodiscard]] std::optional<AnPlusB> parse_an_plus_b(ComponentValues const& values);

}  // namespace closeout::css
