#pragma once
// Borders and outlines as paths (css-backgrounds-3 section 4, css-ui-4 section 3).

#include <vector>

#include "layout/rounded_rectangle.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

/// A path with nothing but its inside.
[[nodiscard]] pages::PathItem filled(base::Path path, base::Colour colour);

/// A box's border as it is painted: sides that a break cut off are left out.
struct BorderPaint {
  base::Rect border_box;
  base::Edges<css::BorderSide> sides;
  CornerRadii radii{};
};

/// The border's paths in painting order. Sides of one colour become one ring; others meet in mitres, which clips part
/// where corners are round.
[[nodiscard]] std::vector<pages::ItemContent> border_paths(BorderPaint const& border);
/// A line between two points with a border's style, for collapsed borders.
[[nodiscard]] std::vector<pages::ItemContent> line_paths(css::BorderSide const& side, base::Point from, base::Point to);

}  // namespace closeout::layout
