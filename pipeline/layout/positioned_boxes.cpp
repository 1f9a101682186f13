#include "layout/positioned_boxes.hpp"

#include <algorithm>
#include <optional>

#include "layout/block_formatting_context.hpp"
#include "layout/context.hpp"
#include "layout/flow_slicing.hpp"
#include "layout/replaced_boxes.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using css::SizeValue;

std::optional<Length> inset(SizeValue const& value, Length reference) {
  if (value.kind != SizeValue::Kind::LengthPercentage) return std::nullopt;
  return value.value.resolved(reference);
}

/// One axis of the constraint start + margins + size + end = containing size.
struct Axis {
  std::optional<Length> start, end;  ///< Insets.
  bool is_start_margin_auto = false, is_end_margin_auto = false;
  Length start_margin, end_margin;
  Length size;  ///< Border box.
  Length containing;
  Length static_position;  ///< From the containing block's start.
};

/// Position of the border box from the containing block's start.
Length solved(Axis const& axis) {
  Length const rest = axis.containing - axis.size;
  if (!axis.start && !axis.end) return axis.static_position + axis.start_margin;
  if (axis.start && axis.end && axis.is_start_margin_auto && axis.is_end_margin_auto) {
    return *axis.start + (rest - *axis.start - *axis.end) / 2;
  }
  if (axis.start && axis.end && axis.is_start_margin_auto) return rest - *axis.end - axis.end_margin;
  if (axis.start) return *axis.start + axis.start_margin;
  return rest - *axis.end - axis.end_margin;
}

/// Width: given, filled between both insets, or shrunk to the content.
BoxGeometry width_of(Context& context, boxes::Box const& box, base::Size const& containing_size, Axis& axis) {
  if (box.is_replaced()) return replaced_geometry(box, containing_size.width, containing_size.height);
  css::ComputedStyle const& style = *box.style;
  Length const containing = containing_size.width;
  Length const taken = axis.start.value_or(Length()) + axis.end.value_or(Length());
  BoxGeometry g = shrink_to_fit_geometry(context, box, containing - taken, containing);
  bool const fills = style.width.is_auto() && axis.start && axis.end && box.kind != boxes::BoxKind::Table;
  if (fills) {
    Length const width = containing - taken - g.margin.left - g.margin.right;
    std::optional<Length> const maximum = inset(style.max_width, containing);
    Length const limit = maximum ? *maximum + g.horizontal_edges() : width;
    g.width = std::max(std::min(width, limit), g.horizontal_edges());
  }
  return g;
}

Flow content_of(Context& context, BoxGeometry& g, std::optional<Length> height) {
  boxes::Box const& box = *g.box;
  if (box.kind == boxes::BoxKind::Table) {
    Flow flow = lay_out_table_alone(context, box, g.width);
    g.border = g.padding = {};
    return flow;
  }
  return lay_out_contents(context, box, {Length(), g.content_width(), height, box.style->direction});
}

}  // namespace

PlacedBox place_positioned(Context& context, boxes::Box const& box, base::Rect const& containing,
                           base::Point static_position) {
  css::ComputedStyle const& style = *box.style;
  base::Size const size = containing.size;
  Axis x{inset(style.inset.left, size.width),
         inset(style.inset.right, size.width),
         style.margin.left.is_auto(),
         style.margin.right.is_auto(),
         {},
         {},
         {},
         size.width,
         static_position.x - containing.origin.x};
  auto geometry = std::make_shared<BoxGeometry>(width_of(context, box, size, x));
  x.start_margin = geometry->margin.left;
  x.end_margin = geometry->margin.right;
  x.size = geometry->width;
  Axis y{inset(style.inset.top, size.height),
         inset(style.inset.bottom, size.height),
         style.margin.top.is_auto(),
         style.margin.bottom.is_auto(),
         geometry->margin.top,
         geometry->margin.bottom,
         {},
         size.height,
         static_position.y - containing.origin.y};
  std::optional<Length> height = definite_content_height(*geometry, size.height);
  if (!height && y.start && y.end && !box.is_replaced()) {
    height = size.height - *y.start - *y.end - y.start_margin - y.end_margin - geometry->vertical_edges();
  }
  PlacedBox placed;
  if (box.is_replaced()) {
    placed.content.height = replaced_size(box, size.width, size.height).height;
  } else {
    placed.content = content_of(context, *geometry, height);
  }
  y.size =
      used_content_height(*geometry, size.height, height.value_or(placed.content.height)) + geometry->vertical_edges();
  placed.border_box = {{containing.origin.x + solved(x), containing.origin.y + solved(y)}, {x.size, y.size}};
  placed.content_origin = {placed.border_box.origin.x + geometry->left_edge(),
                           placed.border_box.origin.y + geometry->top_edge()};
  placed.geometry = std::move(geometry);
  return placed;
}

