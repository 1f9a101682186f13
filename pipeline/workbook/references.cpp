#include "workbook/references.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "workbook/formula_grammar.hpp"
#include "workbook/functions.hpp"
#include "workbook/tables.hpp"

namespace closeout::workbook {

namespace {

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
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

bool has_sheet(Book const& book, std::string_view id) {
  return std::ranges::find(book.sheets, id, &Sheet::id) != book.sheets.end();
}

std::optional<std::string> of_this_row(std::string_view column, ReferenceContext const& context, FormulaError& error) {
  Sheet const& sheet = context.book.sheets[context.sheet];
  auto const& columns = sheet.columns;
  auto const found = std::ranges::find(columns, column, &Column::name);
  if (found != columns.end()) {
    Address const cell{context.row, static_cast<std::uint32_t>(found - columns.begin())};
    auto structured = context.first_of_area == nullptr ? cell_of_this_row(sheet, cell) : std::nullopt;
    if (structured) return structured;
    return (context.first_of_area == nullptr ? "" : "$") + to_a1(cell);
  }
  std::vector<std::string_view> known;
  for (Column const& other : columns) known.push_back(other.name);
  error.kind = "column";
  error.reason = fmt::format("the sheet \"{}\" has no column \"{}\"", sheet.id, column);
  error.hint = base::nearest_word(column, known);
  error.arguments = {{"sheet", sheet.id}};
  return std::nullopt;
}

std::string with_sheet(CellNames::Areas const& areas, std::string const& prefix, bool absolute) {
  std::string result;
  for (Area const& area : joined(areas)) result += (result.empty() ? "" : ",") + prefix + to_a1(area, absolute);
  return result;
}

}  // namespace

std::string to_a1(Address address, bool absolute) {
  char const* const sign = absolute ? "$" : "";
  return fmt::format("{}{}{}{}", sign, column_letters(address.column), sign, address.row + 1);
}

std::string to_a1(Area const& area, bool absolute) {
  Address const first{area.first_row, area.first_column};
  Address const last{area.last_row, area.last_column};
  std::string const start = to_a1(first, absolute);
  return last == first ? start : start + ":" + to_a1(last, absolute);
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
  return quoted_sheet(sheet) + "!" + to_a1(area, true);
}

void add_cell(Address address, CellNames::Areas& areas) {
  if (!areas.empty() && continues_downwards(areas.back(), address)) {
    areas.back().last_row = address.row;
  } else {
    areas.push_back({address.row, address.column, address.row, address.column});
  }
}

void CellNames::add(std::string_view sheet_id, std::size_t sheet, std::string_view name, Address address) {
  add_cell(address, at(sheet_id, sheet, name));
}

CellNames::Areas& CellNames::at(std::string_view sheet_id, std::size_t sheet, std::string_view name) {
  return by_sheet_[std::string(sheet_id)][std::string(name)][sheet];
}

CellNames::Parts const* CellNames::find(std::string_view sheet_id, std::string_view name) const {
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

std::vector<Area> joined(std::vector<Area> areas) {
  std::ranges::sort(areas, {}, [](Area const& a) { return std::pair(a.first_column, a.first_row); });
  std::vector<Area> columns;
  for (Area const& area : areas) {
    bool const continues = !columns.empty() && continues_downwards(columns.back(), {area.first_row, area.first_column});
    if (continues) {
      columns.back().last_row = area.last_row;
    } else {
      columns.push_back(area);
    }
  }
  return joined_sideways(columns);
}

FormulaError no_such_cells(std::string about, std::string_view sheet_id, std::string_view name,
                           CellNames const& names) {
  return {"workbook-reference",
          std::move(about),
          "cell",
          fmt::format("no cell of the sheet \"{}\" has the name \"{}\"", sheet_id, name),
          base::nearest_word(name, names.names(sheet_id)),
          {{"sheet", std::string(sheet_id)}}};
}

namespace {

using Texts = std::vector<std::string>;

/// Cells by name on a sheet: of all its parts, or of that with the index `only`.
std::optional<Texts> of_name(std::string_view sheet_id, std::string_view name, std::optional<std::size_t> only,
                             ReferenceContext const& context, FormulaError& error) {
  CellNames::Parts const* const parts = context.names.find(sheet_id, name);
  Texts result;
  if (parts != nullptr) {
    for (auto const& [sheet, areas] : *parts) {
      if (areas.empty() || (only && sheet != *only)) continue;
      if (context.first_of_area != nullptr && sheet != context.sheet) {
        error.kind = "elsewhere";
        error.reason = "it stands on another sheet: give it a defined-name";
        return std::nullopt;
      }
      std::string const prefix =
          sheet == context.sheet ? std::string() : quoted_sheet(context.book.sheets[sheet].name) + "!";
      result.push_back(with_sheet(areas, prefix, context.first_of_area != nullptr));
    }
  }
  if (!result.empty()) return result;
  error = no_such_cells(error.about, sheet_id, name, context.names);
  return std::nullopt;
}

/// Validations and conditions cannot speak of tables (Excel refuses such a file).
std::optional<std::string> column_of_table(std::string_view sheet_id, std::string_view name, bool is_own,
                                           ReferenceContext const& context) {
  if (context.first_of_area != nullptr) return std::nullopt;
  if (is_own) return whole_column(context.book.sheets[context.sheet], name);
  auto const sheet = std::ranges::find(context.book.sheets, sheet_id, &Sheet::id);
  return whole_column(*sheet, name);
}

/// Functions whose result over several ranges is the sum of their results over each (SUBTOTAL as we use it: 9, 109).
constexpr std::array<std::string_view, 9> additive_functions{"SUM",     "SUMIF",    "SUMIFS",     "COUNT",   "COUNTA",
                                                             "COUNTIF", "COUNTIFS", "SUMPRODUCT", "SUBTOTAL"};

/// Functions of one number, which inside of one that adds up are taken of each cell: each part of the sheets has its
/// own.
constexpr std::array<std::string_view, 2> functions_of_each{"ABS", "ROUND"};

template <std::size_t Count>
bool is_among(std::array<std::string_view, Count> const& functions, std::string_view name) {
  return std::ranges::find(functions, name) != functions.end();
}

/// Offset of the parenthesis that closes the one at `start`; the end if none does.
std::size_t end_of_call(std::string_view formula, std::size_t start) {
  int depth = 0;
  for (std::size_t at = start; at < formula.size(); ++at) {
    if (formula[at] == '"') at = end_of_string(formula, at) - 1;
    if (at >= formula.size()) break;
    if (formula[at] == '(') ++depth;
    if (formula[at] == ')' && --depth == 0) return at;
  }
  return formula.size();
}

/// A stretch of a formula, for one part of the sheets its references are on; on how many parts they are.
struct Stretch {
  std::string text;
  std::size_t parts = 1;
};

class FormulaResolver {
 public:
  FormulaResolver(ReferenceContext const& context, FormulaError& error) : context_(context), error_(error) {}

  std::optional<Stretch> resolve(std::string_view formula, std::size_t part) {
    Stretch stretch;
    for (std::size_t at = 0; at < formula.size();) {
      auto const end = next(formula, at, part, stretch);
      if (!end) return std::nullopt;
      at = *end;
    }
    return stretch;
  }

 private:
  /// Takes what begins at `at` over into `stretch`; the offset behind it.
  std::optional<std::size_t> next(std::string_view formula, std::size_t at, std::size_t part, Stretch& stretch) {
    if (formula[at] == '"') {
      std::size_t const end = end_of_string(formula, at);
      stretch.text += formula.substr(at, end - at);
      return end;
    }
    if (formula[at] == '[') return reference(formula, at, part, stretch);
    if (!is_word_part(formula[at])) {
      if (!check_character(formula[at], error_)) return std::nullopt;
      stretch.text += formula[at];
      return at + 1;
    }
    std::size_t end = at;
    while (end < formula.size() && is_word_part(formula[end])) ++end;
    std::string_view const name = formula.substr(at, end - at);
    if (end < formula.size() && formula[end] == '(') return call(name, formula, end, part, stretch);
    if (!check_word(name, error_)) return std::nullopt;
    stretch.text += name;
    return end;
  }

  std::optional<std::size_t> reference(std::string_view formula, std::size_t at, std::size_t part, Stretch& stretch) {
    std::size_t const end = formula.find(']', at);
    if (end == std::string_view::npos) {
      error_ = {"workbook-formula", std::string(formula.substr(at)), "bracket", "the bracket is not closed", {}, {}};
      return std::nullopt;
    }
    auto const texts = resolve_reference(formula.substr(at + 1, end - at - 1), context_, error_);
    if (!texts) return std::nullopt;
    stretch.text += (*texts)[std::min(part, texts->size() - 1)];
    stretch.parts = std::max(stretch.parts, texts->size());
    continued_ = texts->size() > 1 ? std::string(formula.substr(at + 1, end - at - 1)) : continued_;
    return end + 1;
  }

  /// `name` and what is in the parentheses that open at `open`: once, added up over the parts, or of the part that an
  /// outer function adds up.
  std::optional<std::size_t> call(std::string_view name, std::string_view formula, std::size_t open, std::size_t part,
                                  Stretch& stretch) {
    if (!check_function(name, error_)) return std::nullopt;
    std::size_t const close = end_of_call(formula, open);
    std::string_view const inner = formula.substr(open + 1, close - open - 1);
    bool const adds_up = is_among(additive_functions, name);
    bool const is_of_each = adding_up_ > 0 && is_among(functions_of_each, name);
    adding_up_ += adds_up ? 1 : 0;
    auto const first = resolve(inner, is_of_each ? part : 0);
    if (!first) return std::nullopt;
    if (close == formula.size()) return unclosed(formula.substr(open));
    std::string const in_file = name_in_file(name);
    std::string text = fmt::format("{}({})", in_file, first->text);
    if (is_of_each) {
      stretch.text += text;
      stretch.parts = std::max(stretch.parts, first->parts);
      return close + 1;
    }
    if (first->parts > 1 && !adds_up) {
      error_ = {"workbook-reference",
                continued_,
                "parts",
                fmt::format("its cells are on {} sheets, and {} does not add up", first->parts, name),
                {},
                {{"count", std::to_string(first->parts)}, {"function", std::string(name)}}};
      return std::nullopt;
    }
    for (std::size_t next_part = 1; next_part < first->parts; ++next_part) {
      text += fmt::format("+{}({})", in_file, resolve(inner, next_part)->text);
    }
    adding_up_ -= adds_up ? 1 : 0;
    stretch.text += first->parts > 1 ? "(" + text + ")" : text;
    return close + 1;
  }

  std::nullopt_t unclosed(std::string_view rest) {
    error_ = {"workbook-formula", std::string(rest), "open_parenthesis", "a parenthesis is not closed", {}, {}};
    return std::nullopt;
  }

  ReferenceContext const& context_;
  FormulaError& error_;
  std::string continued_;  ///< The last reference to cells on several sheets.
  int adding_up_ = 0;      ///< Functions around the place that add up.
};

}  // namespace

std::optional<std::vector<std::string>> resolve_reference(std::string_view reference, ReferenceContext const& context,
                                                          FormulaError& error) {
  error = {};
  error.about = reference;
  if (context.first_of_area != nullptr && reference == ".") return Texts{to_a1(*context.first_of_area)};
  if (reference.starts_with('@')) {
    auto cell = of_this_row(reference.substr(1), context, error);
    return cell ? std::optional(Texts{std::move(*cell)}) : std::nullopt;
  }
  std::size_t const mark = reference.find('!');
  bool const is_own = mark == std::string_view::npos;
  std::string_view const sheet_id = is_own ? context.book.sheets[context.sheet].id : reference.substr(0, mark);
  std::string_view const name = is_own ? reference : reference.substr(mark + 1);
  if (!has_sheet(context.book, sheet_id)) {
    error.kind = "sheet";
    error.reason = fmt::format("the workbook has no sheet \"{}\"", sheet_id);
    error.arguments = {{"sheet", std::string(sheet_id)}};
    return std::nullopt;
  }
  if (auto column = column_of_table(sheet_id, name, is_own, context)) return Texts{std::move(*column)};
  auto const defined = context.defined_names.find(fmt::format("{}!{}", sheet_id, name));
  bool const is_defined = defined != context.defined_names.end() && (!is_own || defined->second.size() == 1);
  if (is_defined) return defined->second;
  return of_name(sheet_id, name, is_own ? std::optional(context.sheet) : std::nullopt, context, error);
}

std::optional<std::string> resolve_formula(std::string_view formula, ReferenceContext const& context,
                                           std::size_t longest, FormulaError& error) {
  auto stretch = FormulaResolver(context, error).resolve(formula, 0);
  if (!stretch) return std::nullopt;
  if (stretch->parts > 1) {
    error = {"workbook-reference",
             std::string(formula),
             "outside",
             "it speaks of cells on several sheets outside of a function",
             {},
             {}};
    return std::nullopt;
  }
  if (!check_formula(stretch->text, longest, error)) return std::nullopt;
  return std::move(stretch->text);
}

}  // namespace closeout::workbook
