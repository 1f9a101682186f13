// The painter's part for lines.

#include <algorithm>

#include "layout/context.hpp"
#include "layout/painter.hpp"
#include "layout/text_decorations.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Point;
using base::Rect;
using boxes::Box;

}  // namespace

void Painter::paint_line_decorations(LineBox const& line, Point origin) {
  for (InlineBoxFragment const& box : line.boxes) paint_inline_box(box, origin);
  add_decoration_items(decoration_paths(context_, line, origin, DecorationLayer::BelowText),
                       pages::ArtifactType::Layout);
}

void Painter::paint_line(LineBox const& line, Point origin, Rect const& containing) {
  for (auto const& item : line.items) {
    if (auto const* text = std::get_if<TextFragment>(&item)) {
      paint_text(*text, origin);
    } else if (auto const* atomic = std::get_if<AtomicFragment>(&item)) {
      paint_atomic(*atomic, origin);
    } else {
      defer(std::get<PositionedFragment>(item), origin, containing);
    }
  }
  add_decoration_items(decoration_paths(context_, line, origin, DecorationLayer::AboveText),
                       pages::ArtifactType::Layout);
}

void Painter::paint_text(TextFragment const& text, Point origin) {
  if (text.run.glyphs.empty() || is_hidden(*text.box)) return;
  if (reading_.is_content && !text.box->deferred_content.empty()) builder_.note_deferred_text(*text.box, page_);
  if (!builder_.is_painting()) return;
  Point const at{origin.x + text.x, origin.y + text.baseline};
  Rect const area{{at.x, at.y - text.run.size}, {text.run.width, text.run.size}};
  warn_if_outside(*text.box,
                  text.run.is_right_to_left ? at : Point{at.x + text.run.width - hanging_space(text.run), at.y});
  std::size_t const from = items_.size();
  add(tag_of(*text.box, area), pages::TextItem{at, text.run, text.box->style->colour});
  fade(from, inline_opacity(*text.box));
}

/// What lies beyond the sheet is lost in print.
void Painter::warn_if_outside(Box const& box, Point end) {
  base::Size const& sheet = builder_.canvas().size;
  bool const is_inside = end.y >= Length() && end.y <= sheet.height && end.x >= Length() && end.x <= sheet.width;
  if (is_inside || !builder_.warned_outside.insert(box.serial).second) return;
  base::Diagnostic finding = base::warning("layout-outside-sheet", "text lies beyond the edge of the page", box.place);
  finding.hint = "move or narrow the box it stands in";
  context_.diagnostics.add(std::move(finding));
}

void Painter::paint_atomic(AtomicFragment const& atomic, Point origin) {
  BoxGeometry const& g = *atomic.geometry;
  Point const offset = g.relative_offset;
  PlacedBox placed;
  placed.geometry = atomic.geometry;
  placed.border_box = {{origin.x + g.x + offset.x, origin.y + atomic.y + offset.y}, {g.width, atomic.height}};
  placed.content_origin = {placed.border_box.left() + g.left_edge(), placed.border_box.top() + g.top_edge()};
  Length const edges = g.vertical_edges();
  placed.is_continued = atomic.is_continued;
  placed.continues = atomic.continues;
  if (!atomic.content) placed.content.height = atomic.height - edges;
  // Without a stacking context of its own it is painted as if it had one, but for positioned boxes in it.
  paint_isolated(*g.box, [&] { paint_box_with(placed, atomic.content ? *atomic.content : placed.content); });
}

}  // namespace closeout::layout
