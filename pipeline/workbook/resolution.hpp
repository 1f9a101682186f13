#pragma once
// What can be said only when every cell has its place: formulas' addresses, names of ranges, links to sheets.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "workbook/book.hpp"
#include "workbook/charts.hpp"
#include "workbook/features.hpp"
#include "workbook/references.hpp"
#include "workbook/tables.hpp"

namespace closeout::workbook {

struct CellPlace {
  std::size_t sheet = 0, row = 0;  ///< The row's index on the sheet, written rows included.
  std::uint32_t column = 0;
};

/// A cell whose formula still speaks of cells by name.
struct UnresolvedFormula {
  CellPlace cell;
  base::SourcePlace const* origin;  ///< The formula in the declaration; a mistake in it is told once.
};

/// A cell that leads to `target`: "sheet-id", "sheet-id!name", or "!name" on its own sheet; of several, separated by
/// spaces, the first that there is, or an error about the last.
struct UnresolvedLink {
  CellPlace cell;
  std::string target;
  std::optional<CellPlace> to;  ///< Instead, where the cell is known already.
  std::string tip;              ///< The target's sheet is named if it is empty.
  base::SourcePlace const* origin = nullptr;
};

struct UnresolvedName {
  std::string name, refers_to;  ///< refers_to: "sheet-id!name"; no such cells, no such name.
  base::SourcePlace origin;
};

/// Cells that wait; origins point into the declaration.
struct WaitingCells {
  std::vector<UnresolvedFormula> formulas;
  std::vector<UnresolvedLink> links;
};

struct Unresolved {
  CellNames cells;
  WaitingCells waiting;
  std::vector<UnresolvedName> names;
  std::vector<UnresolvedFeature> features;
  std::vector<UnresolvedTable> tables;
  std::vector<UnresolvedChart> charts;
};

/// Formulas of rows that stream: those that speak of their own row and of other sheets alone differ in the row's number
/// only, so each is resolved once for each sheet.
class RowFormulas {
 public:
  [[nodiscard]] std::optional<std::string> resolve(std::string const& formula, ReferenceContext const& context,
                                                   FormulaError& error);

 private:
  /// What stands between the row's numbers; empty if the formula must be resolved row by row.
  using Pieces = std::vector<std::string>;

  std::map<std::pair<std::size_t, std::string>, Pieces> known_;  ///< By sheet and formula.
};

/// Settles what speaks of cells in a row that is about to be written: it may speak of that row and of cells before it.
void resolve_row(WaitingCells const& waiting, CellNames const& cells, RowFormulas& known, Book& book,
                 base::Diagnostics& diagnostics);

/// Adds an error if there are more looks than Excel holds.
void check_looks(Book const& book, base::Diagnostics& diagnostics);

/// Settles all of it in `book`, and names every table's headings for screen readers.
void resolve(Unresolved const& unresolved, Book& book, base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
