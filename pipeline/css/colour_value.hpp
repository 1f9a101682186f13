#pragma once
// Colours as specified (css-color-4 sections 5 to 7).

#include <optional>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {

struct SpecifiedColour {
  bool is_current = false;  ///< currentcolor
  base::Colour colour;
  bool operator==(SpecifiedColour const&) const = default;
};

/// A named colour, #rgb[a], #rrggbb[aa], rgb(), rgba(), hsl(), hsla(), transparent or currentcolor.
std::optional<SpecifiedColour> take_colour(ValueReader& reader);

/// css-color-4 section 6.1; nothing for other words.
[[nodiscard]] std::optional<base::Colour> named_colour(std::string_view name);

/// A colour written alone, as in SVG's presentation attributes; `current` stands for currentcolor.
[[nodiscard]] std::optional<base::Colour> parse_colour(std::string_view text, base::Colour current);

}  // namespace closeout::css
