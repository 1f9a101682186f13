#pragma once
// Custom properties and var() (css-variables-1).

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "css/syntax.hpp"

namespace closeout::css {

using CustomValues = std::map<std::string, std::string>;

/// Resolves the var() references among `values` themselves. A property in a cycle, or that refers to one that is
/// missing without fallback, is removed (section 2.3), as is what would make the replaced values more than 1 MiB
/// together (section 3.3); the names removed because of a cycle are given back.
std::vector<std::string> resolve_custom_properties(CustomValues& values);

/// `value` with each var() replaced; nothing if one has neither a value nor a fallback, or the result would
/// be larger than 65,536 component values (section 3.3 asks for such a limit).
[[nodiscard]] std::optional<ComponentValues> substitute(ComponentValues const& value, CustomValues const& custom);

}  // namespace closeout::css
