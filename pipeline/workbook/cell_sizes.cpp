#include "workbook/cell_sizes.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

namespace closeout::workbook {

namespace {

using base::Length;

// Excel's screen at 100 %, pixels of 1/96 inch (ECMA-376 part 1, section 18.3.1.13): a column of so many digits is 7
// pixels for each, the whole part of 7.43 that a digit of Calibri 11 is wide, and 5 for its margins and gridline. The
// library adds those 5; what is counted here is the rest.
constexpr double pixels_per_digit = 7;
/// Excel's own "AutoFit" leaves 7 pixels beside a text.
Length const gap = Length::from_pixels(7 - 5);
/// There letters are whole pixels wide, and most are rounded up: of 6,900 texts of messages and samples, by Excel's
/// widths of Calibri 11 (as XlsxWriter lists them), 15 are wider by more than this share and these pixels, and those by
/// less than one. What prints or zooms does not round, and needs less; so does a substitute for Calibri that is up to
/// 5 % wider.
/// Digits are rounded down, so numbers need nothing.
constexpr double screen_share = 1.05;
Length const screen_rest = Length::from_pixels(2);
/// Two titles side by side must not read as one: more than a space beside each.
Length const between_titles = Length::from_pixels(6);
/// Excel's button is 16 pixels wide, LibreOffice's a little wider.
Length const filter_button = Length::from_pixels(18);
/// "An increment of 1 represents 3 spaces" (section 18.8.1), of the default font.
constexpr std::string_view indent_step = "   ";
/// Excel's rows are no higher.
constexpr double most_points_of_row = 409;
/// Nor its columns wider, in digits.
constexpr double greatest_width = 255;

bool is_number(Cell const& cell) {
  return std::holds_alternative<Decimal>(cell.value);
}

/// A text may be wider than a declared width; a number that is shows as "####".
bool keeps_width(Column const& column, Cell const& cell) {
  return column.is_fixed && !is_number(cell);
}

/// Whole pixels, as Excel has it.
double digits_of(Length width) {
  return std::ceil(width.pixels()) / pixels_per_digit;
}

Length width_of(double digits) {
  return Length::from_pixels(digits * pixels_per_digit);
}

void widen(Column& column, Length wanted) {
  column.width = std::max(column.width, digits_of(wanted));
}

/// `! ` of the number format `"! "#,##0.00`.
std::string_view sign_of(std::string_view number_format) {
  if (!number_format.starts_with('"')) return {};
  number_format.remove_prefix(1);
  return number_format.substr(0, number_format.find('"'));
}

}  // namespace

/// What a cell has beside its text.
Length CellSizes::beside(Look const& look, bool has_button) {
  Length sum = gap;
  if (look.indent > 0) {
    if (!indent_) indent_ = measure_.width(indent_step, Look());
    sum += *indent_ * look.indent;
  }
  // A title that ends at the button is indented there.
  return has_button && look.align != Align::Right ? sum + filter_button : sum;
}

Length CellSizes::text_room(std::string_view text, Look const& look) {
  return measure_.width(text, look).scaled(screen_share) + screen_rest;
}

/// The least that a column's title takes no more than two lines in: a table is as wide as what stands in it.
Length CellSizes::title_room(std::string_view text, Look const& look) {
  Length least = measure_.widest_part(text, look), enough = measure_.width(text, look);
  if (measure_.lines(text, look, least) <= 2) enough = least;
  while (enough - least > Length::from_pixels(1)) {
    Length const middle = (least + enough) / 2;
    (measure_.lines(text, look, middle) <= 2 ? enough : least) = middle;
  }
  return enough.scaled(screen_share) + screen_rest;
}

/// What a cell asks of its column.
Length CellSizes::wanted(Cell const& cell, Look const& look, Row const& row, Column const& column) {
  Length const rest = beside(look, row.has_filter_buttons) + (row.is_title ? between_titles : Length());
  if (is_number(cell)) return measure_.width(cell.shown, look) + rest;
  Length const most = width_of(column.max_width);
  if (row.is_title && look.wrap) return std::min(title_room(cell.shown, look) + rest, most);
  Length const full = std::min(text_room(cell.shown, look) + rest, most);
  if (!look.wrap || full < most) return full;
  // A word that is still longer is no word of a language: it breaks.
  constexpr double most_for_a_word = 1.5;
  Length const word = measure_.widest_part(cell.shown, look).scaled(screen_share) + screen_rest + rest;
  return std::max(full, std::min(word, most.scaled(most_for_a_word)));
}

void CellSizes::widen_columns(Sheet& sheet, Row const& row, std::vector<Look> const& looks) {
  for (Cell const& cell : row.cells) {
    if (cell.column >= sheet.columns.size()) continue;
    Column& column = sheet.columns[cell.column];
    Look const& look = looks[cell.look];
    if (keeps_width(column, cell) || look.spill || cell.shown.empty()) continue;
    // Nothing of a text that is not wrapped can make it wider.
    if (!is_number(cell) && !look.wrap && column.width >= column.max_width) continue;
    widen(column, wanted(cell, look, row, column));
  }
}

/// A condition may make a cell bold, or put a sign before it, at any time: its column has room for that.
void CellSizes::widen_for(Condition const& condition, Sheet& sheet, std::vector<Look> const& looks) {
  std::string const sign(sign_of(condition.number_format));
  for (auto at = std::max(condition.area.first_row, sheet.rows_written); at <= condition.area.last_row; ++at) {
    if (at - sheet.rows_written >= sheet.rows.size()) return;
    Row const& row = sheet.rows[at - sheet.rows_written];
    for (Cell const& cell : row.cells) {
      bool const is_inside = cell.column >= condition.area.first_column && cell.column <= condition.area.last_column;
      if (!is_inside || cell.shown.empty() || cell.column >= sheet.columns.size()) continue;
      Look look = looks[cell.look];
      apply(condition.style, look);
      Column& column = sheet.columns[cell.column];
      if (keeps_width(column, cell) || look.spill) continue;
      Cell changed = cell;
      changed.shown = sign + cell.shown;
      widen(column, wanted(changed, look, row, column));
    }
  }
}

/// One line for a title that it nearly holds: programs would differ on whether it breaks, and it would fill the column.
void CellSizes::widen_for_titles(Row const& row, Sheet& sheet, std::vector<Look> const& looks) {
  constexpr double nearly = 1.25;
  for (Cell const& cell : row.cells) {
    if (!row.is_title || cell.column >= sheet.columns.size() || is_number(cell)) continue;
    Column& column = sheet.columns[cell.column];
    Look const& look = looks[cell.look];
    if (column.is_fixed || look.spill || !look.wrap) continue;
    Length const line = text_room(cell.shown, look) + beside(look, row.has_filter_buttons) + between_titles;
    if (line <= width_of(column.width * nearly)) widen(column, line);
  }
}

/// Excel's default row, of Calibri 11, is 20 pixels: the font's line in whole pixels, and 2.
Length CellSizes::height_of(std::size_t lines, std::string_view text, Look const& look) {
  double const line = std::ceil(measure_.line_height(text, look).pixels()) + 2;
  return Length::from_pixels(line * static_cast<double>(lines));
}

std::size_t CellSizes::lines_of(Cell const& cell, Look const& look, Row const& row, Column const& column) {
  if (!look.wrap || look.spill || is_number(cell)) return 1;
  Length const room = width_of(column.width) - beside(look, row.has_filter_buttons);
  return measure_.lines(cell.shown, look, (room - screen_rest).scaled(1 / screen_share));
}

void CellSizes::settle_height(Row& row, Sheet const& sheet, std::vector<Look> const& looks) {
  std::vector<std::size_t> lines(row.cells.size(), 0);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    Cell const& cell = row.cells[at];
    if (cell.shown.empty() || cell.column >= sheet.columns.size()) continue;
    lines[at] = lines_of(cell, looks[cell.look], row, sheet.columns[cell.column]);
  }
  // A row whose texts have one line each gets its height from the reader's program.
  if (std::ranges::none_of(lines, [](std::size_t count) { return count > 1; })) return;
  Length height;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    Cell const& cell = row.cells[at];
    // Beside two lines the letters of one make no difference, only its size.
    std::string_view const text = lines[at] > 1 ? std::string_view(cell.shown) : std::string_view();
    if (lines[at] > 0) height = std::max(height, height_of(lines[at], text, looks[cell.look]));
  }
  row.height = std::min(most_points_of_row, std::max(row.height.value_or(0), height.points()));
}

