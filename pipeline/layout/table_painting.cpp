// The painter's part for tables: six layers (CSS 2.2 section 17.5.1) and collapsed borders.

#include <algorithm>

#include "layout/border_painting.hpp"
#include "layout/painter.hpp"
#include "layout/table_borders.hpp"
#include "layout/table_columns.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Point;
using base::Rect;
using boxes::Box;

/// CSS 2.2 section 17.6.1.1.
bool is_hidden_as_empty(RowUnit const& unit, CellFragment const& cell) {
  if (unit.collapses_borders || cell.geometry->box->style->empty_cells != css::EmptyCells::Hide) return false;
  return std::none_of(cell.content.strips.begin(), cell.content.strips.end(), [](Strip const& strip) {
    return strip.height > Length() || std::holds_alternative<LinePart>(strip.part);
  });
}

/// Cells cover a row without gaps, so that its background can be painted at once.
bool is_covered(RowUnit const& unit) {
  return !unit.has_gaps && unit.rows.size() == 1 &&
         std::none_of(unit.cells.begin(), unit.cells.end(),
                      [&](CellFragment const& cell) { return cell.is_continued || is_hidden_as_empty(unit, cell); });
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

bool has_images(Box const* box) {
  return box != nullptr && !box->backgrounds.empty();
}

bool column_has_images(RowUnit const& unit) {
  return unit.columns && std::any_of(unit.columns->begin(), unit.columns->end(), [](ColumnLayer const& layer) {
           return has_images(layer.group) || has_images(layer.column);
         });
}

Rect area_of_rows(RowUnit const& unit, Point origin, Length y, Length height) {
  return {{origin.x + unit.spacing, origin.y + y}, {unit.width - unit.spacing * 2, height}};
}

void unite(std::optional<Rect>& area, Rect const& other) {
  if (!area) area = other;
  Length const bottom = std::max(area->bottom(), other.bottom());
  area->origin.y = std::min(area->top(), other.top());
  area->size.height = bottom - area->top();
}

}  // namespace

/// Only images ask for areas: they are placed by the whole row group and by whole columns.
Painter::LayerAreas Painter::layer_areas(ArrangedFlow const& flow, PlacedStrip const& rows) {
  RowUnit const& unit = *std::get<RowsPart>(rows.strip->part).unit;
  Box const* const group = unit.rows.empty() ? nullptr : unit.rows.front().group;
  LayerAreas areas;
  if (rows.above != PlacedStrip::none) {
    areas.above = std::get<RowsPart>(flow.strips[rows.above].strip->part).unit.get();
  }
  if (!has_images(group) && !column_has_images(unit)) return areas;
  auto const first = flow.strips.begin();
  auto begin = first + (&rows - flow.strips.data());
  auto const is_row = [](PlacedStrip const& strip) { return std::holds_alternative<RowsPart>(strip.strip->part); };
  while (begin != first && is_row(*(begin - 1))) --begin;
  for (auto at = begin; at != flow.strips.end() && is_row(*at); ++at) {
    auto const& part = std::get<RowsPart>(at->strip->part);
    Rect const area = area_of_rows(*part.unit, {at->origin.x + part.x, at->y}, {}, part.unit->height);
    unite(areas.table, area);
    if (!part.unit->rows.empty() && part.unit->rows.front().group == group) unite(areas.group, area);
  }
  return areas;
}

void Painter::paint_row_decorations(RowUnit const& unit, Point origin, bool is_last, LayerAreas const& areas) {
  if (reading_.is_content) {
    for (RowFragment const& row : unit.rows) {
      if (row.group != nullptr) builder_.note(*row.group, page_, {origin.x, origin.y + row.y});
      builder_.note(*row.row, page_, {origin.x, origin.y + row.y});
    }
  }
  paint_layers(unit, origin, areas);
  for (CellFragment const& cell : unit.cells) {
    std::size_t const from = items_.size();
    paint_cell_decoration(unit, cell, origin);
    fade(from, cell.geometry->box->style->opacity);
  }
  if (!unit.collapses_borders) return;
  for (CellFragment const& cell : unit.cells) paint_collapsed_border(unit, cell, origin, is_last, areas.above);
}

