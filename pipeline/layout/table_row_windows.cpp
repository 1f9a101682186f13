#include "layout/table_row_windows.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "boxes/box_source.hpp"
#include "layout/context.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using Group = GridRow::Group;

/// A row with its cells; their row numbers count from the first row of its unit.
struct WaitingRow {
  std::vector<boxes::PartRef> owners;  ///< Keep the boxes.
  Box const* box = nullptr;
  Box const* group = nullptr;
  Group kind = Group::Body;
  std::vector<GridCell> cells;
};

/// Takes rows one after another and gives windows one row behind: the borders of a row depend on the next one's.
class WindowMaker {
 public:
  WindowMaker(TableModel const& table, std::function<void(RowWindow const&)> const& use) : table_(table), use_(use) {}

  void begin_group(Box const& group, Group kind) {
    end_group();
    group_ = &group;
    kind_ = kind;
    occupied_.clear();
  }

  void add(Box const& row) {
    if (row.kind != boxes::BoxKind::TableRow) return;
    WaitingRow waiting{{boxes::part_of(row)}, &row, group_, kind_, cells_of_row(row, occupied_)};
    for (GridCell& cell : waiting.cells) keep_inside(cell);
    if (is_complete_) give(&waiting);
    for (GridCell& cell : waiting.cells) cell.row = unit_.size();
    unit_.push_back(std::move(waiting));
    is_complete_ = std::all_of(occupied_.begin(), occupied_.end(), [](std::size_t rows) { return rows == 0; });
  }

  void finish() {
    end_group();
    if (is_complete_) give(nullptr);
  }

 private:
  /// Cells do not span out of their group (HTML 4.9.12).
  void end_group() {
    if (unit_.empty()) return;
    for (WaitingRow& row : unit_) {
      for (GridCell& cell : row.cells) cell.row_span = std::min(cell.row_span, unit_.size() - cell.row);
    }
    is_complete_ = true;
  }

  /// The columns were counted before; what would stand beyond them stands in the last one.
  void keep_inside(GridCell& cell) const {
    std::size_t const last = table_.column_count - 1;
    cell.column = std::min(cell.column, last);
    cell.column_span = std::min(cell.column_span, last - cell.column + 1);
  }

  void give(WaitingRow const* next) {
    RowWindow window;
    TableModel& model = window.model;
    model.table = table_.table;
    model.column_count = table_.column_count;
    model.columns = table_.columns;
    if (above_) add_row(model, *above_);
    window.begin = model.rows.size();
    for (WaitingRow const& row : unit_) add_row(model, row);
    window.end = model.rows.size();
    if (next != nullptr) {
      add_row(model, *next);
      for (std::size_t const index : model.rows.back().cells) model.cells[index].row_span = 1;
    }
    fill_slots(model);
    remember_last_row();
    unit_.clear();
    is_complete_ = false;
    use_(window);
  }

  static void add_row(TableModel& model, WaitingRow const& row) {
    GridRow grid_row;
    grid_row.group = row.kind;
    grid_row.box = row.box;
    grid_row.group_box = row.group;
    std::size_t const first = model.rows.size();
    for (GridCell cell : row.cells) {
      cell.row = first;
      grid_row.cells.push_back(model.cells.size());
      model.cells.push_back(cell);
    }
    model.owners.insert(model.owners.end(), row.owners.begin(), row.owners.end());
    model.rows.push_back(std::move(grid_row));
  }

  /// Of the unit given last: the cells that reach its end.
  void remember_last_row() {
    WaitingRow last = unit_.back();
    last.cells.clear();
    last.owners.clear();
    for (WaitingRow const& row : unit_) {
      for (GridCell cell : row.cells) {
        if (cell.row + cell.row_span < unit_.size()) continue;
        cell.row_span = 1;
        last.cells.push_back(cell);
      }
      // A cell that reaches the end of the unit may have begun in an earlier row of it.
      last.owners.insert(last.owners.end(), row.owners.begin(), row.owners.end());
    }
    above_ = std::move(last);
  }

  TableModel const& table_;
  std::function<void(RowWindow const&)> const& use_;
  Box const* group_ = nullptr;
  Group kind_ = Group::Body;
  std::vector<std::size_t> occupied_;  ///< Rows that a cell above still covers, by column.
  std::vector<WaitingRow> unit_;
  bool is_complete_ = false;
  std::optional<WaitingRow> above_;
};

}  // namespace

void for_each_body_window(Context& context, TableModel const& table, Pull pull,
                          std::function<void(RowWindow const&)> const& use) {
  if (table.column_count == 0) return;
  std::function<void(RowWindow const&)> const use_body = [&](RowWindow const& window) {
    if (window.model.rows[window.begin].group == Group::Body) use(window);
  };
  WindowMaker maker(table, use_body);
  auto const add_group = [&](Box const& group, Group kind) {
    maker.begin_group(group, kind);
    auto const add_row = [&](Box const& row) { maker.add(row); };
    if (group.stream != nullptr && pull == Pull::Rehearse) {
      group.stream->rehearse(add_row);
    } else {
      context.for_each_child(group, add_row);
    }
  };
  for (TableGroup const& group : groups_of(*table.table)) add_group(*group.box, group.kind);
  maker.finish();
}

}  // namespace closeout::layout
