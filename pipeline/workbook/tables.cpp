#include "workbook/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"
#include "workbook/sheet_name.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

/// Numbers of SUBTOTAL that a table's total row may have, those that leave hidden rows out (section 18.18.82).
constexpr std::array<std::string_view, 8> total_functions{"101", "102", "103", "104", "105", "107", "109", "110"};

Row const* row_at(Sheet const& sheet, std::uint32_t index) {
  return index < sheet.rows.size() ? &sheet.rows[index] : nullptr;
}

Cell const* cell_in(Row const* row, std::uint32_t column) {
  if (row == nullptr) return nullptr;
  auto const found = std::ranges::find(row->cells, column, &Cell::column);
  return found == row->cells.end() ? nullptr : &*found;
}

std::string text_of(Cell const* cell) {
  auto const* const text = cell == nullptr || !cell->formula.empty() ? nullptr : std::get_if<std::string>(&cell->value);
  return text == nullptr ? std::string() : *text;
}

void report(UnresolvedTable const& table, std::string const& reason, base::Diagnostics& diagnostics) {
  auto finding = base::error("workbook-table", "this block cannot be a table: " + reason, *table.origin);
  finding.arguments = {{"reason", reason}};
  diagnostics.add(std::move(finding));
}

/// Excel mends a table whose headings are empty, alike but for case, or not what its columns are called.
std::string complaint_about(std::vector<std::string> const& headings) {
  for (std::size_t at = 0; at < headings.size(); ++at) {
    std::string const& heading = headings[at];
    if (heading.empty()) return fmt::format("the heading of its column {} is no text", at + 1);
    if (!fits(heading, longest_heading) || heading.find('\n') != std::string::npos) {
      return fmt::format("the heading \"{}\" is longer than {} characters or one line", heading, longest_heading);
    }
    auto const end = headings.begin() + static_cast<std::ptrdiff_t>(at);
    if (std::any_of(headings.begin(), end, [&](auto const& other) { return is_same_name(other, heading); })) {
      return fmt::format("two of its columns are called \"{}\"", heading);
    }
  }
  return {};
}

std::vector<std::string> headings_of(Sheet const& sheet, Table const& table) {
  std::vector<std::string> headings;
  Row const* const row = row_at(sheet, table.body_first - 1);
  for (std::uint32_t column = table.area.first_column; column <= table.area.last_column; ++column) {
    headings.push_back(text_of(cell_in(row, column)));
  }
  return headings;
}

/// Of "SUBTOTAL(109,[block.column])" the 109; 0 for every other formula.
std::uint8_t total_function(std::string_view formula, std::string const& column) {
  for (std::string_view const number : total_functions) {
    if (formula != fmt::format("SUBTOTAL({},[{}])", number, column)) continue;
    return static_cast<std::uint8_t>(100 + (number[1] - '0') * 10 + (number[2] - '0'));
  }
  return 0;
}

/// Nothing if the rows below the body are no total row as Excel knows it.
std::vector<TableTotal> totals_of(Sheet const& sheet, Table const& table) {
  if (table.area.last_row != table.body_last + 1) return {};
  std::vector<TableTotal> totals;
  Row const* const row = row_at(sheet, table.area.last_row);
  for (std::uint32_t column = table.area.first_column; column <= table.area.last_column; ++column) {
    Cell const* const cell = cell_in(row, column);
    TableTotal total{text_of(cell), 0};
    if (cell != nullptr && !cell->formula.empty()) {
      total.function = total_function(cell->formula, table.name + "." + sheet.columns[column].name);
    }
    bool const is_other = cell != nullptr && total.label.empty() && total.function == 0 &&
                          !std::holds_alternative<std::monostate>(cell->value);
    if (is_other) return {};
    totals.push_back(std::move(total));
  }
  return totals;
}

bool is_taken(std::string_view name, Book const& book) {
  auto const is_same = [name](auto const& other) { return is_same_name(other, name); };
  if (std::ranges::any_of(book.names, is_same, &DefinedName::name)) return true;
  for (Sheet const& sheet : book.sheets) {
    if (std::ranges::any_of(sheet.tables, is_same, &Table::excel_name)) return true;
  }
  return false;
}

/// "Budget and actuals" -> "Budget_and_actuals"; with a number where the name is somebody else's.
std::string free_name(std::string_view words, Book const& book) {
  std::string stem;
  for (std::size_t at = 0; at < words.size();) {
    char32_t const c = base::next_code_point(words, at);
    base::append_utf8(stem, is_name_part(c) ? c : U'_');
  }
  if (!is_defined_name(stem)) stem.insert(0, "T_");
  std::string name = stem;
  for (int number = 2; is_taken(name, book); ++number) name = fmt::format("{}_{}", stem, number);
  return name;
}

void settle(UnresolvedTable const& unresolved, Book& book, base::Diagnostics& diagnostics) {
  Sheet& sheet = book.sheets[unresolved.sheet];
  Table& table = sheet.tables[unresolved.table];
  if (sheet.rows_written > 0 || table.body_last < table.body_first) return;
  if (table.body_first == table.header_first) return report(unresolved, "it has no header row", diagnostics);
  auto headings = headings_of(sheet, table);
  std::string const complaint = complaint_about(headings);
  if (!complaint.empty()) return report(unresolved, complaint, diagnostics);
  table.totals = totals_of(sheet, table);
  table.excel_name = free_name(unresolved.name.empty() ? sheet.name : unresolved.name, book);
  if (!is_defined_name(table.excel_name)) return report(unresolved, "its name is too long", diagnostics);
  table.headings = std::move(headings);
}

/// What means something inside the brackets is marked by an apostrophe.
std::string escaped(std::string_view heading) {
  std::string result;
  for (char const c : heading) {
    if (std::string_view("[]#'@").find(c) != std::string_view::npos) result += '\'';
    result += c;
  }
  return result;
}

}  // namespace

void settle_tables(std::vector<UnresolvedTable> const& tables, Book& book, base::Diagnostics& diagnostics) {
  for (UnresolvedTable const& table : tables) settle(table, book, diagnostics);
}

std::optional<std::string> whole_column(Sheet const& sheet, std::string_view name) {
  for (Table const& table : sheet.tables) {
    bool const is_its = !table.excel_name.empty() && name.size() > table.name.size() && name.starts_with(table.name) &&
                        name[table.name.size()] == '.';
    if (!is_its) continue;
    auto const found = std::ranges::find(sheet.columns, name.substr(table.name.size() + 1), &Column::name);
    auto const at = static_cast<std::size_t>(found - sheet.columns.begin());
    if (at >= table.area.first_column && at <= table.area.last_column) {
      return fmt::format("{}[{}]", table.excel_name, escaped(table.headings[at - table.area.first_column]));
    }
  }
  return std::nullopt;
}

std::optional<std::string> cell_of_this_row(Sheet const& sheet, Address cell) {
  for (Table const& table : sheet.tables) {
    bool const is_in = !table.excel_name.empty() && cell.row >= table.body_first && cell.row <= table.body_last &&
                       cell.column >= table.area.first_column && cell.column <= table.area.last_column;
    if (!is_in) continue;
    std::string const heading = escaped(table.headings[cell.column - table.area.first_column]);
    return fmt::format("{}[[#This Row],[{}]]", table.excel_name, heading);
  }
  return std::nullopt;
}

}  // namespace closeout::workbook