void CellSizes::settle(Book& book) {
  for (Sheet& sheet : book.sheets) {
    for (Row const& row : sheet.rows) widen_columns(sheet, row, book.looks);
    for (Condition const& condition : sheet.conditions) widen_for(condition, sheet, book.looks);
    for (Column& column : sheet.columns) {
      column.width = std::clamp(column.width, column.min_width, greatest_width);
    }
    for (Row const& row : sheet.rows) widen_for_titles(row, sheet, book.looks);
    for (Row& row : sheet.rows) settle_height(row, sheet, book.looks);
  }
}

Comment CellSizes::fitted_comment(Address at, std::string text) {
  constexpr std::uint16_t width = 308, most_pixels = 600;
  // Excel's box keeps a tenth of an inch free at its left and right, half of it above and below (DrawingML's insets).
  Length const margins = Length::from_pixels(2 * 9.6);
  Look const look = look_of_comments();
  Length const room = (Length::from_pixels(width) - margins).scaled(1 / screen_share);
  Length const height = height_of(measure_.lines(text, look, room), text, look) + margins;
  auto const pixels = static_cast<std::uint16_t>(std::min<double>(std::ceil(height.pixels()), most_pixels));
  return {at.row, at.column, std::move(text), width, pixels};
}

}  // namespace closeout::workbook
