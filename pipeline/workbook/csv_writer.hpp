#pragma once
// Rows as comma-separated values (RFC 4180): UTF-8, CRLF, a header line, text in quotation marks only where it must be.

#include <string>
#include <string_view>
#include <vector>

#include "base/output.hpp"
#include "locale/formatter.hpp"
#include "workbook/book.hpp"

namespace closeout::workbook {

struct CsvOptions {
  bool has_byte_order_mark = false;  ///< Excel takes a file without it for one in the system's old encoding.
  /// Decimal sign and dates (if they are digits) of the reader's language, and semicolons where its decimal sign is a
  /// comma. Otherwise commas, decimal points and ISO 8601 dates, for programs.
  bool is_in_language = false;
  /// An apostrophe before a text that a spreadsheet would take for a formula: one that begins with = + - @, a tab or a
  /// carriage return. It changes the text, so only on request.
  bool guards_formulas = false;
};

/// Writes one file, row by row, and keeps nothing.
class CsvWriter {
 public:
  /// `formatter` and `sink` outlive the writer.
  CsvWriter(CsvOptions const& options, locale::Formatter const& formatter, base::ByteSink& sink);

  void header(std::vector<std::string> const& names);
  /// One line with as many values as the header has; what is missing is empty. Amounts and shares are exact decimals
  /// (a share of 98.54 % is 0.9854).
  void row(std::vector<Cell> const& cells, std::vector<Look> const& looks);

 private:
  [[nodiscard]] std::string text_of(Cell const& cell, Format format) const;
  [[nodiscard]] std::string text_of(base::Date date) const;
  void write_line(std::vector<std::string> const& fields);

  CsvOptions options_;
  locale::Formatter const& formatter_;
  base::ByteSink& sink_;
  std::string decimal_sign_ = ".";
  char separator_ = ',';
  std::size_t columns_ = 0;
};

}  // namespace closeout::workbook
