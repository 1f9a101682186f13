#pragma once
// Boxes placed by themselves: absolutely positioned ones (CSS 2.2 section 10.3.7, 10.6.4).

#include "layout/strip.hpp"

namespace closeout::layout {

class Context;

/// A box with its content at a fixed place of a page.
struct PlacedBox {
  GeometryRef geometry;
  base::Rect border_box;  ///< Page coordinates.
  base::Point content_origin;
  Flow content;
  bool is_continued = false, continues = false;  ///< Cut at the top, at the bottom.
};

/// `containing` is the padding box of the containing block, `static_position` where the box would stand in the flow,
/// both in page coordinates. A box without a top or bottom inset that would reach below `sheet_bottom` is moved up
/// (AD-HOC: nothing that is read gets lost off the sheet).
[[nodiscard]] PlacedBox place_positioned(Context& context, boxes::Box const& box, base::Rect const& containing,
                                         base::Point static_position, Length sheet_bottom);

/// A block container with its border box at `area` (page margin boxes).
[[nodiscard]] PlacedBox place_in_area(Context& context, boxes::Box const& box, base::Rect const& area);

}  // namespace closeout::layout
