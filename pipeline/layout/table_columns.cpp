#include "layout/table_columns.hpp"

#include <algorithm>

#include "layout/column_alignment.hpp"
#include "layout/context.hpp"
#include "layout/table_borders.hpp"
#include "layout/table_column_widths.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;

bool is_collapsed(Box const* column) {
  return column != nullptr && column->style->visibility == css::Visibility::Collapse;
}

Box const* group_of(Box const& column) {
  if (column.kind == boxes::BoxKind::TableColumnGroup) return &column;
  Box const* const parent = column.parent;
  return parent != nullptr && parent->kind == boxes::BoxKind::TableColumnGroup ? parent : nullptr;
}

Box const* if_seen(Box const* box) {
  return box != nullptr && has_background(*box) ? box : nullptr;
}

/// A group's columns stand side by side.
void find_group_extents(std::vector<ColumnLayer>& layers) {
  for (ColumnLayer& layer : layers) {
    if (layer.group == nullptr) continue;
    Length left = layer.x, right = layer.x + layer.width;
    for (ColumnLayer const& other : layers) {
      if (other.group != layer.group) continue;
      left = std::min(left, other.x);
      right = std::max(right, other.x + other.width);
    }
    layer.group_x = left;
    layer.group_width = right - left;
  }
}

std::shared_ptr<std::vector<ColumnLayer> const> layers_of(TableModel const& model, TableColumns const& columns) {
  std::vector<ColumnLayer> layers(model.column_count);
  bool any = false;
  for (std::size_t i = 0; i < model.column_count; ++i) {
    Box const* const box = model.columns[i];
    if (box == nullptr) continue;
    Box const* const group = group_of(*box);
    layers[i] = {if_seen(group), box == group ? nullptr : if_seen(box), columns.lefts[i], columns.widths[i], {}, {}};
    any = any || layers[i].group != nullptr || layers[i].column != nullptr;
  }
  if (!any) return nullptr;
  find_group_extents(layers);
  return std::make_shared<std::vector<ColumnLayer> const>(std::move(layers));
}

/// A collapsed column is gone, with the spacing beside it.
void collapse_columns(TableModel const& model, TableColumns& columns) {
  if (std::none_of(model.columns.begin(), model.columns.end(), [](Box const* box) { return is_collapsed(box); }))
    return;
  columns.natural_widths = columns.widths;
  for (std::size_t i = 0; i < model.columns.size(); ++i) {
    if (!is_collapsed(model.columns[i])) continue;
    columns.collapsed_width += columns.widths[i] + horizontal_spacing(model);
    columns.widths[i] = {};
  }
}

}  // namespace

TableColumns place_columns(Context& context, TableModel const& model, Length grid_width) {
  TableColumns columns;
  columns.widths = column_widths(context, model, grid_width);
  columns.alignment_extents = alignment_extents(context, model);
  collapse_columns(model, columns);
  Length const spacing = horizontal_spacing(model);
  Length x = spacing;
  for (std::size_t i = 0; i < columns.widths.size(); ++i) {
    columns.lefts.push_back(x);
    if (!is_collapsed(model.columns[i])) x += columns.widths[i] + spacing;
  }
  columns.grid_width = std::max(x, grid_width - columns.collapsed_width);
  if (model.table->style->direction == css::Direction::Rtl) {
    for (std::size_t i = 0; i < columns.lefts.size(); ++i) {
      columns.lefts[i] = columns.grid_width - columns.lefts[i] - columns.widths[i];
    }
  }
  columns.layers = layers_of(model, columns);
  return columns;
}

bool has_background(Box const& box) {
  return !box.style->background_colour.is_transparent() || !box.backgrounds.empty();
}

bool is_collapsed(TableColumns const& columns, GridCell const& cell) {
  if (columns.natural_widths.empty()) return false;
  auto const first = columns.widths.begin() + static_cast<std::ptrdiff_t>(cell.column);
  bool const has_no_room = std::all_of(first, first + static_cast<std::ptrdiff_t>(cell.column_span),
                                       [](Length width) { return width.is_zero(); });
  return has_no_room && columns.natural_widths[cell.column] > Length();
}

}  // namespace closeout::layout
