#pragma once
// Strips get their place on a page: tops from the sum of what is above, boxes from where they open and close.

#include <cstddef>
#include <limits>
#include <vector>

#include "layout/strip.hpp"

namespace closeout::layout {

/// The part of a box on one page.
struct Decoration {
  GeometryRef geometry;
  base::Rect border_box;  ///< Page coordinates, relative offset included.
  bool has_top = true, has_bottom = true;
};

struct PlacedStrip {
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  Strip const* strip = nullptr;
  Length y;                       ///< Top, page coordinates, margin excluded, relative offset included.
  base::Point origin;             ///< Of the flow, page coordinates, relative offset included.
  std::size_t decoration = none;  ///< OpenPart, ClosePart: the box.
  std::size_t containing = none;  ///< Nearest positioned box around it.
  bool is_last_row = true;        ///< RowsPart: no other row of the table follows on the page.
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

struct ArrangedFlow {
  base::Rect containing;                ///< For positioned boxes without a positioned ancestor in this flow.
  std::vector<Decoration> decorations;  ///< In tree order.
  std::vector<PlacedStrip> strips;
  std::size_t continued = 0;  ///< That many decorations began earlier.
};

/// `origin` is the top-left corner of the flow on the page; content begins `start` below it.
[[nodiscard]] ArrangedFlow arrange(std::vector<Strip> const& strips, std::vector<ContinuedBox> const& continued,
                                   base::Point origin, Length start, FirstMargin first_margin);

/// Margin above the first strip of a page.
[[nodiscard]] Length first_margin_of(Strip const& strip, FirstMargin first_margin);

}  // namespace closeout::layout
