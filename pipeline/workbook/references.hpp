#pragma once
// Names of cells, and formulas that speak of cells by name: "SUM([planned.by.xamk])", "[@planned]-[@actual]",
// "[ledger!ledger.amount]".

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "workbook/book.hpp"
#include "workbook/formula_error.hpp"

namespace closeout::workbook {

/// From 0.
struct Address {
  std::uint32_t row = 0, column = 0;
  auto operator<=>(Address const&) const = default;
};

/// "C5"; with `absolute` "$C$5".
[[nodiscard]] std::string to_a1(Address address, bool absolute = false);
/// "C5" or "C5:D9"; with `absolute` "$C$5:$D$9".
[[nodiscard]] std::string to_a1(Area const& area, bool absolute = false);
/// "'Year''s plan'": always quoted, so that no name needs a second look.
[[nodiscard]] std::string quoted_sheet(std::string_view name);
/// "'Sheet'!$A$1:$C$9".
[[nodiscard]] std::string absolute_range(std::string_view sheet, Area const& area);

/// A name may stand for one cell or for many, and on a sheet that continues on others (parts of one declared sheet)
/// for cells of each.
class CellNames {
 public:
  using Areas = std::vector<Area>;
  /// By the index of the sheet in the book.
  using Parts = std::map<std::size_t, Areas>;

  void add(std::string_view sheet_id, std::size_t sheet, std::string_view name, Address address);
  /// Where the cells of a name on one sheet are kept; stays where it is.
  [[nodiscard]] Areas& at(std::string_view sheet_id, std::size_t sheet, std::string_view name);
  /// Null if there is none.
  [[nodiscard]] Parts const* find(std::string_view sheet_id, std::string_view name) const;
  /// For "did you mean".
  [[nodiscard]] std::vector<std::string_view> names(std::string_view sheet_id) const;

 private:
  std::map<std::string, std::map<std::string, Parts, std::less<>>, std::less<>> by_sheet_;
};

/// That no cells of the sheet have the name; `about` is the reference as it is written.
[[nodiscard]] FormulaError no_such_cells(std::string about, std::string_view sheet_id, std::string_view name,
                                         CellNames const& names);

/// Adds a cell; one below the last range continues it, so that a column of any length is one range.
void add_cell(Address address, CellNames::Areas& areas);

/// The same cells as few ranges, by columns: {B2 B3:B4 B7} is "B2:B4,B7".
[[nodiscard]] std::vector<Area> joined(std::vector<Area> areas);

/// Where a formula stands and what it may speak of.
struct ReferenceContext {
  Book const& book;
  CellNames const& names;
  /// Names defined in the workbook, by "sheet-id!name": one for each part of the sheet.
  std::map<std::string, std::vector<std::string>> const& defined_names;
  std::size_t sheet = 0;  ///< Index in the book.
  std::uint32_t row = 0;
  /// The first cell of an area that validations and conditions speak of. Excel moves their references from cell to
  /// cell unless they are absolute, and takes none of another sheet but by a defined name. Null in a cell's formula.
  Address const* first_of_area = nullptr;
};

/// One reference without its brackets: "@planned", "name", "sheet-id!name" -> "C5", "'Sheet'!C5:C9", "Ledger_amount",
/// "Ledger[Amount]";
/// "." is the area's own cell. A name alone is that of the sheet the formula stands on; one with a sheet's id is that
/// of all its parts, and there are as many results. Never empty.
[[nodiscard]] std::optional<std::vector<std::string>> resolve_reference(std::string_view reference,
                                                                        ReferenceContext const& context,
                                                                        FormulaError& error);

/// A whole formula, checked, of at most `longest` UTF-16 units; brackets inside strings are text. What adds up over a
/// sheet of several parts is added up over all: "SUM([ledger!ledger.amount])" -> "(SUM('Ledger'!I5:I9)+SUM('Ledger
/// (2)'!I5:I7))".
[[nodiscard]] std::optional<std::string> resolve_formula(std::string_view formula, ReferenceContext const& context,
                                                         std::size_t longest, FormulaError& error);

}  // namespace closeout::workbook
