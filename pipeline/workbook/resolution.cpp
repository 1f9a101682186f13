#include "workbook/resolution.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "workbook/sheet_name.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

using DefinedNames = std::map<std::string, std::vector<std::string>>;

/// Assumes that there is a cell at that place, and that its row is not written yet.
Cell& cell_at(Book& book, CellPlace const& place) {
  Sheet& sheet = book.sheets[place.sheet];
  auto& cells = sheet.rows[place.row - sheet.rows_written].cells;
  return *std::ranges::find(cells, place.column, &Cell::column);
}

/// The name of a range on the first sheet of several, and of those on the others.
std::string name_of_part(std::string const& name, std::size_t part) {
  return part == 0 ? name : fmt::format("{}_{}", name, part + 1);
}

DefinedNames define_names(Unresolved const& unresolved, Book& book, base::Diagnostics& diagnostics) {
  DefinedNames defined;
  for (UnresolvedName const& name : unresolved.names) {
    auto const mark = std::min(name.refers_to.find('!'), name.refers_to.size());
    if (mark == name.refers_to.size()) continue;
    auto const* const parts = unresolved.cells.find(name.refers_to.substr(0, mark), name.refers_to.substr(mark + 1));
    if (parts == nullptr) continue;
    auto& names = defined[name.refers_to];
    for (auto const& [sheet, cells] : *parts) {
      auto const areas = joined(cells);
      std::string word = name_of_part(name.name, names.size());
      if (!check_defined_name(word, areas.size(), name.origin, diagnostics)) continue;
      auto const is_same = [&word](std::string const& other) { return is_same_name(other, word); };
      if (std::ranges::any_of(book.names, is_same, &DefinedName::name)) {
        auto finding =
            base::error("workbook-defined-name", fmt::format("\"{}\": another range has it", word), name.origin);
        finding.arguments = {{"name", word}, {"reason", "taken"}};
        diagnostics.add(std::move(finding));
        continue;
      }
      book.names.push_back({word, absolute_range(book.sheets[sheet].name, areas.front()), {}});
      names.push_back(std::move(word));
    }
    if (names.empty()) defined.erase(name.refers_to);
  }
  return defined;
}

/// Screen readers take a name of this form for "the first row and the first column of this range are its headings";
/// it stands on the range's first cell (JAWS and NVDA; Microsoft's own templates use it).
void define_regions(Book& book) {
  std::size_t number = 0;
  for (std::size_t at = 0; at < book.sheets.size(); ++at) {
    Sheet const& sheet = book.sheets[at];
    for (Table const& table : sheet.tables) {
      if (table.body_first == table.header_first) continue;
      Address const first{table.body_first - 1, table.area.first_column};
      Address const last{table.area.last_row, table.area.last_column};
      std::string const name = fmt::format("TitleRegion{}.{}.{}.{}", ++number, to_a1(first), to_a1(last), at + 1);
      book.names.push_back({name, absolute_range(sheet.name, {first.row, first.column, first.row, first.column}), {}});
    }
  }
}

/// Of a formula in brackets: a cell of its row or cells of another sheet.
bool speaks_of_its_row_and_other_sheets(std::string_view formula, std::string_view own_sheet) {
  for (std::size_t at = formula.find('['); at != std::string_view::npos; at = formula.find('[', at + 1)) {
    std::string_view const reference = formula.substr(at + 1, formula.find(']', at) - at - 1);
    std::size_t const mark = reference.find('!');
    bool const is_elsewhere = mark != std::string_view::npos && reference.substr(0, mark) != own_sheet;
    if (!reference.starts_with('@') && !is_elsewhere) return false;
  }
  return true;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> pieces;
  for (std::size_t found; (found = text.find(separator)) != std::string_view::npos;) {
    pieces.emplace_back(text.substr(0, found));
    text.remove_prefix(found + separator.size());
  }
  pieces.emplace_back(text);
  return pieces;
}

