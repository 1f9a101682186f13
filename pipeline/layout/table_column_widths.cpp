#include "layout/table_column_widths.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "layout/column_alignment.hpp"
#include "layout/context.hpp"
#include "layout/table_borders.hpp"
#include "layout/table_row_windows.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using css::SizeValue;

Length sum(std::vector<Length> const& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), Length());
}

Length border_box(css::ComputedStyle const& style, Length specified, Length edges) {
  return style.box_sizing == css::BoxSizing::BorderBox ? std::max(specified, edges) : specified + edges;
}

/// A fixed or percentage width, as a border box.
void read_width(css::ComputedStyle const& style, Length edges, ColumnMeasure& measure) {
  if (style.width.kind != SizeValue::Kind::LengthPercentage) return;
  css::LengthPercentage const& width = style.width.value;
  // css-tables-3 section 4.1: what mixes lengths and percentages in a function is auto.
  if (width.function) return;
  if (width.percentage > 0) {
    measure.percentage = std::max(measure.percentage, width.percentage);
  } else {
    measure.specified = std::max(measure.specified.value_or(Length()), border_box(style, width.length, edges));
  }
}

ColumnMeasure measure_cell(Context& context, TableModel const& model, GridCell const& cell) {
  BoxGeometry const g = cell_edges(model, cell, {});
  Length const edges = g.horizontal_edges();
  IntrinsicSizes const sizes = context.intrinsic_sizes(*cell.box);
  ColumnMeasure measure{sizes.min_content + edges, sizes.max_content + edges, std::nullopt, 0, {}, {}, {}};
  css::ComputedStyle const& style = *cell.box->style;
  if (style.min_width.kind == SizeValue::Kind::LengthPercentage &&
      style.min_width.value.is_definite_without_reference()) {
    measure.min = std::max(measure.min, border_box(style, style.min_width.value.length, edges));
  }
  read_width(style, edges, measure);
  if (measure.specified) measure.max = std::max(measure.min, *measure.specified);
  measure.max = std::max(measure.max, measure.min);
  return measure;
}

/// Gives `extra` to the columns [begin, end) in proportion to `weights`; equally if all weights are 0. The parts add
/// up exactly.
void distribute(Length extra, std::vector<double> const& weights, std::size_t begin, std::vector<Length>& widths) {
  double const total = std::accumulate(weights.begin(), weights.end(), 0.0);
  double passed = 0;
  Length given;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    passed += total > 0 ? weights[i] / total : 1.0 / static_cast<double>(weights.size());
    Length const up_to = i + 1 == weights.size() ? extra : extra.scaled(passed);
    widths[begin + i] += up_to - given;
    given = up_to;
  }
}

class ColumnMeasures {
 public:
  ColumnMeasures(Context& context, TableModel const& model)
      : context_(context), model_(model), columns_(model.column_count) {}

