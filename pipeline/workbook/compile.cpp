// A declaration's elements into the structures fill() runs over; the vocabulary stands in README.md here.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "workbook/content_compiler.hpp"
#include "workbook/entry_access.hpp"
#include "workbook/feature_compiler.hpp"
#include "workbook/property_compiler.hpp"
#include "workbook/style_compiler.hpp"
#include "workbook/template_reader.hpp"
#include "workbook/workbook.hpp"
#include "xml/inclusion.hpp"

namespace closeout::workbook {

namespace {

using xml::XPathType;

/// What the children of an element may be, beside directives.
enum class Level : std::uint8_t { Sheets, Columns, SheetRows, BlockRows, Cells };

bool is_ours(pugi::xml_node node, std::string_view name) {
  return node.type() == pugi::node_element && xml::local_name(node) == name && namespace_of(node) == workbook_namespace;
}

/// What the root `part` of another file holds stands in the place of an include.
xml::InclusionForm const inclusion{[](pugi::xml_node node) { return is_ours(node, "include"); },
                                   [](pugi::xml_node root) { return is_ours(root, "part"); },
                                   true,
                                   "workbook-include-circle",
                                   "workbook-include-without-href",
                                   "workbook-include-not-part",
                                   "a part of a workbook"};

class Compiler {
 public:
  Compiler(xml::Document const& source, CompiledWorkbook& book, base::Diagnostics& diagnostics)
      : book_(book), reader_(source, book, diagnostics) {}

  void compile(pugi::xml_node root);

 private:
  Instructions children(pugi::xml_node parent, Level level);
  void compile_child(pugi::xml_node node, Level level, Instructions& to);
  void compile_directive(pugi::xml_node node, Level level, Instructions& to);
  void compile_for_each(pugi::xml_node node, Level level, Instructions& to);
  void note_entry_loop(ForEach& loop);
  Choose choose(pugi::xml_node node, Level level);
  void compile_variable(pugi::xml_node node, Instructions& to);
  void compile_feature(pugi::xml_node node, Instructions& to);
  void compile_sheet(pugi::xml_node node, Instructions& to);
  void compile_page(pugi::xml_node node, SheetSpec& sheet);
  void compile_column(pugi::xml_node node, Instructions& to);
  BlockSpec block(pugi::xml_node node);
  RowSpec row(pugi::xml_node node, RowRole otherwise);
  CellSpec cell(pugi::xml_node node);

