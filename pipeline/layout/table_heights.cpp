#include "layout/table_heights.hpp"

#include <algorithm>
#include <numeric>

#include "layout/context.hpp"
#include "layout/table_borders.hpp"

namespace closeout::layout {
namespace {

using css::SizeValue;

bool is_percentage(SizeValue const& height) {
  return height.kind == SizeValue::Kind::LengthPercentage && height.value.percentage != 0;
}

std::vector<Length> natural_heights(Context& context, TableModel const& model, TableColumns const& columns,
                                    std::vector<Length> const& minimums) {
  std::vector<Length> heights;
  for (std::size_t row = 0; row < model.rows.size();) {
    std::size_t const end = end_of_unit(model, row);
    auto const unit = make_row_unit(context, model, columns, row, end, minimums);
    for (RowFragment const& fragment : unit->rows) heights.push_back(fragment.height);
    row = end;
  }
  return heights;
}

Length sum(std::vector<Length> const& lengths) {
  return std::accumulate(lengths.begin(), lengths.end(), Length());
}

/// Section 3.10.5, "constrained": the row or one of its cells has a height of its own.
bool is_constrained(TableModel const& model, GridRow const& row) {
  return !row.box->style->height.is_auto() || std::any_of(row.cells.begin(), row.cells.end(), [&](std::size_t cell) {
    return !model.cells[cell].box->style->height.is_auto();
  });
}

/// Rows that take part in sharing: body rows that are not constrained, else all rows.
std::vector<bool> sharing_rows(TableModel const& model) {
  std::vector<bool> shares;
  for (GridRow const& row : model.rows) {
    shares.push_back(row.group == GridRow::Group::Body && !is_constrained(model, row));
  }
  if (std::find(shares.begin(), shares.end(), true) == shares.end()) shares.assign(shares.size(), true);
  return shares;
}

}  // namespace

std::vector<Length> row_minimums(Context& context, TableModel const& model, TableColumns const& columns,
                                 Length height) {
  std::size_t const count = model.rows.size();
  Length const room = height - vertical_spacing(model) * static_cast<std::int64_t>(count + 1);
  std::vector<Length> minimums(count);
  for (std::size_t i = 0; i < count; ++i) {
    SizeValue const& value = model.rows[i].box->style->height;
    if (is_percentage(value)) minimums[i] = value.value.resolved(height);
  }
  std::vector<Length> heights = natural_heights(context, model, columns, minimums);
  Length const missing = room - sum(heights);
  if (missing <= Length() || count == 0) return minimums;
  std::vector<bool> const shares = sharing_rows(model);
  double total = 0;
  for (std::size_t i = 0; i < count; ++i) total += shares[i] ? heights[i].pixels() : 0;
  double const equal = 1.0 / static_cast<double>(std::count(shares.begin(), shares.end(), true));
  double passed = 0;
  Length given;
  for (std::size_t i = 0; i < count; ++i) {
    if (!shares[i]) continue;
    passed += total > 0 ? heights[i].pixels() / total : equal;
    Length const up_to = missing.scaled(std::min(passed, 1.0));
    heights[i] += up_to - given;
    given = up_to;
  }
  return heights;
}

}  // namespace closeout::layout
