#pragma once
// Widths of columns, heights of rows and boxes of comments by what stands in them. Excel would settle heights when it
// opens the file; LibreOffice and viewers do not, and then wrapped text is cut.

#include <optional>
#include <string>
#include <vector>

#include "workbook/book.hpp"
#include "workbook/references.hpp"
#include "workbook/text_measure.hpp"

namespace closeout::workbook {

/// For one workbook; one for each thread.
class CellSizes {
 public:
  /// `fonts` and `diagnostics` outlive it; what no font has is a warning there.
  CellSizes(text::Fonts& fonts, std::string language, base::Diagnostics& diagnostics)
      : measure_(fonts, std::move(language), diagnostics) {}

  /// Makes the columns of `sheet` as wide as the cells of one row ask for: all of a number, so that "####" cannot be;
  /// where the declaration gives no width, of a text up to the column's greatest width, and of a wrapped one no less
  /// than its longest word.
  void widen_columns(Sheet& sheet, Row const& row, std::vector<Look> const& looks);

  /// Gives a row with wrapped text the height of its lines, no less than its declared height.
  void settle_height(Row& row, Sheet const& sheet, std::vector<Look> const& looks);

  /// Every column by the rows that are held and by what conditions make of them, then every row.
  void settle(Book& book);

  /// A comment whose box holds its text.
  [[nodiscard]] Comment fitted_comment(Address at, std::string text);

  [[nodiscard]] std::set<text::FontFace const*> const& faces() const { return measure_.faces(); }

 private:
  [[nodiscard]] base::Length wanted(Cell const& cell, Look const& look, Row const& row, Column const& column);
  [[nodiscard]] base::Length text_room(std::string_view text, Look const& look);
  [[nodiscard]] base::Length title_room(std::string_view text, Look const& look);
  [[nodiscard]] base::Length beside(Look const& look, bool has_button);
  [[nodiscard]] std::size_t lines_of(Cell const& cell, Look const& look, Row const& row, Column const& column);
  [[nodiscard]] base::Length height_of(std::size_t lines, std::string_view text, Look const& look);
  void widen_for_titles(Row const& row, Sheet& sheet, std::vector<Look> const& looks);
  void widen_for(Condition const& condition, Sheet& sheet, std::vector<Look> const& looks);

  TextMeasure measure_;
  std::optional<base::Length> indent_;  ///< One step, once it was asked for.
};

}  // namespace closeout::workbook
