#include "workbook/cell_sizes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "base/utf8.hpp"

namespace closeout::workbook {

namespace {

/// Excel's own padding, and a little more because a reader without Calibri gets another face.
constexpr double padding_in_digits = 1.6;
constexpr double width_of_substitute_face = 1.05;
constexpr double filter_button_in_digits = 2.6;
constexpr double indent_in_digits = 1.3;
/// Excel's line of Calibri 11, which is its default row.
constexpr double line_in_points = 15.0;

/// Advance widths of Calibri (and of Carlito, which has the same), from U+0020 to U+007E, 2048 to the em.
constexpr std::array<std::uint16_t, 95> ascii_advances{
    463,  667,  821,  1020, 1038, 1464, 1397, 452,  621,  621,  1020, 1020, 511,  627,  517,  791,  1038, 1038, 1038,
    1038, 1038, 1038, 1038, 1038, 1038, 1038, 548,  548,  1020, 1020, 1020, 949,  1831, 1185, 1114, 1092, 1260, 1000,
    941,  1292, 1276, 516,  653,  1064, 861,  1751, 1322, 1356, 1058, 1378, 1112, 941,  998,  1314, 1162, 1822, 1063,
    998,  959,  628,  791,  628,  1020, 1020, 596,  981,  1076, 866,  1076, 1019, 625,  964,  1076, 470,  490,  931,
    470,  1636, 1076, 1080, 1076, 1076, 714,  801,  686,  1076, 925,  1464, 887,  927,  809,  644,  943,  644,  1020};
constexpr double digit_advance = 1038;

/// In digits. Outside ASCII a bound by kind of character rather than a measure.
double advance(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return ascii_advances[c - 0x20] / digit_advance;
  if (c == U'\u00A0' || c == U'\u202F') return ascii_advances[0] / digit_advance;
  if (c >= 0x2E80) return 2.0;
  bool const is_wide = c == U'Å' || c == U'Ä' || c == U'Ö' || c == U'\u2014' || (c >= 0x400 && c < 0x530);
  return is_wide ? 1.35 : 1.1;
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
  if (!look.wrap) return bounded;
  // A word that is still longer is no word of a language: it breaks.
  constexpr double most_for_a_word = 1.5;
  return std::max(bounded, std::min(longest_word(cell.shown, look), most_for_a_word * column.max_width));
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
  for (Row const& row : sheet.rows) widen_columns(sheet, row, looks);
  widen_for_filters(sheet);
  for (Column& column : sheet.columns) {
    if (!column.is_fixed) column.width = std::clamp(column.width + padding_in_digits, column.min_width, 255.0);
  }
}

}  // namespace

void widen_columns(Sheet& sheet, Row const& row, std::vector<Look> const& looks) {
  for (Cell const& cell : row.cells) {
    if (cell.column >= sheet.columns.size()) continue;
    Column& column = sheet.columns[cell.column];
    if (!column.is_fixed) column.width = std::max(column.width, wanted_width(cell, looks[cell.look], column));
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

double text_width(std::string_view text, Look const& look) {
  double digits = 0;
  for (std::size_t offset = 0; offset < text.size();) digits += advance(base::next_code_point(text, offset));
  double const size = static_cast<double>(look.tenths_of_point) / 110.0;
  return digits * size * (look.bold ? 1.06 : 1.0) * width_of_substitute_face + look.indent * indent_in_digits;
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

Comment fitted_comment(Address at, std::string text) {
  constexpr double width_in_digits = 44;
  constexpr std::uint16_t pixels_per_digit = 7, line_in_pixels = 17, most_pixels = 600;
  Look look;
  look.tenths_of_point = 100;
  std::size_t lines = 0;
  for (std::string_view rest = text; !rest.empty();) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    lines += lines_needed(rest.substr(0, end), look, width_in_digits);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  auto const height = static_cast<std::uint16_t>(std::min<std::size_t>((lines + 1) * line_in_pixels, most_pixels));
  return {at.row, at.column, std::move(text), static_cast<std::uint16_t>(width_in_digits * pixels_per_digit), height};
}

void settle_sizes(Book& book) {
  for (Sheet& sheet : book.sheets) {
    settle_widths(sheet, book.looks);
    for (Row& row : sheet.rows) settle_height(row, sheet, book.looks);
  }
}

}  // namespace closeout::workbook
