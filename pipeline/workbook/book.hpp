#pragma once
// A workbook with everything decided: what write() writes, cell by cell, without thinking.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "workbook/style.hpp"

namespace closeout::workbook {

/// A number as an exact decimal ("216803.00", "0.9876", the day number of a date).
struct Decimal {
  std::string digits;
  bool operator==(Decimal const&) const = default;
};

/// Nothing, a text, or a number.
using Value = std::variant<std::monostate, std::string, Decimal>;

struct Cell {
  std::uint32_t column = 0;  ///< From 0.
  std::uint32_t look = 0;    ///< Index into Book::looks.
  Value value;               ///< With a formula: its exact result, the cached value.
  std::string formula;       ///< With A1 references and without "="; empty if the cell has none.
  std::string shown;         ///< As the reader will see it, for the column's width.
  std::uint32_t link = 0;    ///< 1 + index into Sheet::links; 0 if none.
};

/// Where a click on a cell leads inside the workbook.
struct Link {
  std::string target;  ///< "'Sheet'!B7".
  std::string tip;     ///< Shown while the pointer is over it.
};

struct Row {
  std::vector<Cell> cells;          ///< Columns ascending.
  std::optional<double> height;     ///< In points; the reader's program's choice if not given.
  std::uint8_t outline_level = 0;   ///< For folding details away.
  bool is_title = false;            ///< Titles of a table's columns.
  bool has_filter_buttons = false;  ///< They stand in its cells.
};

struct Column {
  std::string name;
  double width = 0;  ///< In digits of the default font, as Excel counts; settled by CellSizes.
  double min_width = 0, max_width = 255;
  bool is_fixed = false;  ///< The declaration gave the width.
  std::uint8_t outline_level = 0;
};

/// Cells from `first_row` to `last_row` and `first_column` to `last_column`, all included, from 0.
struct Area {
  std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
  bool operator==(Area const&) const = default;
};

/// What stands in a column of an Excel table's total row.
struct TableTotal {
  std::string label;          ///< A text, or
  std::uint8_t function = 0;  ///< the number of SUBTOTAL's function; 0 if neither.
};

/// A table on a sheet: header rows, body, total rows.
struct Table {
  std::string name;
  std::string excel_name;             ///< Of a SpreadsheetML table; empty: it is none.
  std::vector<std::string> headings;  ///< Of that, by column: the header row's texts.
  std::vector<TableTotal> totals;     ///< Of that, by column; empty if it has no total row.
  Area area;                          ///< All of it.
  std::uint32_t body_first = 0;       ///< First row behind the header rows.
  std::uint32_t body_last = 0;        ///< Last row before the total rows; before body_first if the body is empty.
  bool has_filter = false;
  bool is_frozen = false;  ///< Its header rows stay in sight and are repeated on every printed page.
  std::uint32_t header_first = 0;
};

/// Left, centre and right of a page's head or foot, in Excel's header codes (section 18.3.1.46 of ECMA-376 part 1).
struct PageLine {
  std::string left, centre, right;
  bool operator==(PageLine const&) const = default;
};

enum class ValidationKind : std::uint8_t { List, Whole, Decimal, Date, TextLength };
enum class Severity : std::uint8_t { Stop, Warning, Information };

/// What may be typed into the cells of an area. Texts are within Excel's limits.
struct Validation {
  Area area;
  ValidationKind kind = ValidationKind::List;
  std::string minimum, maximum;    ///< Formulas without "="; empty: no limit.
  std::string from;                ///< Of a list: the formula of its range, or empty.
  std::vector<std::string> items;  ///< Of a list without a range.
  std::string input_title, input_text, error_title, error_text;
  Severity severity = Severity::Stop;
  bool allows_blank = true;
};

/// A look that the cells of an area take where a formula is true; its references are relative to the first cell.
struct Condition {
  Area area;
  std::string formula;        ///< Without "=".
  Style style;                ///< Only what it sets.
  std::string number_format;  ///< With a sign beside the number; empty: the cell's own.
};

/// What is told beside a cell. Pixels.
struct Comment {
  std::uint32_t row = 0, column = 0;
  std::string text;
  std::uint16_t width = 0, height = 0;
};

struct ChartRange {
  std::string sheet;  ///< Name.
  Area area;
};

struct ChartSeries {
  std::string name;
  ChartRange values, categories;
};

enum class ChartKind : std::uint8_t { Column, Bar };

struct Chart {
  ChartKind kind = ChartKind::Column;
  std::string title, category_title, value_title;
  std::string description;    ///< For who does not see it.
  std::string number_format;  ///< Of the values' axis.
  std::vector<ChartSeries> series;
  std::uint32_t row = 0, column = 0;  ///< Of its upper corner.
  double width = 0, height = 0;       ///< Pixels.
};

struct Sheet {
  std::string id, name;
  std::vector<Column> columns;
  std::uint32_t rows_written = 0;  ///< Rows that were written already; `rows` are those below them.
  std::vector<Row> rows;
  std::vector<Table> tables;
  PageLine header, footer;
  std::vector<Link> links;
  std::vector<Validation> validations;
  std::vector<Condition> conditions;
  std::vector<Comment> comments;  ///< Rows ascending.
  std::vector<Chart> charts;
  std::uint32_t frozen_columns = 0;
  std::uint32_t fit_to_height = 0;                   ///< Printed pages at most; 0: as many as it takes.
  std::uint32_t repeated_columns = 0;                ///< First ones that every printed page shows again.
  std::optional<std::uint32_t> last_printed_column;  ///< All are printed if not given.
  bool is_landscape = true, has_gridlines = false;
  bool is_protected = true;  ///< Without a password: against slips, not against readers.
  bool is_right_to_left = false;
  std::optional<Rgb> tab_colour;
};

/// A name for a range that formulas and screen readers use. `target` is "'Sheet'!$A$1:$A$9".
struct DefinedName {
  std::string name, target;
  std::string sheet;  ///< Name of the sheet it belongs to; empty if to the workbook.
};

/// A document property of the project's own. Its text is a whole number's digits or an ISO date where it is one.
struct CustomProperty {
  enum class Kind : std::uint8_t { Text, Number, Date };
  std::string name;
  Kind kind = Kind::Text;
  std::string text;
};

struct Properties {
  std::string title, subject, author, company, category, keywords, comments;
  std::optional<base::Date> created;
  std::vector<CustomProperty> custom;
};

struct Book {
  std::string language;
  Properties properties;
  std::vector<Look> looks;
  std::vector<std::string> number_formats;  ///< By Format.
  std::vector<Sheet> sheets;
  std::vector<DefinedName> names;
};

}  // namespace closeout::workbook
