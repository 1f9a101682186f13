#pragma once
// Boxes placed by themselves: absolutely positioned ones (CSS 2.2 section 10.3.7, 10.6.4).

#include <optional>

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
  bool is_carried_whole = false;                 ///< Nothing of it stands on this page.

  /// Whether one sees where the box ends, content or not.
  [[nodiscard]] bool shows_height() const;
};

/// What a page has no room for of an absolutely positioned box.
struct CarriedBox {
  PlacedBox placed;
  base::Point from_area;  ///< Of the border box, from the next page area's top-left corner.
};

/// Cuts a box that reaches below `area`; nothing if it does not, or if it cannot be cut and stands at the top already.
[[nodiscard]] std::optional<CarriedBox> carry_over(PlacedBox& placed, base::Rect const& area);
/// The rest of a box on the page whose area begins at `area`.
[[nodiscard]] PlacedBox placed_again(CarriedBox carried, base::Point area);

/// `containing` is the padding box of the containing block, `static_position` where the box would stand in the flow,
/// both in page coordinates.
[[nodiscard]] PlacedBox place_positioned(Context& context, boxes::Box const& box, base::Rect const& containing,
                                         base::Point static_position);

/// A block container with its border box at `area` (page margin boxes).
[[nodiscard]] PlacedBox place_in_area(Context& context, boxes::Box const& box, base::Rect const& area);

}  // namespace closeout::layout
