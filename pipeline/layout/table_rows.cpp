#include "layout/table_rows.hpp"

#include <algorithm>

#include "layout/block_formatting_context.hpp"
#include "layout/column_alignment.hpp"
#include "layout/context.hpp"
#include "layout/table_borders.hpp"
#include "layout/table_columns.hpp"

namespace closeout::layout {
namespace {

using css::VerticalAlign;

Length specified_border_height(css::ComputedStyle const& style, Length edges) {
  bool const is_length = style.height.kind == css::SizeValue::Kind::LengthPercentage;
  if (!is_length || !style.height.value.is_definite_without_reference()) return {};
  Length const height = style.height.value.length;
  return style.box_sizing == css::BoxSizing::BorderBox ? height : height + edges;
}

bool is_baseline_aligned(CellFragment const& cell) {
  switch (cell.geometry->box->style->vertical_align.kind) {
    case VerticalAlign::Kind::Top:
    case VerticalAlign::Kind::Middle:
    case VerticalAlign::Kind::Bottom:
      return false;
    default:
      // CSS 2.2 section 17.5.3: sub, super, text-top and lengths do not apply to cells; they are aligned at the
      // baseline.
      return true;
  }
}

/// Distance of the cell's baseline from its top: the first line's, or the content's end.
Length cell_baseline(CellFragment const& cell) {
  return cell.geometry->top_edge() + cell.content.first_baseline.value_or(cell.content.height);
}

class UnitBuilder {
 public:
  UnitBuilder(Context& context, TableModel const& model, TableColumns const& columns, std::size_t begin,
              std::size_t end, std::vector<Length> const& minimums)
      : context_(context),
        model_(model),
        columns_(columns),
        minimums_(minimums),
        begin_(begin),
        end_(end),
        heights_(end - begin) {}

  std::shared_ptr<RowUnit const> run() {
    auto unit = std::make_shared<RowUnit>();
    unit->group = static_cast<RowUnit::Group>(model_.rows[begin_].group);
    unit->width = columns_.grid_width;
    unit->collapses_borders = collapses_borders(model_);
    unit->spacing = horizontal_spacing(model_);
    unit->has_gaps = unit->spacing > Length() || vertical_spacing(model_) > Length();
    unit->columns = columns_.layers;
    unit->ends_group = end_ == model_.rows.size() || model_.rows[end_].group_box != model_.rows[end_ - 1].group_box;
    for (std::size_t row = begin_; row < end_; ++row) add_row(row, *unit);
    find_heights(*unit);
    place_rows(*unit);
    for (std::size_t i = 0; i < unit->cells.size(); ++i) place_cell(unit->cells[i], *grid_cells_[i], *unit);
    find_missing_cells(*unit);
    if (!baselines_.empty() && baselines_[0] > Length()) unit->baseline = baselines_[0];
    return unit;
  }

 private:
  void add_row(std::size_t row, RowUnit& unit) {
    unit.rows.push_back(
        {boxes::part_of(*model_.rows[row].box), model_.rows[row].box, {}, {}, model_.rows[row].group_box});
    for (std::size_t index : model_.rows[row].cells) {
      grid_cells_.push_back(&model_.cells[index]);
      unit.cells.push_back(make_cell(model_.cells[index]));
    }
  }

  CellFragment make_cell(GridCell const& cell) {
    auto geometry = std::make_shared<BoxGeometry>(cell_edges(model_, cell, columns_.grid_width));
    std::size_t const last = cell.column + cell.column_span - 1;
    Length const first_left = columns_.lefts[cell.column];
    Length const last_left = columns_.lefts[last];
    geometry->x = std::min(first_left, last_left);
    geometry->width =
        std::max(first_left + columns_.widths[cell.column], last_left + columns_.widths[last]) - geometry->x;
    CellFragment fragment;
    fragment.column = cell.column;
    fragment.is_collapsed = is_collapsed(columns_, cell);
    if (fragment.is_collapsed) geometry->width = columns_.natural_widths[cell.column];
    fragment.content = lay_out_contents(
        context_, *cell.box,
        {Length(), geometry->content_width(), definite_height(cell, *geometry), cell.box->style->direction});
    align_cell(context_, cell, columns_.alignment_extents[cell.column], *geometry);
    if (collapses_borders(model_)) fragment.collapsed_border = collapsed_borders(model_, cell);
    fragment.geometry = std::move(geometry);
    return fragment;
  }

  void find_missing_cells(RowUnit& unit) const {
    for (std::size_t row = begin_; row < end_; ++row) {
      if (!columns_.layers && !has_background(*model_.rows[row].box) && !has_background(*model_.rows[row].group_box)) {
        continue;
      }
      for (std::size_t column = 0; column < model_.column_count; ++column) {
        if (model_.cell_at(row, column) != TableModel::no_cell) continue;
        unit.missing.push_back({model_.rows[row].box, column, columns_.lefts[column], columns_.widths[column]});
      }
    }
  }