/// Layers 2 to 5: column groups, columns, row groups and rows are seen behind the cells that begin in them, not between
/// cells.
void Painter::paint_layers(RowUnit const& unit, Point origin, LayerAreas const& areas) {
  bool const has_any = unit.columns || std::any_of(unit.rows.begin(), unit.rows.end(), [](RowFragment const& row) {
                         return has_background(*row.row) || (row.group != nullptr && has_background(*row.group));
                       });
  if (!has_any) return;
  if (!unit.columns && is_covered(unit)) {
    Rect const area = area_of_rows(unit, origin, {}, unit.height);
    return paint_layers_behind(unit, 0, unit.rows.front(), area, origin, areas);
  }
  for (CellFragment const& cell : unit.cells) {
    if (cell.is_collapsed || is_hidden_as_empty(unit, cell)) continue;
    Rect const clip{{origin.x + cell.geometry->x, origin.y + cell.y}, {cell.geometry->width, cell.height}};
    Box const* const row = cell.geometry->box->parent;
    auto const found =
        std::find_if(unit.rows.begin(), unit.rows.end(), [row](RowFragment const& r) { return r.row == row; });
    // The rest of a cell that began in a row of an earlier page.
    RowFragment const gone{nullptr, row, cell.y, cell.height, row == nullptr ? nullptr : row->parent};
    paint_layers_behind(unit, cell.column, found == unit.rows.end() ? gone : *found, clip, origin, areas);
  }
  for (MissingCell const& missing : unit.missing) {
    for (RowFragment const& row : unit.rows) {
      if (row.row != missing.row) continue;
      Rect const clip{{origin.x + missing.x, origin.y + row.y}, {missing.width, row.height}};
      paint_layers_behind(unit, missing.column, row, clip, origin, areas);
    }
  }
}

void Painter::paint_layers_behind(RowUnit const& unit, std::size_t column, RowFragment const& row, Rect const& clip,
                                  Point origin, LayerAreas const& areas) {
  Rect const own = area_of_rows(unit, origin, row.y, row.height);
  if (unit.columns) {
    ColumnLayer const& layer = (*unit.columns)[column];
    Rect area = areas.table.value_or(own);
    area.origin.x = origin.x + layer.group_x;
    area.size.width = layer.group_width;
    if (layer.group != nullptr) paint_layer(*layer.group, clip, area);
    area.origin.x = origin.x + layer.x;
    area.size.width = layer.width;
    if (layer.column != nullptr) paint_layer(*layer.column, clip, area);
  }
  if (row.group != nullptr) paint_layer(*row.group, clip, areas.group.value_or(own));
  if (row.row != nullptr) paint_layer(*row.row, clip, own);
}

void Painter::paint_layer(Box const& box, Rect const& clip, Rect const& whole) {
  if (!has_background(box) || is_hidden(box)) return;
  paint_background({&box, {clip, {}, {}}, {}, BoxEdges{whole, {}, {}}});
}

void Painter::paint_cell_decoration(RowUnit const& unit, CellFragment const& cell, Point origin) {
  Rect const area{{origin.x + cell.geometry->x, origin.y + cell.y}, {cell.geometry->width, cell.height}};
  Box const& box = *cell.geometry->box;
  if (reading_.is_content) builder_.note(box, page_, area.origin);
  if (cell.is_collapsed || is_hidden_as_empty(unit, cell)) return;
  if (!unit.collapses_borders) return paint_decoration({cell.geometry, area, !cell.is_continued, !cell.continues});
  if (is_hidden(box)) return;
  paint_background({&box, {area, cell.geometry->border, cell.geometry->padding}});
}

/// Each line of the grid is painted once: a cell paints its top and left, and its right and bottom where no other
/// cell does.
void Painter::paint_collapsed_border(RowUnit const& unit, CellFragment const& cell, Point origin, bool is_last,
                                     RowUnit const* above) {
  if (cell.is_collapsed) return;
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
