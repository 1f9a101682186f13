// The painter's part for lines and rows of tables.

#include <algorithm>

#include "layout/border_painting.hpp"
#include "layout/context.hpp"
#include "layout/painter.hpp"
#include "layout/table_borders.hpp"
#include "layout/text_decorations.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Point;
using base::Rect;
using boxes::Box;

bool is_hidden(Box const& box) {
  return box.style->visibility != css::Visibility::Visible;
}

pages::PathItem filled(Rect const& area, base::Colour colour) {
  pages::PathItem item;
  item.path = rectangle_path(area);
  item.fill = colour;
  return item;
}

/// CSS 2.2 section 17.6.1.1.
bool is_hidden_as_empty(CellFragment const& cell) {
  if (cell.geometry->box->style->empty_cells != css::EmptyCells::Hide) return false;
  return std::none_of(cell.content.strips.begin(), cell.content.strips.end(), [](Strip const& strip) {
    return strip.height > Length() || std::holds_alternative<LinePart>(strip.part);
  });
}

/// Whether the bottom borders of the row above win everywhere over the cell's top border.
bool is_painted_above(RowUnit const& above, CellFragment const& cell) {
  BoxGeometry const& g = *cell.geometry;
  return std::all_of(above.cells.begin(), above.cells.end(), [&](CellFragment const& other) {
    BoxGeometry const& o = *other.geometry;
    bool const touches = o.x < g.x + g.width && o.x + o.width > g.x && other.y + other.height >= above.height;
    return !touches || !loses_against(other.collapsed_border.bottom, cell.collapsed_border.top);
  });
}

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

void Painter::paint_inline_box(InlineBoxFragment const& fragment, Point origin) {
  Box const& box = *fragment.box;
  Rect const area{{origin.x + fragment.border_box.left(), origin.y + fragment.border_box.top()},
                  fragment.border_box.size};
  if (reading_.is_content) builder_.note(box, page_, area.origin);
  add_link_area(box, area);
  if (is_hidden(box)) return;
  css::ComputedStyle const& style = *box.style;
  CornerRadii const radii = corner_radii(style, area.size);
  if (!style.background_colour.is_transparent()) {
    pages::PathItem item = filled(area, style.background_colour);
    item.path = rounded_path(area, radii);
    add(artifact(pages::ArtifactType::Background), std::move(item));
  }
  BorderPaint border{area, style.border, radii};
  bool const is_ltr = style.direction == css::Direction::Ltr;
  if (!fragment.has_start_edge) (is_ltr ? border.sides.left : border.sides.right) = {};
  if (!fragment.has_end_edge) (is_ltr ? border.sides.right : border.sides.left) = {};
  add_decoration_items(border_paths(border), pages::ArtifactType::Layout);
}

void Painter::paint_text(TextFragment const& text, Point origin) {
  if (text.run.glyphs.empty() || is_hidden(*text.box)) return;
  if (reading_.is_content && !text.box->deferred_content.empty()) builder_.note_deferred_text(*text.box, page_);
  if (!builder_.is_painting()) return;
  Point const at{origin.x + text.x, origin.y + text.baseline};
  Rect const area{{at.x, at.y - text.run.size}, {text.run.width, text.run.size}};
  warn_if_outside(*text.box,
                  text.run.is_right_to_left ? at : Point{at.x + text.run.width - hanging_space(text.run), at.y});
  add(tag_of(*text.box, area), pages::TextItem{at, text.run, text.box->style->colour});
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
  paint_box_with(placed, atomic.content ? *atomic.content : placed.content);
}

void Painter::paint_row_decorations(RowUnit const& unit, Point origin, bool is_last, RowUnit const* above) {
  for (RowFragment const& row : unit.rows) {
    Rect const area{{origin.x, origin.y + row.y}, {unit.width, row.height}};
    for (Box const* box : {row.group, row.row}) {
      if (box == nullptr || is_hidden(*box)) continue;
      if (reading_.is_content) builder_.note(*box, page_, area.origin);
      if (box->style->background_colour.is_transparent()) continue;
      add(artifact(pages::ArtifactType::Background), filled(area, box->style->background_colour));
    }
  }
  for (CellFragment const& cell : unit.cells) paint_cell_decoration(unit, cell, origin);
  if (!unit.collapses_borders) return;
  for (CellFragment const& cell : unit.cells) paint_collapsed_border(unit, cell, origin, is_last, above);
}

void Painter::paint_cell_decoration(RowUnit const& unit, CellFragment const& cell, Point origin) {
  Rect const area{{origin.x + cell.geometry->x, origin.y + cell.y}, {cell.geometry->width, cell.height}};
  Box const& box = *cell.geometry->box;
  if (reading_.is_content) builder_.note(box, page_, area.origin);
  if (!unit.collapses_borders && is_hidden_as_empty(cell)) return;
  if (!unit.collapses_borders) return paint_decoration({cell.geometry, area, !cell.is_continued, !cell.continues});
  if (is_hidden(box)) return;
  if (!box.style->background_colour.is_transparent()) {
    add(artifact(pages::ArtifactType::Background), filled(area, box.style->background_colour));
  }
  paint_background_images({&box, area, cell.geometry->border, cell.geometry->padding, {}});
}

/// Each line of the grid is painted once: a cell paints its top and left, and its right and bottom where no other
/// cell does.
void Painter::paint_collapsed_border(RowUnit const& unit, CellFragment const& cell, Point origin, bool is_last,
                                     RowUnit const* above) {
  Rect const area{{origin.x + cell.geometry->x, origin.y + cell.y}, {cell.geometry->width, cell.height}};
  Point const top_left{area.left(), area.top()};
  Point const top_right{area.right(), area.top()};
  Point const bottom_left{area.left(), area.bottom()};
  Point const bottom_right{area.right(), area.bottom()};
  auto const paint = [&](css::BorderSide const& side, Point from, Point to) {
    add_decoration_items(line_paths(side, from, to), pages::ArtifactType::Layout);
  };
  bool const is_top_above = above != nullptr && cell.y.is_zero() && is_painted_above(*above, cell);
  if (!is_top_above) paint(cell.collapsed_border.top, top_left, top_right);
  paint(cell.collapsed_border.left, top_left, bottom_left);
  bool const ends_unit = cell.y + cell.height >= unit.height;
  bool const ends_row = std::none_of(unit.cells.begin(), unit.cells.end(), [&](CellFragment const& other) {
    return other.geometry->x == cell.geometry->x + cell.geometry->width && other.y < cell.y + cell.height &&
           other.y + other.height > cell.y;
  });
  if (ends_row) paint(cell.collapsed_border.right, top_right, bottom_right);
  if (ends_unit && is_last) paint(cell.collapsed_border.bottom, bottom_left, bottom_right);
}

}  // namespace closeout::layout
