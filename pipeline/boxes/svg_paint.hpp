#pragma once

#include <cmath>
#include <optional>

#include "base/geometry.hpp"

namespace closeout::boxes {

/// A colour with fill-opacity or stroke-opacity in its alpha; nothing if nothing is left to see.
[[nodiscard]] inline std::optional<base::Colour> with_opacity(std::optional<base::Colour> colour, double opacity) {
  if (!colour) return std::nullopt;
  colour->alpha = static_cast<std::uint8_t>(std::lround(colour->alpha * opacity));
  return colour->is_transparent() ? std::nullopt : colour;
}

}  // namespace closeout::boxes