std::string joined_by(std::vector<std::string> const& pieces, std::string const& separator) {
  std::string text = pieces.front();
  for (std::size_t at = 1; at < pieces.size(); ++at) text += separator + pieces[at];
  return text;
}

using Resolve = std::function<std::optional<std::string>(std::string const&, ReferenceContext const&, FormulaError&)>;

void resolve_formulas(std::vector<UnresolvedFormula> const& formulas, CellNames const& cells,
                      DefinedNames const& defined, Resolve const& resolve, Book& book, base::Diagnostics& diagnostics) {
  std::set<base::SourcePlace const*> reported;
  for (UnresolvedFormula const& waiting : formulas) {
    std::string& formula = cell_at(book, waiting.cell).formula;
    ReferenceContext const context{book, cells, defined, waiting.cell.sheet,
                                   static_cast<std::uint32_t>(waiting.cell.row)};
    FormulaError error;
    if (auto resolved = resolve(formula, context, error)) {
      formula = std::move(*resolved);
      continue;
    }
    if (reported.insert(waiting.origin).second) diagnostics.add(to_diagnostic(std::move(error), *waiting.origin));
  }
}

struct LinkTarget {
  Sheet const* sheet = nullptr;
  Address cell;
};

/// "sheet-id!name" in two; the name is empty if a sheet is meant, the sheet's id is that of the link's if none is told.
std::pair<std::string_view, std::string_view> parts_of(std::string_view target, std::string_view own_sheet) {
  auto const mark = std::min(target.find('!'), target.size());
  return {mark == 0 ? own_sheet : target.substr(0, mark), target.substr(std::min(mark + 1, target.size()))};
}

void report_target(UnresolvedLink const& link, std::string_view target, CellNames const& cells, Book const& book,
                   base::Diagnostics& diagnostics) {
  auto const [id, name] = parts_of(target, book.sheets[link.cell.sheet].id);
  if (std::ranges::find(book.sheets, id, &Sheet::id) == book.sheets.end()) {
    auto finding =
        base::error("workbook-unknown-sheet", fmt::format("the workbook has no sheet \"{}\"", id), *link.origin);
    finding.arguments = {{"sheet", std::string(id)}};
    return diagnostics.add(std::move(finding));
  }
  diagnostics.add(to_diagnostic(no_such_cells(std::string(target), id, name, cells), *link.origin));
}

/// The sheet and the first cell that are meant.
std::optional<LinkTarget> target_at(std::string_view target, std::size_t own_sheet, CellNames const& cells,
                                    Book const& book) {
  auto const [id, name] = parts_of(target, book.sheets[own_sheet].id);
  auto const sheet = std::ranges::find(book.sheets, id, &Sheet::id);
  if (sheet == book.sheets.end()) return std::nullopt;
  if (name.empty()) return LinkTarget{&*sheet, {}};
  auto const* const parts = cells.find(id, name);
  if (parts == nullptr || parts->begin()->second.empty()) return std::nullopt;
  auto const& [part, areas] = *parts->begin();
  return LinkTarget{&book.sheets[part], {areas.front().first_row, areas.front().first_column}};
}

std::optional<LinkTarget> target_of(UnresolvedLink const& link, CellNames const& cells, Book const& book,
                                    base::Diagnostics& diagnostics) {
  if (link.to) {
    return LinkTarget{&book.sheets[link.to->sheet], {static_cast<std::uint32_t>(link.to->row), link.to->column}};
  }
  std::string_view target;
  for (std::string_view rest = link.target; !rest.empty();) {
    target = rest.substr(0, rest.find(' '));
    auto const found = target_at(target, link.cell.sheet, cells, book);
    if (found) return found;
    rest.remove_prefix(std::min(target.size() + 1, rest.size()));
  }
  report_target(link, target, cells, book, diagnostics);
  return std::nullopt;
}

