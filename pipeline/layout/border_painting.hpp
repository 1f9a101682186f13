#pragma once
// Backgrounds and borders as paths (css-backgrounds-3 sections 3 and 4).

#include <array>
#include <vector>

#include "base/geometry.hpp"
#include "css/computed_style.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

/// A box's border as it is painted: sides that a break cut off are left out.
struct BorderPaint {
  base::Rect border_box;
  base::Edges<css::BorderSide> sides;
  base::Length radius;  ///< Uniform; 0 for square corners.
};

[[nodiscard]] base::Path rectangle_path(base::Rect const& rect);
/// Rounded by `radius`, at most half the shorter side (section 4.5).
[[nodiscard]] base::Path rounded_path(base::Rect const& rect, base::Length radius);

/// The border's paths in painting order. Sides of one colour, width and style become one ring; others meet in mitres.
[[nodiscard]] std::vector<pages::PathItem> border_paths(BorderPaint const& border);
/// A line between two points with a border's style, for collapsed borders.
[[nodiscard]] std::vector<pages::PathItem> line_paths(css::BorderSide const& side, base::Point from, base::Point to);

}  // namespace closeout::layout
