#pragma once
// View boxes and viewports (SVG 2 section 8).

#include <array>
#include <optional>
#include <string_view>

#include "boxes/drawing.hpp"

namespace closeout::boxes {

using ViewBox = std::array<double, 4>;  ///< Left, top, width, height; the last two positive.

/// Nothing if it is malformed or has no area.
[[nodiscard]] std::optional<ViewBox> parse_view_box(std::string_view text);
/// xMidYMid meet for an empty text; nothing if it is malformed.
[[nodiscard]] std::optional<AspectRatio> parse_aspect_ratio(std::string_view text);

}  // namespace closeout::boxes
