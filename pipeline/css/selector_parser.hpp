#pragma once
// Selectors from component values (selectors-4 section 4).

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "css/reporter.hpp"
#include "css/selector.hpp"

namespace closeout::css {

/// What @namespace rules declare (css-namespaces-3).
struct SelectorNamespaces {
  std::optional<std::string> default_uri;
  std::map<std::string, std::string> by_prefix;
};

/// A selector list. One invalid selector makes the whole list invalid (section 4.1): a warning, and nothing. Within
/// :is() and :where() it is dropped alone, with a warning (section 4.2).
[[nodiscard]] std::optional<std::vector<ComplexSelector>> parse_selectors(ComponentValues const& prelude,
                                                                          SelectorNamespaces const& namespaces,
                                                                          Reporter const& reporter);

}  // namespace closeout::css
