#pragma once
// Sizes of page margin boxes along their side (css-page-3 section 5.3.2).

#include <array>
#include <optional>

#include "base/length.hpp"

namespace closeout::layout {

/// What is known of one margin box in the dimension its side runs in. Sizes are of the content box.
struct MarginBoxExtent {
  bool exists = false;
  base::Length edges;                     ///< Margins (auto is 0), borders and padding together.
  std::optional<base::Length> specified;  ///< Width or height, if not auto.
  base::Length min_content, max_content;
  base::Length minimum;
  std::optional<base::Length> maximum;
};

/// Outer sizes (margins included) of the first, the middle and the last box of a side that is `room` long; 0 for those
/// that do not exist. The middle one is to be centred on the side.
[[nodiscard]] std::array<base::Length, 3> margin_box_sizes(std::array<MarginBoxExtent, 3> boxes, base::Length room);

}  // namespace closeout::layout
