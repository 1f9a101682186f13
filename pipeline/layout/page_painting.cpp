// The layers of a page below its contents (css-page-3 section 3.1).

#include <memory>
#include <utility>

#include "css/page_box.hpp"
#include "layout/border_painting.hpp"
#include "layout/context.hpp"
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

/// The canvas: "by default its background painting area covers the page box's border box, and follows the
/// background-clip value specified on the root element."
Rect area_of_page(css::PageStyle const& page, css::BackgroundArea area) {
  if (area == css::BackgroundArea::ContentBox) return inside({{}, page.size}, css::page_area_edges(page));
  Rect const border_box = border_box_of(page);
  if (area == css::BackgroundArea::BorderBox) return border_box;
  base::Edges<css::BorderSide> const& border = page.style->border;
  return inside(border_box, {border.top.width, border.right.width, border.bottom.width, border.left.width});
}

}  // namespace

/// Images of `source` on `painted`, placed by `placed`: what background-clip and background-origin do elsewhere.
void Painter::paint_page_images(boxes::Box const& source, Rect const& painted, Rect const& placed) {
  css::ComputedStyle style = *source.style;
  style.background.clips = {css::BackgroundArea::BorderBox};
  style.background.origins = {css::BackgroundArea::PaddingBox};
  style.background.attachments = {css::BackgroundAttachment::Scroll};
  style.background_colour.alpha = 0;
  boxes::Box box;
  box.style = std::make_shared<css::ComputedStyle const>(std::move(style));
  box.backgrounds = source.backgrounds;
  BackgroundPaint paint;
  paint.box = &box;
  paint.edges.border_box = painted;
  paint.edges.border = {placed.top() - painted.top(), painted.right() - placed.right(),
                        painted.bottom() - placed.bottom(), placed.left() - painted.left()};
  paint_background(paint);
}

/// "Its background painting area covers the entire page box, including its margins, regardless of background-clip."
/// Images are anchored within the padding box, or as background-origin says; fixed ones to the page with its margins.
void Painter::paint_page_background(css::PageStyle const& page) {
  css::ComputedStyle const& style = *page.style;
  Rect const sheet{{}, page.size};
  if (!style.background_colour.is_transparent()) {
    add(artifact(pages::ArtifactType::Background), filled(rectangle_path(sheet), style.background_colour));
  }
  boxes::Box box;
  box.style = page.style;
  box.backgrounds = context_.backgrounds(style);
  if (box.backgrounds.empty()) return;
  css::BackgroundLayer const top = css::background_layers(style.background).front();
  bool const is_fixed = top.attachment == css::BackgroundAttachment::Fixed;
  paint_page_images(box, sheet, is_fixed ? sheet : area_of_page(page, top.origin));
}

void Painter::paint_canvas(boxes::Box const& source, css::PageStyle const& page, Rect const& root) {
  canvas_source_ = &source;
  css::ComputedStyle const& style = *source.style;
  Rect const area = area_of_page(page, css::background_colour_clip(style.background));
  if (!style.background_colour.is_transparent()) {
    add(artifact(pages::ArtifactType::Background), filled(rectangle_path(area), style.background_colour));
  }
  if (!source.backgrounds.empty()) paint_page_images(source, area, root);
}

void Painter::paint_page_border(css::PageStyle const& page) {
  Rect const border_box = border_box_of(page);
  add_decoration_items(border_paths({border_box, page.style->border, corner_radii(*page.style, border_box.size)}),
                       pages::ArtifactType::Layout);
}

}  // namespace closeout::layout
