#include "workbook/resolution.hpp"

#include <fmt/format.h>

#include <algorithm>
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
        diagnostics.add(
            base::error("workbook-defined-name", fmt::format("\"{}\": another range has it", word), name.origin));
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

void resolve_formulas(std::vector<UnresolvedFormula> const& formulas, CellNames const& cells,
                      DefinedNames const& defined, Book& book, base::Diagnostics& diagnostics) {
  std::set<base::SourcePlace const*> reported;
  for (UnresolvedFormula const& waiting : formulas) {
    std::string& formula = cell_at(book, waiting.cell).formula;
    ReferenceContext const context{book, cells, defined, waiting.cell.sheet,
                                   static_cast<std::uint32_t>(waiting.cell.row)};
    FormulaError error;
    if (auto resolved = resolve_formula(formula, context, longest_formula, error)) {
      formula = std::move(*resolved);
      continue;
    }
    if (reported.insert(waiting.origin).second) diagnostics.add(to_diagnostic(std::move(error), *waiting.origin));
  }
}

void report_sheet(UnresolvedLink const& link, base::Diagnostics& diagnostics) {
  std::string const sheet = link.target.substr(0, link.target.find('!'));
  diagnostics.add(
      base::error("workbook-unknown-sheet", fmt::format("the workbook has no sheet \"{}\"", sheet), *link.origin));
}

/// Sheet and first cell a link leads to.
std::optional<std::pair<Sheet const*, Address>> target_of(UnresolvedLink const& link, CellNames const& cells,
                                                          Book const& book, base::Diagnostics& diagnostics) {
  auto const mark = std::min(link.target.find('!'), link.target.size());
  std::string const id = mark == 0 ? book.sheets[link.cell.sheet].id : link.target.substr(0, mark);
  auto const sheet = std::ranges::find(book.sheets, id, &Sheet::id);
  if (sheet == book.sheets.end()) {
    report_sheet(link, diagnostics);
    return std::nullopt;
  }
  if (mark == link.target.size()) return std::pair{&*sheet, Address{}};
  std::string const name = link.target.substr(mark + 1);
  auto const* const parts = cells.find(id, name);
  if (parts != nullptr && !parts->begin()->second.empty()) {
    auto const& [part, areas] = *parts->begin();
    return std::pair{&book.sheets[part], Address{areas.front().first_row, areas.front().first_column}};
  }
  diagnostics.add(to_diagnostic(no_such_cells(link.target, id, name, cells), *link.origin));
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
    links.push_back({quoted_sheet(target->first->name) + "!" + to_a1(target->second),
                     waiting.tip.empty() ? target->first->name : waiting.tip});
    cell_at(book, waiting.cell).link = static_cast<std::uint32_t>(links.size());
  }
}

}  // namespace

void resolve_row(WaitingCells const& waiting, CellNames const& cells, Book& book, base::Diagnostics& diagnostics) {
  DefinedNames const none_yet;
  resolve_formulas(waiting.formulas, cells, none_yet, book, diagnostics);
  resolve_links(waiting.links, cells, book, diagnostics);
}

void resolve(Unresolved const& unresolved, Book& book, base::Diagnostics& diagnostics) {
  DefinedNames const defined = define_names(unresolved, book, diagnostics);
  settle_tables(unresolved.tables, book, diagnostics);
  resolve_formulas(unresolved.waiting.formulas, unresolved.cells, defined, book, diagnostics);
  resolve_charts(unresolved.charts, unresolved.cells, book, diagnostics);
  resolve_features(unresolved.features, unresolved.cells, defined, book, diagnostics);
  resolve_links(unresolved.waiting.links, unresolved.cells, book, diagnostics);
  define_regions(book);
}

}  // namespace closeout::workbook