void resolve_links(std::vector<UnresolvedLink> const& waiting_links, CellNames const& cells, Book& book,
                   base::Diagnostics& diagnostics) {
  for (UnresolvedLink const& waiting : waiting_links) {
    auto const target = target_of(waiting, cells, book, diagnostics);
    if (!target) continue;
    auto& links = book.sheets[waiting.cell.sheet].links;
    if (links.size() == most_links) {
      auto finding =
          base::error("workbook-links", fmt::format("a sheet holds at most {} links", most_links), *waiting.origin);
      finding.arguments = {{"limit", std::to_string(most_links)}};
      diagnostics.add(std::move(finding));
      return;
    }
    links.push_back({quoted_sheet(target->sheet->name) + "!" + to_a1(target->cell),
                     waiting.tip.empty() ? target->sheet->name : waiting.tip});
    cell_at(book, waiting.cell).link = static_cast<std::uint32_t>(links.size());
  }
}

}  // namespace

void check_looks(Book const& book, base::Diagnostics& diagnostics) {
  if (book.looks.size() <= most_looks) return;
  auto finding =
      base::error("workbook-looks", fmt::format("a workbook holds at most {} different looks of cells", most_looks));
  finding.arguments = {{"limit", std::to_string(most_looks)}};
  diagnostics.add(std::move(finding));
}

std::optional<std::string> RowFormulas::resolve(std::string const& formula, ReferenceContext const& context,
                                                FormulaError& error) {
  constexpr std::size_t most_known = 100;  // A formula may hold an entry's own text.
  std::string const number = std::to_string(context.row + 1);
  auto const known = known_.find({context.sheet, formula});
  if (known != known_.end() && !known->second.empty()) return joined_by(known->second, number);
  auto resolved = resolve_formula(formula, context, longest_formula, error);
  bool const may_be_kept = known == known_.end() && known_.size() < most_known && resolved &&
                           speaks_of_its_row_and_other_sheets(formula, context.book.sheets[context.sheet].id);
  if (!may_be_kept) return resolved;
  // No other number of a formula is Excel's last row.
  ReferenceContext last = context;
  last.row = 1'048'575;
  FormulaError none;
  auto const pattern = resolve_formula(formula, last, longest_formula, none);
  auto pieces = pattern ? split(*pattern, std::to_string(last.row + 1)) : Pieces();
  if (pieces.empty() || joined_by(pieces, number) != *resolved) pieces.clear();
  known_.emplace(std::pair(context.sheet, formula), std::move(pieces));
  return resolved;
}

void resolve_row(WaitingCells const& waiting, CellNames const& cells, RowFormulas& known, Book& book,
                 base::Diagnostics& diagnostics) {
  DefinedNames const none_yet;
  auto const resolve = [&known](std::string const& formula, ReferenceContext const& context, FormulaError& error) {
    return known.resolve(formula, context, error);
  };
  resolve_formulas(waiting.formulas, cells, none_yet, resolve, book, diagnostics);
  resolve_links(waiting.links, cells, book, diagnostics);
}

void resolve(Unresolved const& unresolved, Book& book, base::Diagnostics& diagnostics) {
  DefinedNames const defined = define_names(unresolved, book, diagnostics);
  settle_tables(unresolved.tables, book, diagnostics);
  auto const each = [](std::string const& formula, ReferenceContext const& context, FormulaError& error) {
    return resolve_formula(formula, context, longest_formula, error);
  };
  resolve_formulas(unresolved.waiting.formulas, unresolved.cells, defined, each, book, diagnostics);
  resolve_charts(unresolved.charts, unresolved.cells, book, diagnostics);
  resolve_features(unresolved.features, unresolved.cells, defined, book, diagnostics);
  resolve_links(unresolved.waiting.links, unresolved.cells, book, diagnostics);
  define_regions(book);
  check_looks(book, diagnostics);
}

}  // namespace closeout::workbook