  ColumnMeasureList run() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (model_.columns[i] != nullptr) read_width(*model_.columns[i]->style, {}, columns_[i]);
    }
    for (GridCell const& cell : model_.cells) add(model_, cell);
    if (!model_.streamed_groups.empty()) add_streamed_rows();
    for (ColumnMeasure& column : columns_) {
      column.min = std::max(column.min, column.before + column.after + column.aligned_edges);
      column.max = std::max(column.max, column.min);
      if (column.specified) column.max = std::max(column.min, *column.specified);
    }
    // Cells with fewer columns first, so that wide ones build on what narrower ones found.
    std::stable_sort(spanning_.begin(), spanning_.end(),
                     [](SpanningCell const& a, SpanningCell const& b) { return a.span < b.span; });
    for (SpanningCell const& cell : spanning_) spread(cell);
    return std::move(columns_);
  }

 private:
  struct SpanningCell {
    std::size_t column = 0, span = 1;
    ColumnMeasure measure;
  };

  void add_streamed_rows() {
    for_each_body_window(context_, model_, Pull::Rehearse, [&](RowWindow const& window) {
      for (GridCell const& cell : window.model.cells) {
        if (cell.row >= window.begin && cell.row < window.end) add(window.model, cell);
      }
      context_.forget_shown(*window.model.rows[window.begin].group_box);
    });
  }

  void add(TableModel const& model, GridCell const& cell) {
    ColumnMeasure const of_cell = measure_cell(context_, model, cell);
    if (auto const parts = alignment_parts(context_, cell)) add_aligned(model, cell, *parts);
    if (cell.column_span > 1) return spanning_.push_back({cell.column, cell.column_span, of_cell});
    ColumnMeasure& column = columns_[cell.column];
    column.min = std::max(column.min, of_cell.min);
    column.max = std::max(column.max, of_cell.max);
    column.percentage = std::max(column.percentage, of_cell.percentage);
    if (of_cell.specified) column.specified = std::max(column.specified.value_or(Length()), *of_cell.specified);
  }

  void add_aligned(TableModel const& model, GridCell const& cell, AlignmentParts const& parts) {
    BoxGeometry const g = cell_edges(model, cell, {});
    ColumnMeasure& column = columns_[cell.column];
    column.before = std::max(column.before, parts.before);
    column.after = std::max(column.after, parts.after);
    column.aligned_edges = std::max(column.aligned_edges, g.horizontal_edges());
  }

  void spread(SpanningCell const& cell) {
    ColumnMeasure const& of_cell = cell.measure;
    Length const spacing = horizontal_spacing(model_) * static_cast<std::int64_t>(cell.span - 1);
    std::vector<Length> min, max;
    std::vector<double> weights;
    for (std::size_t i = cell.column; i < cell.column + cell.span; ++i) {
      min.push_back(columns_[i].min);
      max.push_back(columns_[i].max);
      weights.push_back(columns_[i].specified ? 0 : columns_[i].max.pixels());
    }
    grow(of_cell.min - spacing, weights, min);
    grow(of_cell.max - spacing, weights, max);
    for (std::size_t i = 0; i < min.size(); ++i) {
      columns_[cell.column + i].min = min[i];
      columns_[cell.column + i].max = std::max(max[i], min[i]);
    }
  }

  static void grow(Length needed, std::vector<double> const& weights, std::vector<Length>& widths) {
    Length const extra = needed - sum(widths);
    if (extra > Length()) distribute(extra, weights, 0, widths);
  }

  Context& context_;
  TableModel const& model_;
  ColumnMeasureList columns_;
  std::vector<SpanningCell> spanning_;
};

ColumnMeasureList const& measured_columns(Context& context, TableModel const& model) {
  return context.column_measures(*model.table, [&] { return ColumnMeasures(context, model).run(); });
}

Length total_spacing(TableModel const& model) {
  return horizontal_spacing(model) * static_cast<std::int64_t>(model.column_count + 1);
}

/// css-tables-3 section 3.9.3.1: four sizing guesses, each at least the one before.
std::array<std::vector<Length>, 4> sizing_guesses(std::vector<ColumnMeasure> const& columns, Length width) {
  std::array<std::vector<Length>, 4> guesses;
  for (ColumnMeasure const& column : columns) {
    bool const is_percentage = column.percentage > 0;
    Length const percent = std::max(width.scaled(column.percentage / 100.0), column.min);
    guesses[0].push_back(column.min);
    guesses[1].push_back(is_percentage ? percent : column.min);
    guesses[2].push_back(is_percentage ? percent : column.specified ? column.max : column.min);
    guesses[3].push_back(is_percentage ? percent : column.max);
  }
  return guesses;
}

/// Between two guesses every column gets the same share of its difference.
std::vector<Length> interpolated(std::vector<Length> const& low, std::vector<Length> const& high, Length width) {
  std::vector<Length> widths = low;
  std::vector<double> weights;
  for (std::size_t i = 0; i < low.size(); ++i) weights.push_back((high[i] - low[i]).pixels());
  distribute(width - sum(low), weights, 0, widths);
  return widths;
}

/// Section 3.9.3.2: what is beyond the largest guess goes to columns without a width, else to those with a fixed
/// one, else to all.
std::vector<Length> widened(std::vector<ColumnMeasure> const& columns, std::vector<Length> widths, Length width) {
  std::vector<double> automatic, fixed, all;
  for (ColumnMeasure const& column : columns) {
    bool const is_auto = !column.specified && column.percentage == 0;
    automatic.push_back(is_auto ? std::max(column.max.pixels(), 0.001) : 0);
    fixed.push_back(column.percentage == 0 ? column.max.pixels() : 0);
    all.push_back(column.percentage);
  }
  auto const has_any = [](std::vector<double> const& weights) {
    return std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; });
  };
  std::vector<double> const& weights = has_any(automatic) ? automatic : has_any(fixed) ? fixed : all;
  distribute(width - sum(widths), weights, 0, widths);
  return widths;
}

