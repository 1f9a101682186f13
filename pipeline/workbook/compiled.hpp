#pragma once
// A declaration as compile() leaves it and fill() reads it. Inside this room.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "workbook/book.hpp"
#include "workbook/value_template.hpp"
#include "xml/xpath.hpp"

namespace closeout::workbook {

/// How an argument of a message is written.
enum class ArgumentForm : std::uint8_t { Text, Number, Date, LongDate, Money, Percent };

struct ArgumentSpec {
  std::string name;
  ArgumentForm form = ArgumentForm::Text;
  xml::XPath select;
};

/// What stands in a cell, a property or a page line: one of message, text, value or sum; with a formula the latter
/// are its cached value.
struct Content {
  base::SourcePlace place;
  std::optional<ValueTemplate> message;  ///< Key.
  std::vector<ArgumentSpec> arguments;
  std::optional<xml::XPath> text;   ///< Localized elements: the best language's is taken.
  std::optional<xml::XPath> value;  ///< One value, read as the cell's format says.
  std::optional<xml::XPath> sum;    ///< Exact sum of the amounts of all nodes.
  std::optional<xml::XPath> less;   ///< Sum of amounts taken from the value, exactly.
  std::optional<xml::XPath> of;     ///< The value as a share of this amount.
  std::string total;                ///< Column of the block whose amounts are added up, on this sheet,
  std::string grand_total;          ///< or on all sheets that it continues on.
  std::optional<ValueTemplate> formula;
};

using StyleIndices = std::vector<std::uint32_t>;  ///< Into CompiledWorkbook::styles, in the order they apply.

struct Instruction;
using Instructions = std::vector<Instruction>;

struct ForEach {
  xml::XPath select;
  Instructions children;
  bool is_over_entries = false;         ///< `select` is $record/ledger/entry, with or without a condition,
  std::optional<xml::XPath> condition;  ///< which an entry keeps or not by itself.
};

struct Branch {
  std::optional<xml::XPath> test;  ///< None for "otherwise".
  Instructions children;
};

/// "choose", and "if" with one branch.
struct Choose {
  std::vector<Branch> branches;
};

struct Variable {
  std::string name;
  std::optional<xml::XPath> select;
  std::optional<Content> words;  ///< Instead of `select`: a message or localized text.
  std::optional<xml::XPath> by;  ///< What the value depends on: it is looked up once for each.
};

struct CellSpec {
  Content content;
  StyleIndices styles;
  StyleIndices styles_as_link;           ///< Instead, where the cell leads somewhere.
  std::optional<ValueTemplate> names;    ///< Names the cell, separated by spaces.
  std::optional<ValueTemplate> anchors;  ///< Names it if it is the first cell of that name.
  std::optional<ValueTemplate> column;   ///< Column it stands in, if not the next.
  /// "sheet-id", "sheet-id!name" or "!name" of a cell on this sheet; of several the first that there is.
  std::optional<ValueTemplate> link;
  std::optional<xml::XPath> to_finding;  ///< Leads to the cell that tells this finding of $checks.
  std::optional<xml::XPath> findings;    ///< Nodes whose findings are told at the cell.
  std::optional<ValueTemplate> tip;      ///< Key of the message that tells where the link leads.
};

enum class RowRole : std::uint8_t {
  Plain,
  Header,
  Body,
  Total,
  IfEmpty,  ///< A body row, made only where there is no other.
};

struct RowSpec {
  RowRole role = RowRole::Plain;
  StyleIndices styles;
  std::optional<double> height;
  std::uint8_t outline_level = 0;
  std::optional<xml::XPath> findings;  ///< As of its first cell.
  Instructions cells;
};

struct BlockSpec {
  std::string name;
  std::string last_column;  ///< The table reaches to it; to the sheet's last if empty.
  base::SourcePlace place;
  bool has_filter = false, is_frozen = false;
  bool is_table = false;                    ///< An Excel table.
  std::optional<ValueTemplate> table_name;  ///< Key; it is called after its sheet if not given.
  Instructions rows;
};

struct ColumnSpec {
  ValueTemplate name;
  std::optional<double> width, min_width, max_width;
  StyleIndices styles;
  std::uint8_t outline_level = 0;
};

struct PageLineSpec {
  std::optional<Content> left, centre, right;
};

/// Messages a reader sees at a cell to fill in; keys.
struct InputTexts {
  std::optional<ValueTemplate> title, text;
};

/// What may be typed into cells.
struct ValidationSpec {
  base::SourcePlace place;
  std::optional<ValueTemplate> of;  ///< Name of cells on the sheet.
  ValidationKind kind = ValidationKind::List;
  std::optional<ValueTemplate> minimum, maximum;  ///< Numbers, dates, or formulas.
  std::optional<ValueTemplate> from;              ///< Of a list: name of its cells.
  std::optional<xml::XPath> values;               ///< Of a list: its items.
  InputTexts input, error;
  Severity severity = Severity::Stop;
  bool allows_blank = true;
};

/// A look that cells take when a formula is true.
struct ConditionSpec {
  base::SourcePlace place;
  std::optional<ValueTemplate> of, formula;
  StyleIndices styles;
  std::string sign;
};

struct ChartSeriesSpec {
  std::optional<ValueTemplate> name;                ///< Key.
  std::optional<ValueTemplate> values, categories;  ///< Names of cells.
};

struct ChartSpec {
  base::SourcePlace place;
  ChartKind kind = ChartKind::Column;
  std::optional<ValueTemplate> title, description, category_title, value_title;  ///< Keys.
  Format format = Format::Amount;
  std::string beside;  ///< Block at whose right it stands; below the rows so far if empty.
  double width = 640, height = 320;
  std::vector<ChartSeriesSpec> series;
};

/// What belongs to cells that stand elsewhere.
struct FeatureSpec {
  std::variant<ValidationSpec, ConditionSpec, ChartSpec> what;
};

struct SheetSpec {
  std::string id;
  Content name;
  PageLineSpec header, footer;
  StyleIndices styles;
  std::uint32_t frozen_columns = 0, repeated_columns = 0, fit_to_height = 0;
  std::string last_printed_column;
  base::SourcePlace place;
  bool is_landscape = true, has_gridlines = false, is_protected = true;
  std::optional<Rgb> tab_colour;
  Instructions columns, rows;
  bool can_be_streamed = false;  ///< Its rows come from one loop over entries, which stands in no other loop.
};

struct Instruction {
  std::variant<ForEach, Choose, Variable, CellSpec, RowSpec, BlockSpec, ColumnSpec, std::unique_ptr<SheetSpec>,
               std::unique_ptr<FeatureSpec>>
      what;
};

struct DefinedNameSpec {
  Content name;
  std::string refers_to;  ///< A reference as in formulas: "ledger!ledger.amount".
  base::SourcePlace place;
};

struct PropertySpec {
  std::string name;    ///< "title", "custom".
  std::string custom;  ///< Name of a custom property.
  CustomProperty::Kind kind = CustomProperty::Kind::Text;
  Content content;
};

struct CompiledWorkbook {
  /// Expressions point into it.
  std::unique_ptr<xml::XPathVariables> variables = std::make_unique<xml::XPathVariables>();
  std::vector<std::string> style_names;
  std::vector<Style> styles;
  std::optional<Rgb> input_fill;  ///< Of all cells that a reader fills in.
  std::vector<PropertySpec> properties;
  std::vector<DefinedNameSpec> names;
  Instructions sheets;
  std::vector<std::string> sheet_ids;
  bool needs_rows_in_record = false;
};

}  // namespace closeout::workbook
