#pragma once
// Rectangles with rounded corners (css-backgrounds-3 section 4).

#include <array>

#include "base/geometry.hpp"
#include "css/computed_style.hpp"

namespace closeout::layout {

/// Radii of elliptical corners, horizontal and vertical: top-left, top-right, bottom-right, bottom-left; all 0 for a
/// rectangle.
using CornerRadii = std::array<base::Size, 4>;

/// Of a box, percentages of its width and height, reduced where they overlap (section 4.5).
[[nodiscard]] CornerRadii corner_radii(css::ComputedStyle const& style, base::Size const& border_box);
/// Of the curves so far inside a box's border edge (section 4.2).
[[nodiscard]] CornerRadii inner_radii(CornerRadii radii, base::Edges<base::Length> const& by);

[[nodiscard]] base::Rect inset(base::Rect const& rect, base::Edges<base::Length> const& by);
[[nodiscard]] base::Path rectangle_path(base::Rect const& rect);
[[nodiscard]] base::Path rounded_path(base::Rect const& rect, CornerRadii const& radii);

}  // namespace closeout::layout
