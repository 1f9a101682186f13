#include "layout/table_borders.hpp"

#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using css::BorderSide;
using css::BorderStyle;

enum class Side : std::uint8_t { Top, Right, Bottom, Left };

BorderSide const& side_of(Box const& box, Side side) {
  base::Edges<BorderSide> const& border = box.style->border;
  switch (side) {
    case Side::Top:
      return border.top;
    case Side::Right:
      return border.right;
    case Side::Bottom:
      return border.bottom;
    case Side::Left:
      break;
  }
  return border.left;
}

int style_rank(BorderStyle style) {
  switch (style) {
    case BorderStyle::Double:
      return 8;
    case BorderStyle::Solid:
      return 7;
    case BorderStyle::Dashed:
      return 6;
    case BorderStyle::Dotted:
      return 5;
    case BorderStyle::Ridge:
      return 4;
    case BorderStyle::Outset:
      return 3;
    case BorderStyle::Groove:
      return 2;
    case BorderStyle::Inset:
      return 1;
    case BorderStyle::None:
    case BorderStyle::Hidden:
      break;
  }
  return 0;
}

void compete(BorderSide& winner, BorderSide const& other) {
  if (loses_against(winner, other)) winner = other;
}

void compete(BorderSide& winner, Box const* box, Side side) {
  if (box != nullptr) compete(winner, side_of(*box, side));
}

/// Rule 4's order: cell, row, row group, column, table; of two cells the one further to the left or top.
class EdgeContest {
 public:
  EdgeContest(TableModel const& model, GridCell const& cell) : model_(model), cell_(cell) {}

  BorderSide top() const {
    BorderSide winner = side_of(*cell_.box, Side::Top);
    std::size_t const row = cell_.row;
    if (begins_footer(row)) {
      compete_rows(winner, row, Side::Top, true);
      return winner;
    }
    if (row > 0) compete_neighbours(winner, row - 1, Side::Bottom);
    compete_rows(winner, row, Side::Top, row == 0 || differs(row, row - 1));
    if (row > 0) compete_rows(winner, row - 1, Side::Bottom, differs(row, row - 1));
    if (row == 0) compete_edge(winner, Side::Top);
    return winner;
  }

  BorderSide bottom() const {
    std::size_t const last = cell_.row + cell_.row_span - 1;
    bool const at_end = last + 1 == model_.rows.size();
    BorderSide winner = side_of(*cell_.box, Side::Bottom);
    if (!at_end) compete_neighbours(winner, last + 1, Side::Top);
    compete_rows(winner, last, Side::Bottom, at_end || differs(last, last + 1));
    if (!at_end) compete_rows(winner, last + 1, Side::Top, differs(last, last + 1));
    if (at_end) compete_edge(winner, Side::Bottom);
    return winner;
  }

  BorderSide left() const { return inline_side(Side::Left, Side::Right, cell_.column, -1); }
  BorderSide right() const { return inline_side(Side::Right, Side::Left, cell_.column + cell_.column_span - 1, +1); }

 private:
  /// Footers stand below other rows on every page; what is above them has its say when they are painted.
  [[nodiscard]] bool begins_footer(std::size_t row) const {
    using Group = GridRow::Group;
    return row > 0 && model_.rows[row].group == Group::Footer && model_.rows[row - 1].group != Group::Footer;
  }

  [[nodiscard]] bool differs(std::size_t a, std::size_t b) const {
    return model_.rows[a].group_box != model_.rows[b].group_box;
  }

  void compete_neighbours(BorderSide& winner, std::size_t row, Side side) const {
    std::size_t previous = TableModel::no_cell;
    for (std::size_t column = cell_.column; column < cell_.column + cell_.column_span; ++column) {
      std::size_t const other = model_.cell_at(row, column);
      if (other != TableModel::no_cell && other != previous) compete(winner, model_.cells[other].box, side);
      previous = other;
    }
  }

  void compete_rows(BorderSide& winner, std::size_t row, Side side, bool at_group_edge) const {
    compete(winner, model_.rows[row].box, side);
    if (at_group_edge) compete(winner, model_.rows[row].group_box, side);
  }

  void compete_edge(BorderSide& winner, Side side) const {
    compete(winner, model_.columns[cell_.column], side);
    compete(winner, model_.table, side);
  }

  [[nodiscard]] BorderSide inline_side(Side side, Side opposite, std::size_t column, int step) const {
    BorderSide winner = side_of(*cell_.box, side);
    bool const at_edge = step < 0 ? column == 0 : column + 1 == model_.column_count;
    if (!at_edge) {
      std::size_t const beside = step < 0 ? column - 1 : column + 1;
      for (std::size_t row = cell_.row; row < cell_.row + cell_.row_span; ++row) {
        std::size_t const other = model_.cell_at(row, beside);
        if (other != TableModel::no_cell) compete(winner, model_.cells[other].box, opposite);
      }
      compete(winner, model_.columns[column], side);
      compete(winner, model_.columns[beside], opposite);
      return winner;
    }
    compete_rows(winner, cell_.row, side, true);
    compete(winner, model_.columns[column], side);
    compete(winner, model_.table, side);
    return winner;
  }

  TableModel const& model_;
  GridCell const& cell_;
};

}  // namespace

/// Hidden beats all; then the wider; then the style; then who came first.
bool loses_against(BorderSide const& border, BorderSide const& other) {
  if (border.style == BorderStyle::Hidden) return false;
  return other.style == BorderStyle::Hidden || other.width > border.width ||
         (other.width == border.width && style_rank(other.style) > style_rank(border.style));
}

bool collapses_borders(TableModel const& model) {
  return model.table->style->border_collapse == css::BorderCollapse::Collapse;
}

base::Edges<BorderSide> collapsed_borders(TableModel const& model, GridCell const& cell) {
  EdgeContest const contest(model, cell);
  base::Edges<BorderSide> edges{contest.top(), contest.right(), contest.bottom(), contest.left()};
  // Columns run from right to left in a right-to-left table (CSS 2.2 section 17.5).
  if (model.table->style->direction == css::Direction::Rtl) std::swap(edges.left, edges.right);
  return edges;
}

BoxGeometry cell_edges(TableModel const& model, GridCell const& cell, Length table_width) {
  BoxGeometry g = edges_of(*cell.box, table_width);
  g.margin = {};
  if (!collapses_borders(model)) return g;
  base::Edges<BorderSide> const borders = collapsed_borders(model, cell);
  g.border = {borders.top.width / 2, borders.right.width / 2, borders.bottom.width / 2, borders.left.width / 2};
  return g;
}

Length horizontal_spacing(TableModel const& model) {
  return collapses_borders(model) ? Length() : model.table->style->border_spacing_horizontal;
}

Length vertical_spacing(TableModel const& model) {
  return collapses_borders(model) ? Length() : model.table->style->border_spacing_vertical;
}

}  // namespace closeout::layout
