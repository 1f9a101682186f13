#include "layout/table_grid.hpp"

#include <algorithm>

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
    for (Box const* group : headers_) add_group(*group, Group::Header);
    for (Box const* group : bodies_) add_group(*group, Group::Body);
    for (Box const* group : footers_) add_group(*group, Group::Footer);
    model_.column_count = std::max(model_.column_count, model_.columns.size());
    model_.columns.resize(model_.column_count, nullptr);
    fill_slots();
    return std::move(model_);
  }

 private:
  /// CSS 2.2 section 17.2: only the first header group and the first footer group are special.
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
        case BoxKind::TableRowGroup:
          add_row_group(*child);
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

  void add_row_group(Box const& group) {
    css::Display const display = group.style->display;
    if (display == css::Display::TableHeaderGroup && headers_.empty()) {
      headers_.push_back(&group);
    } else if (display == css::Display::TableFooterGroup && footers_.empty()) {
      footers_.push_back(&group);
    } else {
      bodies_.push_back(&group);
    }
  }

  void add_column(Box const& column) {
    std::size_t const span = column.semantics != nullptr ? span_of(column.semantics->column_span) : 1;
    model_.columns.insert(model_.columns.end(), span, &column);
  }

  void add_column_group(Box const& group) {
    if (group.first_child == nullptr) return add_column(group);
    for (Box const* child = group.first_child; child != nullptr; child = child->next_sibling) add_column(*child);
  }

  /// Cells do not span out of their group (HTML 4.9.12, "row group").
  void add_group(Box const& group, Group kind) {
    std::size_t const begin = model_.rows.size();
    occupied_.clear();
    for (Box const* row = group.first_child; row != nullptr; row = row->next_sibling) {
      if (row->kind == BoxKind::TableRow) add_row(*row, group, kind);
    }
    for (GridCell& cell : model_.cells) {
      if (cell.row >= begin) cell.row_span = std::min(cell.row_span, model_.rows.size() - cell.row);
    }
  }

  void add_row(Box const& row, Box const& group, Group kind) {
    GridRow grid_row;
    grid_row.group = kind;
    grid_row.box = &row;
    grid_row.group_box = &group;
    std::size_t column = 0;
    for (Box const* child = row.first_child; child != nullptr; child = child->next_sibling) {
      if (child->kind != BoxKind::TableCell) continue;
      while (column < occupied_.size() && occupied_[column] > 0) ++column;
      column = add_cell(*child, column, grid_row);
    }
    model_.rows.push_back(std::move(grid_row));
    for (std::size_t& rows : occupied_) {
      if (rows > 0) --rows;
    }
  }

  std::size_t add_cell(Box const& box, std::size_t column, GridRow& row) {
    GridCell cell{&box, model_.rows.size(), column, 1, 1};
    if (box.semantics != nullptr) {
      cell.column_span = span_of(box.semantics->column_span);
      // rowspan="0" reaches to the end of the group.
      cell.row_span = box.semantics->row_span == 0 ? TableModel::no_cell - cell.row : span_of(box.semantics->row_span);
    }
    std::size_t const end = column + cell.column_span;
    if (occupied_.size() < end) occupied_.resize(end, 0);
    std::fill(occupied_.begin() + static_cast<std::ptrdiff_t>(column),
              occupied_.begin() + static_cast<std::ptrdiff_t>(end), cell.row_span);
    model_.column_count = std::max(model_.column_count, end);
    row.cells.push_back(model_.cells.size());
    model_.cells.push_back(cell);
    return end;
  }

  void fill_slots() {
    model_.slots.assign(model_.rows.size() * model_.column_count, TableModel::no_cell);
    for (std::size_t i = 0; i < model_.cells.size(); ++i) {
      GridCell const& cell = model_.cells[i];
      for (std::size_t row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (std::size_t column = cell.column; column < cell.column + cell.column_span; ++column) {
          model_.slots[row * model_.column_count + column] = i;
        }
      }
    }
  }

  TableModel model_;
  std::vector<Box const*> headers_, bodies_, footers_;
  std::vector<std::size_t> occupied_;  ///< Rows that a cell above still covers, by column.
};

}  // namespace

TableModel make_table_model(Box const& table) {
  return GridBuilder(table).run();
}

}  // namespace closeout::layout
