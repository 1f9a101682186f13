#pragma once
// Backgrounds and borders as paths (css-backgrounds-3 sections 3 and 4).

#include <array>
#include <vector>

#include "base/geometry.hpp"
#include "css/computed_style.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

/// Radii of circular corners: top-left, top-right, bottom-right, bottom-left; all 0 for a rectangle.
using CornerRadii = std::array<base::Length, 4>;

/// Of a box, percentages of its width, reduced where they overlap (section 4.5).
[[nodiscard]] CornerRadii corner_radii(css::ComputedStyle const& style, base::Size const& border_box);

/// A box's border as it is painted: sides that a break cut off are left out.
struct BorderPaint {
  base::Rect border_box;
  base::Edges<css::BorderSide> sides;
  CornerRadii radii{};
};

[[nodiscard]] base::Path rectangle_path(base::Rect const& rect);
[[nodiscard]] base::Path rounded_path(base::Rect const& rect, CornerRadii const& radii);

/// The border's paths in painting order. Sides of one colour, width and style become one ring; others meet in mitres.
[[nodiscard]] std::vector<pages::PathItem> border_paths(BorderPaint const& border);
/// A line between two points with a border's style, for collapsed borders.
[[nodiscard]] std::vector<pages::PathItem> line_paths(css::BorderSide const& side, base::Point from, base::Point to);

}  // namespace closeout::layout
