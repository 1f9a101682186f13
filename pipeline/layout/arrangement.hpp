#pragma once
// Strips get their place on a page: tops from the sum of what is above, boxes from where they open and close.

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "layout/rounded_rectangle.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

/// The part of a box on one page.
struct Decoration {
  GeometryRef geometry;
  base::Rect border_box;  ///< Page coordinates, relative offset included.
  bool has_top = true, has_bottom = true;
  std::size_t parent = none;   ///< The box around it.
  std::size_t stacked = none;  ///< The box that it is painted with (is_stacked()): itself or the nearest around it.
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
};

[[nodiscard]] base::Rect padding_box(Decoration const& decoration);
/// Of the border edge; a break has no corners (css-break-3 section 5.4). Of the content edge.
[[nodiscard]] CornerRadii radii_of(Decoration const& decoration);
[[nodiscard]] CornerRadii content_radii(Decoration const& decoration);
/// Whether a box hides what overflows it.
[[nodiscard]] bool clips(boxes::Box const& box);

struct PlacedStrip {
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  Strip const* strip = nullptr;
  Length y;                       ///< Top, page coordinates, margin excluded, relative offset included.
  base::Point origin;             ///< Of the flow, page coordinates, relative offset included.
  std::size_t decoration = none;  ///< OpenPart, ClosePart: the box.
  std::size_t containing = none;  ///< Nearest positioned box around it.
  std::size_t stacked = none;     ///< Nearest box around it that is_stacked().
  bool is_last_row = true;        ///< RowsPart: no other row of the same kind of group follows on the page.
  std::size_t above = none;       ///< RowsPart of a footer: the strip with the row above, if that is no footer's.
};

/// A box that began on an earlier page.
struct ContinuedBox {
  GeometryRef geometry;
  std::shared_ptr<TableFrame const> table;
};

enum class FirstMargin : std::uint8_t {
  Kept,         ///< Nothing was broken.
  Dropped,      ///< After an unforced break (css-break-3 section 5.2).
  AfterForced,  ///< After a forced break only the margin after it is kept.
};

/// Which edges box-decoration-break: clone repeats (css-break-3 section 4.4: they are truncated where there is no room
/// for anything else, first at the end).
enum class ClonedEdges : std::uint8_t { Both, Top, None };

struct ArrangedFlow {
  base::Rect containing;                ///< For positioned boxes without a positioned ancestor in this flow.
  std::vector<Decoration> decorations;  ///< In tree order.
  std::vector<PlacedStrip> strips;
  std::size_t continued = 0;  ///< That many decorations began earlier.
};

/// Where a flow stands on its page.
struct FlowPlace {
  base::Point origin;  ///< The flow's top-left corner.
  Length start;        ///< From there to the content: repeated headers.
  FirstMargin first_margin = FirstMargin::Kept;
  ClonedEdges cloned = ClonedEdges::Both;
  std::optional<Length> bottom;  ///< To where boxes reach that go on on another page (css-break-3 section 5.3).
};

[[nodiscard]] ArrangedFlow arrange(std::vector<Strip> const& strips, std::vector<ContinuedBox> const& continued,
                                   FlowPlace const& place);

/// Margin above the first strip of a page.
[[nodiscard]] Length first_margin_of(Strip const& strip, FirstMargin first_margin);

}  // namespace closeout::layout
