#include "layout/table_grid.hpp"

#include <algorithm>

#include "boxes/box_source.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using boxes::BoxKind;
using Group = GridRow::Group;

std::size_t span_of(int span) {
  return span < 1 ? 1 : static_cast<std::size_t>(span);
}

class GridBuilder {
 public:
  explicit GridBuilder(Box const& table) { model_.table = &table; }

  TableModel run() {
    collect_parts();
    for (TableGroup const& group : groups_of(*model_.table)) add_group(*group.box, group.kind);
    model_.column_count = std::max(model_.column_count, model_.columns.size());
    model_.columns.resize(model_.column_count, nullptr);
    fill_slots(model_);
    return std::move(model_);
  }

 private:
  void collect_parts() {
    for (Box const* child = model_.table->first_child; child != nullptr; child = child->next_sibling) {
      switch (child->kind) {
        case BoxKind::TableCaption:
          add_caption(*child);
          break;
        case BoxKind::TableColumnGroup:
          add_column_group(*child);
          break;
        case BoxKind::TableColumn:
          add_column(*child);
          break;
        default:
          break;
      }
    }
  }

  void add_caption(Box const& caption) {
    bool const is_bottom = caption.style->caption_side == css::CaptionSide::Bottom;
    (is_bottom ? model_.bottom_captions : model_.top_captions).push_back(&caption);
  }

  void add_column(Box const& column) {
    std::size_t const span = column.semantics != nullptr ? span_of(column.semantics->column_span) : 1;
    model_.columns.insert(model_.columns.end(), span, &column);
  }

  void add_column_group(Box const& group) {
    if (group.first_child == nullptr) return add_column(group);
    for (Box const* child = group.first_child; child != nullptr; child = child->next_sibling) add_column(*child);
  }

  void add_group(Box const& group, Group kind) {
    std::size_t const begin = model_.rows.size();
    occupied_.clear();
    if (group.stream != nullptr) {
      add_first_row(group, kind);
    } else {
      for (Box const* row = group.first_child; row != nullptr; row = row->next_sibling) {
        if (row->kind == BoxKind::TableRow) add_row(*row, group, kind);
      }
    }
    // Cells do not span out of their group (HTML 4.9.12, "row group").
    for (GridCell& cell : model_.cells) {
      if (cell.row >= begin) cell.row_span = std::min(cell.row_span, model_.rows.size() - cell.row);
    }
  }

  void add_first_row(Box const& group, Group kind) {
    model_.streamed_groups.push_back(&group);
    model_.column_count = std::max(model_.column_count, group.stream->column_count());
    Box const* const first = group.stream->first();
    if (first == nullptr) return;
    model_.owners.push_back(boxes::part_of(*first));
    add_row(*first, group, kind);
  }

  void add_row(Box const& row, Box const& group, Group kind) {
    GridRow grid_row;
    grid_row.group = kind;
    grid_row.box = &row;
    grid_row.group_box = &group;
    for (GridCell& cell : cells_of_row(row, occupied_)) {
      cell.row = model_.rows.size();
      model_.column_count = std::max(model_.column_count, cell.column + cell.column_span);
      grid_row.cells.push_back(model_.cells.size());
      model_.cells.push_back(cell);
    }
    model_.rows.push_back(std::move(grid_row));
  }

  TableModel model_;
  std::vector<std::size_t> occupied_;  ///< Rows that a cell above still covers, by column.
};

}  // namespace

std::vector<TableGroup> groups_of(Box const& table) {
  std::vector<TableGroup> header, bodies, footer;
  for (Box const* child = table.first_child; child != nullptr; child = child->next_sibling) {
    if (child->kind != BoxKind::TableRowGroup) continue;
    css::Display const display = child->style->display;
    if (display == css::Display::TableHeaderGroup && header.empty()) {
      header.push_back({child, Group::Header});
    } else if (display == css::Display::TableFooterGroup && footer.empty()) {
      footer.push_back({child, Group::Footer});
    } else {
      bodies.push_back({child, Group::Body});
    }
  }
  header.insert(header.end(), bodies.begin(), bodies.end());
  header.insert(header.end(), footer.begin(), footer.end());
  return header;
}

TableModel make_table_model(Box const& table) {
  return GridBuilder(table).run();
}

void fill_slots(TableModel& model) {
  model.slots.assign(model.rows.size() * model.column_count, TableModel::no_cell);
  for (std::size_t i = 0; i < model.cells.size(); ++i) {
    GridCell const& cell = model.cells[i];
    for (std::size_t row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (std::size_t column = cell.column; column < cell.column + cell.column_span; ++column) {
        model.slots[row * model.column_count + column] = i;
      }
    }
  }
}

std::vector<GridCell> cells_of_row(Box const& row, std::vector<std::size_t>& occupied) {
  std::vector<GridCell> cells;
  std::size_t column = 0;
  for (Box const* child = row.first_child; child != nullptr; child = child->next_sibling) {
    if (child->kind != BoxKind::TableCell) continue;
    while (column < occupied.size() && occupied[column] > 0) ++column;
    GridCell cell{child, 0, column, 1, 1};
    if (child->semantics != nullptr) {
      cell.column_span = span_of(child->semantics->column_span);
      // rowspan="0" reaches to the end of the group.
      cell.row_span = child->semantics->row_span == 0 ? TableModel::no_cell / 2 : span_of(child->semantics->row_span);
    }
    column += cell.column_span;
    if (occupied.size() < column) occupied.resize(column, 0);
    std::fill(occupied.begin() + static_cast<std::ptrdiff_t>(cell.column),
              occupied.begin() + static_cast<std::ptrdiff_t>(column), cell.row_span);
    cells.push_back(cell);
  }
  for (std::size_t& rows : occupied) {
    if (rows > 0) --rows;
  }
  return cells;
}

}  // namespace closeout::layout
