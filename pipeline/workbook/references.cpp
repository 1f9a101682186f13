#include "workbook/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace closeout::workbook {

namespace {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string to_a1(Area const& area) {
  std::string const first = to_a1(Address{area.first_row, area.first_column});
  Address const last{area.last_row, area.last_column};
  return last == Address{area.first_row, area.first_column} ? first : first + ":" + to_a1(last);
}

bool continues_downwards(Area const& area, Address next) {
  return next.column == area.first_column && next.column == area.last_column && next.row == area.last_row + 1;
}

/// Two ranges side by side over the same rows.
bool continues_to_the_right(Area const& area, Area const& next) {
  return next.first_column == area.last_column + 1 && next.first_row == area.first_row &&
         next.last_row == area.last_row;
}

std::vector<Area> joined_sideways(std::vector<Area> const& columns) {
  std::vector<Area> areas;
  for (Area const& column : columns) {
    auto const before = std::ranges::find_if(areas, [&](Area const& a) { return continues_to_the_right(a, column); });
    if (before == areas.end()) {
      areas.push_back(column);
    } else {
      before->last_column = column.last_column;
    }
  }
  return areas;
}

Sheet const* sheet_with_id(Book const& book, std::string_view id) {
  auto const found = std::ranges::find(book.sheets, id, &Sheet::id);
  return found == book.sheets.end() ? nullptr : &*found;
}

std::optional<std::string> of_this_row(std::string_view column, ReferenceContext const& context,
                                       ReferenceError& error) {
  auto const& columns = context.sheet.columns;
  auto const found = std::ranges::find(columns, column, &Column::name);
  if (found != columns.end()) {
    return to_a1(Address{context.row, static_cast<std::uint32_t>(found - columns.begin())});
  }
  std::vector<std::string_view> known;
  for (Column const& other : columns) known.push_back(other.name);
  error.reason = fmt::format("the sheet \"{}\" has no column \"{}\"", context.sheet.id, column);
  error.hint = base::nearest_word(column, known);
  return std::nullopt;
}

std::string with_sheet(std::vector<Address> const& cells, std::string const& prefix) {
  std::string result;
  for (Area const& area : as_areas(cells)) result += (result.empty() ? "" : ",") + prefix + to_a1(area);
  return result;
}

/// Offset behind the string that begins at `start`.
std::size_t end_of_string(std::string_view formula, std::size_t start) {
  std::size_t const end = formula.find('"', start + 1);
  return end == std::string_view::npos ? formula.size() : end + 1;
}

}  // namespace

std::string to_a1(Address address, bool absolute) {
  char const* const sign = absolute ? "$" : "";
  return fmt::format("{}{}{}{}", sign, column_letters(address.column), sign, address.row + 1);
}

std::string quoted_sheet(std::string_view name) {
  std::string result = "'";
  for (char const c : name) {
    result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

std::string absolute_range(std::string_view sheet, Area const& area) {
  Address const first{area.first_row, area.first_column};
  Address const last{area.last_row, area.last_column};
  std::string const start = quoted_sheet(sheet) + "!" + to_a1(first, true);
  return first == last ? start : start + ":" + to_a1(last, true);
}

void CellNames::add(std::string_view sheet_id, std::string_view name, Address address) {
  by_sheet_[std::string(sheet_id)][std::string(name)].push_back(address);
}

std::vector<Address> const* CellNames::find(std::string_view sheet_id, std::string_view name) const {
  auto const sheet = by_sheet_.find(sheet_id);
  if (sheet == by_sheet_.end()) return nullptr;
  auto const found = sheet->second.find(name);
  return found == sheet->second.end() ? nullptr : &found->second;
}

std::vector<std::string_view> CellNames::names(std::string_view sheet_id) const {
  std::vector<std::string_view> result;
  auto const sheet = by_sheet_.find(sheet_id);
  if (sheet == by_sheet_.end()) return result;
  for (auto const& [name, cells] : sheet->second) result.push_back(name);
  return result;
}

std::vector<Area> as_areas(std::vector<Address> cells) {
  std::ranges::sort(cells, {}, [](Address a) { return std::pair(a.column, a.row); });
  std::vector<Area> columns;
  for (Address const cell : cells) {
    if (!columns.empty() && continues_downwards(columns.back(), cell)) {
      columns.back().last_row = cell.row;
    } else {
      columns.push_back({cell.row, cell.column, cell.row, cell.column});
    }
  }
  return joined_sideways(columns);
}

std::optional<std::string> resolve_reference(std::string_view reference, ReferenceContext const& context,
                                             ReferenceError& error) {
  error = {std::string(reference), {}, {}};
  if (reference.starts_with('@')) return of_this_row(reference.substr(1), context, error);
  std::size_t const mark = reference.find('!');
  bool const is_elsewhere = mark != std::string_view::npos;
  std::string_view const sheet_id = is_elsewhere ? reference.substr(0, mark) : std::string_view(context.sheet.id);
  std::string_view const name = is_elsewhere ? reference.substr(mark + 1) : reference;
  Sheet const* const sheet = sheet_with_id(context.book, sheet_id);
  if (sheet == nullptr) {
    error.reason = fmt::format("the workbook has no sheet \"{}\"", sheet_id);
    return std::nullopt;
  }
  auto const defined = context.defined_names.find(fmt::format("{}!{}", sheet_id, name));
  if (defined != context.defined_names.end()) return defined->second;
  std::vector<Address> const* const cells = context.names.find(sheet_id, name);
  if (cells == nullptr) {
    error.reason = fmt::format("no cell of the sheet \"{}\" has the name \"{}\"", sheet_id, name);
    error.hint = base::nearest_word(name, context.names.names(sheet_id));
    return std::nullopt;
  }
  return with_sheet(*cells, sheet == &context.sheet ? "" : quoted_sheet(sheet->name) + "!");
}

std::optional<std::string> resolve_formula(std::string_view formula, ReferenceContext const& context,
                                           ReferenceError& error) {
  std::string result;
  for (std::size_t at = 0; at < formula.size();) {
    if (formula[at] == '"') {
      std::size_t const end = end_of_string(formula, at);
      result += formula.substr(at, end - at);
      at = end;
    } else if (formula[at] == '[') {
      std::size_t const end = formula.find(']', at);
      if (end == std::string_view::npos) {
        error = {std::string(formula.substr(at)), "the bracket is not closed", {}};
        return std::nullopt;
      }
      auto const resolved = resolve_reference(formula.substr(at + 1, end - at - 1), context, error);
      if (!resolved) return std::nullopt;
      result += *resolved;
      at = end + 1;
    } else {
      result += formula[at++];
    }
  }
  return result;
}

}  // namespace closeout::workbook
