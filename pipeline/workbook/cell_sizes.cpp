#include "workbook/cell_sizes.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/utf8.hpp"

namespace closeout::workbook {

namespace {

/// Excel's own padding: 5 pixels, and a little because a reader without Calibri gets a wider face.
constexpr double padding_in_digits = 1.6;
constexpr double width_of_substitute_face = 1.08;
constexpr double filter_button_in_digits = 2.6;
constexpr double pixels_per_digit = 7.0;
constexpr double indent_in_digits = 1.3;
/// Excel's line of Calibri 11, which is its default row.
constexpr double line_in_points = 15.0;

/// Advance in pixels at 11 points of Calibri, by classes of letters; digits are 7. A bound, not a measure.
double advance(char32_t c) {
  if (c >= U'0' && c <= U'9') return 7.0;
  std::u32string_view const narrow = U"iljI.,:;'|! \u00A0\u202F()[]-/tfr";
  if (narrow.find(c) != std::u32string_view::npos) return 4.6;
  std::u32string_view const wide = U"mwMW%@\u2014ÅÄÖOQGDHNUA€";
  if (wide.find(c) != std::u32string_view::npos) return 10.5;
  if (c >= 0x2E80) return 14.0;
  return c >= U'A' && c <= U'Z' ? 8.6 : 7.2;
}

double longest_word(std::string_view text, Look const& look) {
  double widest = 0;
  while (!text.empty()) {
    std::size_t const end = text.find(' ');
    widest = std::max(widest, text_width(text.substr(0, end), look));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return widest;
}

bool is_number(Cell const& cell) {
  return std::holds_alternative<Decimal>(cell.value);
}

/// What a cell asks of its column; 0 if nothing.
double wanted_width(Cell const& cell, Look const& look, Column const& column) {
  if (look.spill || cell.shown.empty()) return 0;
  double const full = text_width(cell.shown, look);
  if (is_number(cell)) return full;
  double const bounded = std::min(full, column.max_width - padding_in_digits);
  return look.wrap ? std::max(bounded, longest_word(cell.shown, look)) : bounded;
}

void widen_for_filters(Sheet& sheet) {
  for (Table const& table : sheet.tables) {
    if (!table.has_filter) continue;
    for (auto at = table.area.first_column; at <= table.area.last_column && at < sheet.columns.size(); ++at) {
      if (!sheet.columns[at].is_fixed) sheet.columns[at].width += filter_button_in_digits;
    }
  }
}

void settle_widths(Sheet& sheet, std::vector<Look> const& looks) {
  for (Row const& row : sheet.rows) {
    for (Cell const& cell : row.cells) {
      if (cell.column >= sheet.columns.size()) continue;
      Column& column = sheet.columns[cell.column];
      if (!column.is_fixed) column.width = std::max(column.width, wanted_width(cell, looks[cell.look], column));
    }
  }
  widen_for_filters(sheet);
  for (Column& column : sheet.columns) {
    if (!column.is_fixed) column.width = std::clamp(column.width + padding_in_digits, column.min_width, 255.0);
  }
}

void settle_height(Row& row, Sheet const& sheet, std::vector<Look> const& looks) {
  double height = 0;
  for (Cell const& cell : row.cells) {
    Look const& look = looks[cell.look];
    if (!look.wrap || look.spill || is_number(cell) || cell.column >= sheet.columns.size()) continue;
    auto const lines = lines_needed(cell.shown, look, sheet.columns[cell.column].width);
    if (lines < 2) continue;
    height = std::max(height, static_cast<double>(lines) * line_in_points * look.tenths_of_point / 110.0);
  }
  // Excel's rows are no higher than 409 points.
  if (height > 0) row.height = std::min(409.0, std::max(row.height.value_or(0), std::ceil(height) + 2));
}

}  // namespace

double text_width(std::string_view text, Look const& look) {
  double pixels = 0;
  for (std::size_t offset = 0; offset < text.size();) pixels += advance(base::next_code_point(text, offset));
  double const size = static_cast<double>(look.tenths_of_point) / 110.0;
  return (pixels * size * (look.bold ? 1.06 : 1.0) * width_of_substitute_face) / pixels_per_digit +
         look.indent * indent_in_digits;
}

std::size_t lines_needed(std::string_view text, Look const& look, double width) {
  double const room = std::max(width - padding_in_digits - look.indent * indent_in_digits, 1.0);
  Look flush = look;
  flush.indent = 0;
  double const space = text_width(" ", flush);
  std::size_t lines = 1;
  double used = 0;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(' '), text.size());
    double const word = text_width(text.substr(0, end), flush);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (used > 0 && used + space + word > room) {
      ++lines;
      used = 0;
    }
    used += (used > 0 ? space : 0) + word;
    for (; used > room; used -= room) ++lines;
  }
  return lines;
}

void settle_sizes(Book& book) {
  for (Sheet& sheet : book.sheets) {
    settle_widths(sheet, book.looks);
    for (Row& row : sheet.rows) settle_height(row, sheet, book.looks);
  }
}

}  // namespace closeout::workbook