std::vector<Length> automatic_widths(std::vector<ColumnMeasure> const& columns, Length width) {
  auto const guesses = sizing_guesses(columns, width);
  if (width <= sum(guesses[0])) return guesses[0];
  for (std::size_t i = 1; i < guesses.size(); ++i) {
    if (width <= sum(guesses[i])) return interpolated(guesses[i - 1], guesses[i], width);
  }
  return widened(columns, guesses[3], width);
}

/// CSS 2.2 section 17.5.2.1: columns, then cells of the first row; the others share what is left.
std::vector<Length> fixed_widths(TableModel const& model, Length width) {
  std::vector<std::optional<Length>> known(model.column_count);
  auto const resolve = [&](ColumnMeasure const& measure) -> std::optional<Length> {
    if (measure.percentage > 0) return width.scaled(measure.percentage / 100.0);
    return measure.specified;
  };
  for (std::size_t i = 0; i < known.size(); ++i) {
    ColumnMeasure measure;
    if (model.columns[i] != nullptr) read_width(*model.columns[i]->style, {}, measure);
    known[i] = resolve(measure);
  }
  for (std::size_t index : model.rows.empty() ? std::vector<std::size_t>() : model.rows.front().cells) {
    GridCell const& cell = model.cells[index];
    BoxGeometry const g = cell_edges(model, cell, width);
    ColumnMeasure measure;
    read_width(*cell.box->style, g.horizontal_edges(), measure);
    std::optional<Length> const of_cell = resolve(measure);
    if (!of_cell) continue;
    Length const spacing = horizontal_spacing(model) * static_cast<std::int64_t>(cell.column_span - 1);
    for (std::size_t i = cell.column; i < cell.column + cell.column_span; ++i) {
      if (!known[i]) known[i] = (*of_cell - spacing) / static_cast<std::int64_t>(cell.column_span);
    }
  }
  std::vector<Length> widths;
  std::vector<double> open, all;
  for (std::optional<Length> const& column : known) {
    widths.push_back(column.value_or(Length()));
    open.push_back(column ? 0 : 1);
    all.push_back(column ? column->pixels() : 0);
  }
  Length const left = width - sum(widths);
  bool const has_open = std::any_of(open.begin(), open.end(), [](double weight) { return weight > 0; });
  if (left > Length() && !widths.empty()) distribute(left, has_open ? open : all, 0, widths);
  return widths;
}

bool is_fixed(boxes::Box const& table) {
  return table.style->table_layout == css::TableLayout::Fixed && !table.style->width.is_auto();
}

}  // namespace

std::vector<Length> column_widths(Context& context, TableModel const& model, Length width) {
  if (model.column_count == 0) return {};
  Length const room = width - total_spacing(model);
  if (is_fixed(*model.table)) return fixed_widths(model, room);
  return automatic_widths(measured_columns(context, model), room);
}

IntrinsicSizes table_intrinsic_sizes(Context& context, Box const& table) {
  std::shared_ptr<TableModel const> const shared = context.table_model(table);
  TableModel const& model = *shared;
  IntrinsicSizes sizes;
  double percentages = 0;
  Length others;
  for (ColumnMeasure const& column : measured_columns(context, model)) {
    sizes.min_content += column.min;
    sizes.max_content += column.max;
    percentages += column.percentage;
    if (column.percentage == 0) others += column.max;
    // A percentage column wants the table so wide that its content fits into its share.
    if (column.percentage > 0) {
      sizes.max_content = std::max(sizes.max_content, column.max.scaled(100.0 / std::min(column.percentage, 100.0)));
    }
  }
  if (percentages > 0 && percentages < 100) {
    sizes.max_content = std::max(sizes.max_content, others.scaled(100.0 / (100.0 - percentages)));
  }
  Length const spacing = model.column_count == 0 ? Length() : total_spacing(model);
  Length captions;
  for (Box const* caption : model.top_captions) {
    captions = std::max(captions, outer_intrinsic_sizes(context, *caption).min_content);
  }
  return {std::max(sizes.min_content + spacing, captions), std::max(sizes.max_content + spacing, captions)};
}

}  // namespace closeout::layout
