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

namespace closeout::workbook {

/// From 0.
struct Address {
  std::uint32_t row = 0, column = 0;
  auto operator<=>(Address const&) const = default;
};

/// "C5"; with `absolute` "$C$5".
[[nodiscard]] std::string to_a1(Address address, bool absolute = false);
/// "'Year''s plan'": always quoted, so that no name needs a second look.
[[nodiscard]] std::string quoted_sheet(std::string_view name);
/// "'Sheet'!$A$1:$C$9".
[[nodiscard]] std::string absolute_range(std::string_view sheet, Area const& area);

/// A name may stand for one cell or for many.
class CellNames {
 public:
  void add(std::string_view sheet_id, std::string_view name, Address address);
  /// Null if there is none.
  [[nodiscard]] std::vector<Address> const* find(std::string_view sheet_id, std::string_view name) const;
  /// For "did you mean".
  [[nodiscard]] std::vector<std::string_view> names(std::string_view sheet_id) const;

 private:
  std::map<std::string, std::map<std::string, std::vector<Address>, std::less<>>, std::less<>> by_sheet_;
};

/// The cells as few ranges, by columns: {B2 B3 B4 B7} is "B2:B4,B7".
[[nodiscard]] std::vector<Area> as_areas(std::vector<Address> cells);

/// Where a formula stands and what it may speak of.
struct ReferenceContext {
  Book const& book;
  CellNames const& names;
  /// Names defined in the workbook, by "sheet-id!name".
  std::map<std::string, std::string> const& defined_names;
  Sheet const& sheet;
  std::uint32_t row = 0;
};

/// What is wrong with a reference: `reference` as it stands in the brackets.
struct ReferenceError {
  std::string reference, reason, hint;
};

/// One reference without its brackets: "@planned", "name", "sheet-id!name" -> "C5", "'Sheet'!C5:C9", "Ledger_amount".
[[nodiscard]] std::optional<std::string> resolve_reference(std::string_view reference, ReferenceContext const& context,
                                                           ReferenceError& error);

/// A whole formula; brackets inside strings are text.
[[nodiscard]] std::optional<std::string> resolve_formula(std::string_view formula, ReferenceContext const& context,
                                                         ReferenceError& error);

}  // namespace closeout::workbook
