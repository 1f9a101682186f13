#pragma once
// What an identity constraint (XML Schema part 1 section 3.11) selects and how its findings are worded, whoever found
// them: libxml2 in a tree, or row_constraints in a stream.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "xml/xpath.hpp"

namespace closeout::schema {

/// Values of the fields of a constraint.
using KeyValues = std::vector<std::string>;

/// Children of a node of the schema by their name without prefix ("selector", "field").
[[nodiscard]] std::vector<pugi::xml_node> children_named(pugi::xml_node node, std::string_view name);
/// The xpath of a selector or field, compiled so that prefixes do not matter.
[[nodiscard]] std::optional<xml::XPath> compiled(pugi::xml_node selector_or_field);

/// A key or unique value at `place` that stands at `first` already, if that is known.
[[nodiscard]] base::Diagnostic duplicate_key(pugi::xml_node constraint, KeyValues const& values,
                                             base::SourcePlace const& place, base::SourcePlace const& first);

/// References with the same values to a key that is not there. `places` are the first ones in the order of the text, at
/// least one and no more than needed; `count` is how many there are. `known` are the keys there are, in their order.
[[nodiscard]] base::Diagnostic dangling_reference(pugi::xml_node keyref, pugi::xml_node key, KeyValues const& values,
                                                  std::vector<base::SourcePlace> const& places, std::size_t count,
                                                  std::vector<KeyValues> const& known);
/// So many places of a dangling reference are named.
inline constexpr std::size_t max_named_places = 6;

}  // namespace closeout::schema