bool PlacedBox::shows_height() const {
  css::ComputedStyle const& style = *geometry->box->style;
  return !style.background_colour.is_transparent() || geometry->vertical_edges() > Length();
}

std::optional<CarriedBox> carry_over(PlacedBox& placed, base::Rect const& area) {
  Length const below = placed.border_box.bottom() - area.bottom();
  if (below <= Length() || area.size.height <= Length()) return std::nullopt;
  CarriedBox rest{placed, {placed.border_box.origin.x - area.origin.x, placed.border_box.origin.y - area.bottom()}};
  if (rest.from_area.y >= Length()) {
    placed.is_carried_whole = true;
    return rest;
  }
  std::optional<SlicedFlow> sliced = slice_flow(placed.content, area.bottom() - placed.content_origin.y);
  if (!sliced || placed.geometry->box->is_replaced()) {
    bool const is_at_top = placed.border_box.origin.y <= area.origin.y;
    if (is_at_top) return std::nullopt;
    placed.is_carried_whole = true;
    rest.from_area.y = {};
    return rest;
  }
  bool const is_all_content_here = sliced->tail.strips.empty();
  if (is_all_content_here && !placed.shows_height()) return std::nullopt;
  rest.from_area.y = {};
  rest.placed.is_continued = true;
  rest.placed.border_box.size.height = below;
  rest.placed.content = std::move(sliced->tail);
  placed.continues = true;
  placed.border_box.size.height -= below;
  placed.content = std::move(sliced->head);
  return rest;
}

PlacedBox placed_again(CarriedBox carried, base::Point area) {
  PlacedBox placed = std::move(carried.placed);
  BoxGeometry const& g = *placed.geometry;
  base::Point const at{area.x + carried.from_area.x, area.y + carried.from_area.y};
  placed.border_box.origin = at;
  Length const top = placed.is_continued ? Length() : g.top_edge();
  placed.content_origin = {at.x + g.left_edge(), at.y + top};
  placed.is_carried_whole = false;
  return placed;
}

PlacedBox place_in_area(Context& context, boxes::Box const& box, base::Rect const& area) {
  auto geometry = std::make_shared<BoxGeometry>(edges_of(box, area.size.width));
  geometry->width = area.size.width;
  Length const room = area.size.height - geometry->vertical_edges();
  PlacedBox placed;
  placed.content = lay_out_contents(context, box, {Length(), geometry->content_width(), room, box.style->direction});
  placed.border_box = area;
  Length shift;
  Length const free = std::max(Length(), room - placed.content.height);
  if (box.style->vertical_align.kind == css::VerticalAlign::Kind::Middle) shift = free / 2;
  if (box.style->vertical_align.kind == css::VerticalAlign::Kind::Bottom) shift = free;
  placed.content_origin = {area.origin.x + geometry->left_edge(), area.origin.y + geometry->top_edge() + shift};
  placed.geometry = std::move(geometry);
  return placed;
}

}  // namespace closeout::layout
