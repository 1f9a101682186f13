#pragma once
// The grid of a table: which cell occupies which slots (CSS 2.2 section 17.5, css-tables-3 section 3.3).

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "boxes/tree.hpp"

namespace closeout::layout {

struct GridCell {
  boxes::Box const* box = nullptr;
  std::size_t row = 0, column = 0;
  std::size_t row_span = 1, column_span = 1;  ///< Cut to the grid.
};

struct GridRow {
  enum class Group : std::uint8_t { Header, Body, Footer } group = Group::Body;
  boxes::Box const* box = nullptr;
  boxes::Box const* group_box = nullptr;
  std::vector<std::size_t> cells;  ///< Those that begin here, by column.
};

/// A row group of a table.
struct TableGroup {
  boxes::Box const* box = nullptr;
  GridRow::Group kind = GridRow::Group::Body;
};

/// In the order they are painted in: header group, bodies, footer group. Only the first header group and the first
/// footer group are special (CSS 2.2 section 17.2).
[[nodiscard]] std::vector<TableGroup> groups_of(boxes::Box const& table);

/// A table as rows and columns. Rows stand as they are painted: header group, bodies, footer group.
struct TableModel {
  static constexpr std::size_t no_cell = std::numeric_limits<std::size_t>::max();

  boxes::Box const* table = nullptr;
  std::size_t column_count = 0;
  std::vector<boxes::Box const*> columns;  ///< The column's box or null.
  std::vector<GridRow> rows;
  std::vector<GridCell> cells;
  std::vector<boxes::Box const*> top_captions, bottom_captions;
  /// Body groups whose rows are made one by one; of each, only the first row stands in `rows`.
  std::vector<boxes::Box const*> streamed_groups;
  std::vector<std::shared_ptr<boxes::Part const>> owners;  ///< Keep the rows that are not the table's own.

  /// The cell that covers a slot, or no_cell.
  [[nodiscard]] std::size_t cell_at(std::size_t row, std::size_t column) const {
    return slots[row * column_count + column];
  }
  std::vector<std::size_t> slots;
};

[[nodiscard]] TableModel make_table_model(boxes::Box const& table);

/// What is known of a column or a cell (css-tables-3 section 3.8.1).
struct ColumnMeasure {
  base::Length min, max;
  std::optional<base::Length> specified;  ///< A fixed width.
  double percentage = 0;
  base::Length before, after, aligned_edges;  ///< Of cells that line up at a character; with their borders.
};
using ColumnMeasureList = std::vector<ColumnMeasure>;

/// Fills `slots`.
void fill_slots(TableModel& model);

/// The cells of a row from left to right, after the columns that `occupied` says cells above still cover (a count of
/// rows by column), which is brought to the next row.
[[nodiscard]] std::vector<GridCell> cells_of_row(boxes::Box const& row, std::vector<std::size_t>& occupied);

}  // namespace closeout::layout