  CompiledWorkbook& book_;
  TemplateReader reader_;
  // Of the sheet that is being read.
  int loop_depth_ = 0;
  int entry_loops_ = 0;
  bool entry_loops_are_alone_ = true;
};

bool is_directive(pugi::xml_node node) {
  return namespace_of(node) == directive_namespace;
}

Instructions Compiler::children(pugi::xml_node parent, Level level) {
  Instructions result;
  for (pugi::xml_node const node : parent.children()) {
    if (!counts(node)) continue;
    if (is_directive(node)) {
      compile_directive(node, level, result);
    } else {
      compile_child(node, level, result);
    }
  }
  return result;
}

void Compiler::compile_child(pugi::xml_node node, Level level, Instructions& to) {
  std::string_view const name = xml::local_name(node);
  bool const takes_rows = level == Level::SheetRows || level == Level::BlockRows;
  if (level == Level::Sheets && name == "sheet") return compile_sheet(node, to);
  if (level == Level::Columns && name == "column") return compile_column(node, to);
  if (takes_rows && name == "row") {
    to.push_back({row(node, level == Level::BlockRows ? RowRole::Body : RowRole::Plain)});
    return;
  }
  if (level == Level::SheetRows && name == "block") return to.push_back({block(node)});
  if (level == Level::SheetRows && is_feature(name)) return compile_feature(node, to);
  if (level == Level::Cells && name == "cell") return to.push_back({cell(node)});
  // Read before, by whoever looks at the parent.
  bool const is_page_part = name == "columns" || name == "header" || name == "footer";
  if (level == Level::SheetRows && is_page_part && xml::local_name(node.parent()) == "sheet") return;
  bool const is_workbook_part = name == "properties" || name == "styles" || name == "defined-name";
  if (level == Level::Sheets && is_workbook_part && xml::local_name(node.parent()) == "workbook") return;
  switch (level) {
    case Level::Sheets:
      return reader_.report_unknown_element(node, {"properties", "styles", "defined-name", "sheet"});
    case Level::Columns:
      return reader_.report_unknown_element(node, {"column"});
    case Level::SheetRows:
      return reader_.report_unknown_element(
          node, {"columns", "header", "footer", "row", "block", "validation", "condition", "chart"});
    case Level::BlockRows:
      return reader_.report_unknown_element(node, {"row"});
    case Level::Cells:
      return reader_.report_unknown_element(node, {"cell"});
  }
}

void Compiler::compile_directive(pugi::xml_node node, Level level, Instructions& to) {
  std::string_view const name = xml::local_name(node);
  if (name == "for-each") return compile_for_each(node, level, to);
  if (name == "if" || name == "choose") return to.push_back({choose(node, level)});
  if (name == "variable") return compile_variable(node, to);
  reader_.report_unknown_element(node, {"for-each", "if", "choose", "variable"});
}

void Compiler::compile_for_each(pugi::xml_node node, Level level, Instructions& to) {
  reader_.check_attributes(node, {"select"}, {"select"});
  auto select = reader_.loop_expression(node, "select");
  if (!select) {
    static_cast<void>(children(node, level));
    return;
  }
  ForEach loop{std::move(*select), {}, false, std::nullopt};
  note_entry_loop(loop);
  if (loop.is_over_entries) reader_.set_at_entry(true);
  ++loop_depth_;
  loop.children = children(node, level);
  --loop_depth_;
  if (loop.is_over_entries) reader_.set_at_entry(false);
  to.push_back({std::move(loop)});
}

void Compiler::note_entry_loop(ForEach& loop) {
  auto const condition = entry_condition(loop.select.text());
  if (!condition) return;
  loop.is_over_entries = true;
  base::Diagnostics told_already;
  if (!condition->empty()) {
    loop.condition = xml::XPath::compile(*condition, loop.select.place(), told_already, book_.variables.get());
    // A number would be a place among others.
    if (!loop.condition || loop.condition->type() == XPathType::Number) book_.needs_rows_in_record = true;
  }
  ++entry_loops_;
  entry_loops_are_alone_ = entry_loops_are_alone_ && loop_depth_ == 0;
}

Choose Compiler::choose(pugi::xml_node node, Level level) {
  Choose result;
  if (xml::local_name(node) == "if") {
    reader_.check_attributes(node, {"test"}, {"test"});
    result.branches.push_back({reader_.expression(node, "test", XPathType::Boolean), children(node, level)});
    return result;
  }
  reader_.check_attributes(node, {});
  for (pugi::xml_node const branch : node.children()) {
    if (!counts(branch)) continue;
    bool const is_when = xml::local_name(branch) == "when";
    if (!is_when && xml::local_name(branch) != "otherwise") {
      reader_.report_unknown_element(branch, {"when", "otherwise"});
      continue;
    }
    if (is_when) reader_.check_attributes(branch, {"test"}, {"test"});
    result.branches.push_back({reader_.expression(branch, "test", XPathType::Boolean), children(branch, level)});
  }
  return result;
}

void Compiler::compile_variable(pugi::xml_node node, Instructions& to) {
  reader_.check_attributes(node, {"name", "select", "message", "text", "by"}, {"name"});
  Variable variable{node.attribute("name").value(), reader_.expression(node, "select"), std::nullopt,
                    reader_.expression(node, "by", XPathType::String)};
  if (node.attribute("message") || node.attribute("text")) variable.words = compile_content(reader_, node);
  if (!variable.select && !variable.words) {
    if (!node.attribute("select")) reader_.check_attributes(node, {"name"}, {"select"});
    return;
  }
  XPathType const type = variable.select ? variable.select->type() : XPathType::String;
  if (!book_.variables->declare(variable.name, type)) {
    reader_.report_bad_value(node, "name", "another name: this one has values of another type elsewhere");
    return;
  }
  to.push_back({std::move(variable)});
}

void Compiler::compile_feature(pugi::xml_node node, Instructions& to) {
  if (auto feature = workbook::compile_feature(reader_, node)) to.push_back({std::move(feature)});
}

void Compiler::compile_page(pugi::xml_node node, SheetSpec& sheet) {
  std::string_view const orientation = node.attribute("orientation").as_string("landscape");
  if (orientation != "landscape" && orientation != "portrait") {
    reader_.report_bad_value(node, "orientation", "landscape or portrait");
  }
  sheet.is_landscape = orientation == "landscape";
  sheet.has_gridlines = reader_.yes(node, "gridlines", false);
  sheet.is_protected = reader_.yes(node, "protect", true);
  sheet.repeated_columns = reader_.small_number(node, "repeat-columns", 20);
  sheet.fit_to_height = reader_.small_number(node, "fit-to-height", 20);
  sheet.last_printed_column = node.attribute("print-to").value();
}

void Compiler::compile_sheet(pugi::xml_node node, Instructions& to) {
  reader_.check_attributes(node,
                           {"id", "name", "style", "frozen-columns", "repeat-columns", "fit-to-height", "print-to",
                            "orientation", "gridlines", "protect", "tab-colour"},
                           {"id", "name"});
  auto sheet = std::make_unique<SheetSpec>();
  sheet->id = node.attribute("id").value();
  if (std::ranges::find(book_.sheet_ids, sheet->id) != book_.sheet_ids.end()) {
    reader_.report_bad_value(node, "id", "an id that no other sheet has");
  }
  book_.sheet_ids.push_back(sheet->id);
  sheet->place = reader_.place_of(node);
  sheet->name.place = reader_.place_of(node, "name");
  sheet->name.message = reader_.value_template(node, "name");
  sheet->styles = reader_.styles(node);
  sheet->frozen_columns = reader_.small_number(node, "frozen-columns", 20);
  compile_page(node, *sheet);
  sheet->tab_colour = reader_.colour(node, "tab-colour");
  for (pugi::xml_node const child : node.children()) {
    std::string_view const name = xml::local_name(child);
    if (name == "columns") sheet->columns = children(child, Level::Columns);
    if (name == "header") sheet->header = compile_page_line(reader_, child);
    if (name == "footer") sheet->footer = compile_page_line(reader_, child);
  }
  loop_depth_ = entry_loops_ = 0;
  entry_loops_are_alone_ = true;
  sheet->rows = children(node, Level::SheetRows);
  sheet->can_be_streamed = entry_loops_ == 1 && entry_loops_are_alone_;
  if (entry_loops_ > 0 && !sheet->can_be_streamed) book_.needs_rows_in_record = true;
  to.push_back({std::move(sheet)});
}

void Compiler::compile_column(pugi::xml_node node, Instructions& to) {
  reader_.check_attributes(node, {"name", "width", "min", "max", "style", "level"}, {"name"});
  auto name = reader_.value_template(node, "name");
  if (!name) return;
  to.push_back({ColumnSpec{std::move(*name), reader_.width(node, "width"), reader_.width(node, "min"),
                           reader_.width(node, "max"), reader_.styles(node), reader_.small_number(node, "level", 7)}});
}

BlockSpec Compiler::block(pugi::xml_node node) {
  reader_.check_attributes(node, {"name", "to", "filter", "freeze", "table", "table-name"}, {"name"});
  BlockSpec block;
  block.name = node.attribute("name").value();
  block.last_column = node.attribute("to").value();
  block.place = reader_.place_of(node);
  block.has_filter = reader_.yes(node, "filter", false);
  block.is_frozen = reader_.yes(node, "freeze", false);
  block.is_table = reader_.yes(node, "table", false);
  block.table_name = reader_.value_template(node, "table-name");
  block.rows = children(node, Level::BlockRows);
  return block;
}

RowSpec Compiler::row(pugi::xml_node node, RowRole otherwise) {
  reader_.check_attributes(node, {"role", "style", "height", "level", "findings"});
  RowSpec row;
  row.role = otherwise;
  std::string_view const role = node.attribute("role").value();
  if (role == "header") {
    row.role = RowRole::Header;
  } else if (role == "total") {
    row.role = RowRole::Total;
  } else if (role == "if-empty") {
    row.role = RowRole::IfEmpty;
  } else if (!role.empty() && role != "body") {
    reader_.report_bad_value(node, "role", "header, body, if-empty or total");
  }
  row.styles = reader_.styles(node);
  row.height = reader_.width(node, "height");
  row.outline_level = reader_.small_number(node, "level", 7);
  row.findings = reader_.expression(node, "findings", XPathType::NodeSet);
  row.cells = children(node, Level::Cells);
  return row;
}

CellSpec Compiler::cell(pugi::xml_node node) {
  reader_.check_attributes(
      node, {"message", "text", "value", "sum", "less", "of", "total", "grand-total", "formula", "style", "link-style",
             "name", "anchor", "column", "link", "to-finding", "tip", "findings"});
  CellSpec cell;
  cell.content = compile_content(reader_, node);
  cell.styles = reader_.styles(node);
  cell.styles_as_link = cell.styles;
  std::ranges::copy(reader_.styles(node, "link-style"), std::back_inserter(cell.styles_as_link));
  cell.names = reader_.value_template(node, "name");
  cell.anchors = reader_.value_template(node, "anchor");
  cell.column = reader_.value_template(node, "column");
  cell.link = reader_.value_template(node, "link");
  cell.to_finding = reader_.expression(node, "to-finding", XPathType::NodeSet);
  cell.findings = reader_.expression(node, "findings", XPathType::NodeSet);
  cell.tip = reader_.value_template(node, "tip");
  return cell;
}

void Compiler::compile(pugi::xml_node root) {
  book_.variables->declare("record", XPathType::NodeSet);
  book_.variables->declare("figures", XPathType::NodeSet);
  book_.variables->declare("checks", XPathType::NodeSet);
  for (char const* const text : {"language", "version", "record-sha256", "claim-number"}) {
    book_.variables->declare(text, XPathType::String);
  }
  book_.variables->declare("part", XPathType::Number);
  book_.variables->declare("is-last-part", XPathType::Boolean);
  if (xml::local_name(root) != "workbook" || namespace_of(root) != workbook_namespace) {
    auto finding = base::error("workbook-root", "this is not a declared workbook", reader_.place_of(root));
    finding.hint = fmt::format("expected <workbook xmlns=\"{}\">", workbook_namespace);
    reader_.diagnostics().add(std::move(finding));
    return;
  }
  reader_.check_attributes(root, {});
  // Styles first: everything else may name them.
  for (pugi::xml_node const node : root.children()) {
    if (xml::local_name(node) == "styles") compile_styles(reader_, node, book_);
  }
  for (pugi::xml_node const node : root.children()) {
    if (xml::local_name(node) == "properties") compile_properties(reader_, node, book_);
    if (xml::local_name(node) == "defined-name") compile_defined_name(reader_, node, book_);
  }
  book_.sheets = children(root, Level::Sheets);
}

}  // namespace

std::optional<Declaration> Declaration::compile(xml::Document const& source, base::Diagnostics& diagnostics) {
  auto book = std::make_unique<CompiledWorkbook>();
  base::Diagnostics found;
  auto const included = xml::with_included_files(source, inclusion, found);
  xml::Document const& whole = included ? *included : source;
  Compiler(whole, *book, found).compile(whole.root());
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) return std::nullopt;
  return Declaration(std::move(book));
}

bool Declaration::needs_rows_in_record() const {
  return compiled_->needs_rows_in_record;
}

Declaration::Declaration(std::unique_ptr<CompiledWorkbook> compiled) : compiled_(std::move(compiled)) {}
Declaration::~Declaration() = default;
Declaration::Declaration(Declaration&&) noexcept = default;
Declaration& Declaration::operator=(Declaration&&) noexcept = default;

}  // namespace closeout::workbook
