#pragma once

#include <optional>
#include <string_view>

#include "base/geometry.hpp"

namespace closeout::boxes {

/// A transform attribute (css-transforms-1 section 8, the SVG syntax): a list of matrix, translate, scale, rotate,
/// skewX and skewY. Nothing if it is malformed.
[[nodiscard]] std::optional<base::Transform> parse_transform(std::string_view text);

}  // namespace closeout::boxes