  [[nodiscard]] Length minimum_of(std::size_t row) const {
    Length const least = row < minimums_.size() ? minimums_[row] : Length();
    return std::max(least, specified_border_height(*model_.rows[row].box->style, {}));
  }

  /// css-tables-3 section 3.10: what percentages in a cell refer to, if the cell or its row has a height.
  [[nodiscard]] std::optional<Length> definite_height(GridCell const& cell, BoxGeometry const& g) const {
    Length const edges = g.top_edge() + g.bottom_edge();
    Length height = specified_border_height(*cell.box->style, edges);
    if (cell.row_span == 1) height = std::max(height, minimum_of(cell.row));
    if (height <= edges) return std::nullopt;
    return height - edges;
  }

  [[nodiscard]] Length needed_height(CellFragment const& cell) const {
    BoxGeometry const& g = *cell.geometry;
    Length const edges = g.top_edge() + g.bottom_edge();
    return std::max(cell.content.height + edges, specified_border_height(*g.box->style, edges));
  }

  [[nodiscard]] std::size_t row_of(std::size_t cell) const { return grid_cells_[cell]->row - begin_; }

  /// CSS 2.2 section 17.5.3: a row is as high as its height property and its cells need; cells aligned at the baseline
  /// share one.
  void find_heights(RowUnit const& unit) {
    baselines_.assign(heights_.size(), {});
    for (std::size_t i = 0; i < unit.cells.size(); ++i) {
      if (is_baseline_aligned(unit.cells[i])) {
        baselines_[row_of(i)] = std::max(baselines_[row_of(i)], cell_baseline(unit.cells[i]));
      }
    }
    for (std::size_t row = 0; row < heights_.size(); ++row) {
      heights_[row] = minimum_of(begin_ + row);
    }
    for (std::size_t i = 0; i < unit.cells.size(); ++i) {
      if (grid_cells_[i]->row_span == 1) grow(row_of(i), 1, needed_with_alignment(unit.cells[i], row_of(i)));
    }
    for (std::size_t i = 0; i < unit.cells.size(); ++i) {
      std::size_t const span = grid_cells_[i]->row_span;
      if (span > 1) grow(row_of(i), span, needed_with_alignment(unit.cells[i], row_of(i)));
    }
  }

  [[nodiscard]] Length needed_with_alignment(CellFragment const& cell, std::size_t row) const {
    Length const shift = is_baseline_aligned(cell) ? baselines_[row] - cell_baseline(cell) : Length();
    return needed_height(cell) + shift;
  }

  /// What the rows lack goes to the last of them: those before stay as their own cells want them.
  void grow(std::size_t row, std::size_t span, Length needed) {
    Length const missing = needed - spanned_height(row, span);
    if (missing > Length()) heights_[row + span - 1] += missing;
  }

  [[nodiscard]] Length spanned_height(std::size_t row, std::size_t span) const {
    Length height = vertical_spacing(model_) * static_cast<std::int64_t>(span - 1);
    for (std::size_t i = row; i < row + span; ++i) height += heights_[i];
    return height;
  }

  void place_rows(RowUnit& unit) {
    Length y;
    for (std::size_t row = 0; row < heights_.size(); ++row) {
      unit.rows[row].y = y;
      unit.rows[row].height = heights_[row];
      y += heights_[row] + vertical_spacing(model_);
    }
    unit.height = y - vertical_spacing(model_);
  }

  void place_cell(CellFragment& cell, GridCell const& grid_cell, RowUnit const& unit) {
    std::size_t const row = grid_cell.row - begin_;
    cell.y = unit.rows[row].y;
    cell.height = spanned_height(row, grid_cell.row_span);
    BoxGeometry const& g = *cell.geometry;
    Length const room = cell.height - g.top_edge() - g.bottom_edge() - cell.content.height;
    Length shift;
    switch (g.box->style->vertical_align.kind) {
      case VerticalAlign::Kind::Top:
        break;
      case VerticalAlign::Kind::Middle:
        shift = room / 2;
        break;
      case VerticalAlign::Kind::Bottom:
        shift = room;
        break;
      default:
        shift = baselines_[row] - cell_baseline(cell);
        break;
    }
    cell.content_y = cell.y + g.top_edge() + std::max(shift, Length());
  }

  Context& context_;
  TableModel const& model_;
  TableColumns const& columns_;
  std::vector<Length> const& minimums_;
  std::size_t begin_, end_;
  std::vector<Length> heights_, baselines_;
  std::vector<GridCell const*> grid_cells_;  ///< Of the unit's cells.
};

}  // namespace

std::size_t end_of_unit(TableModel const& model, std::size_t row) {
  std::size_t end = row + 1;
  for (std::size_t at = row; at < end; ++at) {
    for (std::size_t index : model.rows[at].cells) end = std::max(end, at + model.cells[index].row_span);
  }
  return end;
}

std::shared_ptr<RowUnit const> make_row_unit(Context& context, TableModel const& model, TableColumns const& columns,
                                             std::size_t begin, std::size_t end, std::vector<Length> const& minimums) {
  return UnitBuilder(context, model, columns, begin, end, minimums).run();
}

}  // namespace closeout::layout
