// The painter's part for backgrounds and borders of boxes.

#include "layout/border_painting.hpp"
#include "layout/context.hpp"
#include "layout/painter.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Rect;
using boxes::Box;

/// css-break-3 section 5.4, slice: the box as if all its parts stood on one line.
std::optional<BoxEdges> whole_of(InlineBoxFragment const& fragment, BoxEdges const& part) {
  if (fragment.whole.is_zero()) return std::nullopt;
  css::ComputedStyle const& style = *fragment.box->style;
  BoxEdges whole = part;
  whole.border_box.origin.x -= fragment.before;
  whole.border_box.size.width = fragment.whole;
  whole.border.left = style.border.left.width;
  whole.border.right = style.border.right.width;
  return whole;
}

}  // namespace

void Painter::paint_decoration(Decoration const& decoration) {
  BoxGeometry const& g = *decoration.geometry;
  Box const& box = *g.box;
  if (g.is_table_wrapper || is_hidden(box)) return;
  css::ComputedStyle const& style = *box.style;
  CornerRadii const radii = radii_of(decoration);
  BackgroundPaint background{&box, {decoration.border_box, g.border, g.padding}, radii};
  if (!decoration.has_top) background.edges.border.top = {};
  if (!decoration.has_bottom) background.edges.border.bottom = {};
  if (&box != canvas_source_) paint_background(background);
  note_outline(box, decoration.border_box, radii);
  add_link_area(box, decoration.border_box);
  // A table whose borders collapse has none of its own (CSS 2.2 section 17.6.2).
  bool const collapses = box.kind == boxes::BoxKind::Table && style.border_collapse == css::BorderCollapse::Collapse;
  if (collapses) return;
  // box-decoration-break: slice (css-break-3 section 5.4): no border at a break.
  BorderPaint border{decoration.border_box, style.border, radii};
  if (!decoration.has_top) border.sides.top = {};
  if (!decoration.has_bottom) border.sides.bottom = {};
  add_decoration_items(border_paths(border), pages::ArtifactType::Layout);
}

/// The colour below the images.
void Painter::paint_background(BackgroundPaint paint) {
  css::ComputedStyle const& style = *paint.box->style;
  base::Size const& size = paint.edges.border_box.size;
  if (!style.background_colour.is_transparent() && size.width > Length() && size.height > Length()) {
    add(artifact(pages::ArtifactType::Background),
        filled(background_clip(paint, css::background_colour_clip(style.background)), style.background_colour));
  }
  if (paint.box->backgrounds.empty() || !builder_.is_painting()) return;
  paint.page_area = builder_.page_area(page_);
  for (pages::ItemContent& item : background_images(context_, paint)) {
    add(artifact(pages::ArtifactType::Background), std::move(item));
  }
}

void Painter::paint_inline_box(InlineBoxFragment const& fragment, base::Point origin) {
  Box const& box = *fragment.box;
  Rect const area{{origin.x + fragment.border_box.left(), origin.y + fragment.border_box.top()},
                  fragment.border_box.size};
  if (reading_.is_content) builder_.note(box, page_, area.origin);
  add_link_area(box, area);
  if (is_hidden(box)) return;
  css::ComputedStyle const& style = *box.style;
  base::Edges<css::BorderSide> sides = style.border;
  base::Edges<Length> padding{
      style.padding.top.resolved(area.size.width), style.padding.right.resolved(area.size.width),
      style.padding.bottom.resolved(area.size.width), style.padding.left.resolved(area.size.width)};
  CornerRadii radii = corner_radii(style, area.size);
  if (!fragment.has_left_edge) sides.left = {}, padding.left = {}, radii[0] = radii[3] = {};
  if (!fragment.has_right_edge) sides.right = {}, padding.right = {}, radii[1] = radii[2] = {};
  BoxEdges const edges{area, {sides.top.width, sides.right.width, sides.bottom.width, sides.left.width}, padding};
  std::size_t const from = items_.size();
  paint_background({&box, edges, radii, whole_of(fragment, edges)});
  add_decoration_items(border_paths({area, sides, radii}), pages::ArtifactType::Layout);
  note_outline(box, area, radii);
  fade(from, inline_opacity(box));
}

}  // namespace closeout::layout
