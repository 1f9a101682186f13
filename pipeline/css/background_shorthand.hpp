#pragma once
// The background shorthand (css-backgrounds-3 section 3.10).

#include <optional>
#include <vector>

#include "css/property.hpp"

namespace closeout::css {

inline constexpr std::string_view background_grammar =
    "[ <bg-layer> , ]* [ <'background-color'> || <bg-layer> ], where <bg-layer> = [ none | <url> ] || <position> "
    "[ / <'background-size'> ]? || <'background-repeat'> || <'background-attachment'> || <'background-origin'> || "
    "<'background-clip'>";

/// Every background longhand, or nothing.
std::optional<std::vector<ExpandedValue>> expand_background(ValueReader& reader);

}  // namespace closeout::css
