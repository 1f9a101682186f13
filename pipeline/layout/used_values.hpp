#pragma once
// Used widths, margins and heights of block-level boxes (CSS 2.2 section 10).

#include <optional>

#include "base/geometry.hpp"
#include "css/computed_style.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

class Context;

/// What percentages and auto widths of children refer to (CSS 2.2 section 10.1).
struct ContainingBlock {
  Length x, width;               ///< Content box, from the flow's left.
  std::optional<Length> height;  ///< Definite content height, if any.
  css::Direction direction = css::Direction::Ltr;
};

/// Border, padding and margin with percentages resolved; auto margins are 0. x and width are not set.
[[nodiscard]] BoxGeometry edges_of(boxes::Box const& box, Length reference_width);

/// Border-box position and width of a block-level box in normal flow (CSS 2.2 section 10.3.3), of a table by
/// shrink-to-fit (section 17.5.2), of a replaced box (section 10.3.4).
[[nodiscard]] GeometryRef block_geometry(Context& context, boxes::Box const& box, ContainingBlock const& containing);

/// As block_geometry for a box whose width shrinks to its content (CSS 2.2 section 10.3.5 and 10.3.9); x is
/// the margin edge's plus the left margin, with the margin edge at 0.
[[nodiscard]] BoxGeometry shrink_to_fit_geometry(Context& context, boxes::Box const& box, Length available,
                                                 Length reference_width);

/// Content height given by height, min-height and max-height for a content of `auto_height` (section 10.6.3, 10.7).
[[nodiscard]] Length used_content_height(BoxGeometry const& geometry, std::optional<Length> containing_height,
                                         Length auto_height);
/// Content height if it does not depend on the content.
[[nodiscard]] std::optional<Length> definite_content_height(BoxGeometry const& geometry,
                                                            std::optional<Length> containing_height);

/// Offset of position: relative (CSS 2.2 section 9.4.3).
[[nodiscard]] base::Point relative_offset(css::ComputedStyle const& style, ContainingBlock const& containing);

/// Whether it matters where a box stands even if nothing of it is painted: destination, outline, strings, page counter.
[[nodiscard]] bool is_of_note(boxes::Box const& box);
/// box-decoration-break: clone (css-break-3 section 5.4): border and padding around each part of a box that is broken
/// over pages. AD-HOC: not of tables, whose borders are their cells' affair.
[[nodiscard]] bool is_cloned(BoxGeometry const& geometry);
/// visibility other than visible: the box takes its room and is not painted.
[[nodiscard]] bool is_hidden(boxes::Box const& box);
/// A box with a z-order or containing-block role: position is not static.
[[nodiscard]] bool is_positioned(boxes::Box const& box);

/// Opacity of the inline boxes from this one outwards to the block that holds the line.
[[nodiscard]] double inline_opacity(boxes::Box const& box);
/// A box that is painted as one thing, above what is around it (CSS 2.2 appendix E; css-color-4 section 3.2 for
/// opacity).
[[nodiscard]] bool is_stacked(boxes::Box const& box);

/// Establishes a block formatting context (CSS 2.2 section 9.4.1), so its margins stay apart from its children's.
[[nodiscard]] bool establishes_formatting_context(boxes::Box const& box);

[[nodiscard]] Length clamped(Length value, Length minimum, std::optional<Length> maximum);

}  // namespace closeout::layout
