// The layers of a page below its contents (css-page-3 section 3.1).

#include "css/page_box.hpp"
#include "layout/border_painting.hpp"
#include "layout/painter.hpp"

namespace closeout::layout {
namespace {

using base::Rect;

Rect inside(Rect const& rect, base::Edges<Length> const& by) {
  return {{rect.left() + by.left, rect.top() + by.top},
          {rect.size.width - by.left - by.right, rect.size.height - by.top - by.bottom}};
}

Rect border_box_of(css::PageStyle const& page) {
  return inside({{}, page.size}, page.margin);
}

/// "By default its background painting area covers the page box's border box, and follows the background-clip value
/// specified on the root element."
Rect canvas_area(css::PageStyle const& page, css::BackgroundArea clip) {
  if (clip == css::BackgroundArea::ContentBox) return inside({{}, page.size}, css::page_area_edges(page));
  Rect const border_box = border_box_of(page);
  if (clip == css::BackgroundArea::BorderBox) return border_box;
  base::Edges<css::BorderSide> const& border = page.style->border;
  return inside(border_box, {border.top.width, border.right.width, border.bottom.width, border.left.width});
}

pages::PathItem filled(Rect const& area, base::Colour const& colour) {
  pages::PathItem item;
  item.path = rectangle_path(area);
  item.fill = colour;
  return item;
}

}  // namespace

/// "Its background painting area covers the entire page box, including its margins, regardless of background-clip."
void Painter::paint_page_background(css::PageStyle const& page) {
  css::ComputedStyle const& style = *page.style;
  if (style.background_colour.is_transparent()) return;
  add(artifact(pages::ArtifactType::Background), filled({{}, page.size}, style.background_colour));
}

void Painter::paint_canvas(boxes::Box const& source, css::PageStyle const& page) {
  canvas_source_ = &source;
  css::ComputedStyle const& style = *source.style;
  if (style.background_colour.is_transparent()) return;
  Rect const area = canvas_area(page, css::background_colour_clip(style.background));
  add(artifact(pages::ArtifactType::Background), filled(area, style.background_colour));
}

void Painter::paint_page_border(css::PageStyle const& page) {
  Rect const border_box = border_box_of(page);
  add_decoration_items(border_paths({border_box, page.style->border, corner_radii(*page.style, border_box.size)}),
                       pages::ArtifactType::Layout);
}

}  // namespace closeout::layout
