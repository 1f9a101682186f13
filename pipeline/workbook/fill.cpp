// Runs a declaration over a record and its figures: every cell gets its place, look, value and formula.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "workbook/cell_sizes.hpp"
#include "workbook/content.hpp"
#include "workbook/number_format.hpp"
#include "workbook/resolution.hpp"
#include "workbook/sheet_name.hpp"
#include "workbook/workbook.hpp"

namespace closeout::workbook {

namespace {

pugi::xpath_node_set only(pugi::xml_node node) {
  pugi::xpath_node const item(node);
  return {&item, &item + 1};
}

/// Excel's limit, in UTF-16 units. Cut texts would be a silent loss.
bool is_too_long(std::string const& text) {
  constexpr std::size_t greatest = 32767;
  return text.size() > greatest && base::to_utf16be(text).size() / 2 > greatest;
}

class Filler {
 public:
  Filler(CompiledWorkbook const& declared, Input const& input, base::Diagnostics& diagnostics)
      : declared_(declared), input_(input), diagnostics_(diagnostics), contents_(input, diagnostics) {}

  Book fill();

 private:
  void run(Instructions const& instructions, pugi::xpath_node context);
  void run(ForEach const& loop, pugi::xpath_node context);
  void run(Choose const& choice, pugi::xpath_node context);
  void run(Variable const& variable, pugi::xpath_node context);
  void run(ColumnSpec const& spec, pugi::xpath_node context);
  void run(std::unique_ptr<SheetSpec> const& spec, pugi::xpath_node context);
  void run(BlockSpec const& spec, pugi::xpath_node context);
  void run(RowSpec const& spec, pugi::xpath_node context);
  void run(CellSpec const& spec, pugi::xpath_node context);

  void set_properties(pugi::xpath_node context);
  PageLine page_line(PageLineSpec const& spec, pugi::xpath_node context);
  void check_page_line(PageLine const& line, SheetSpec const& spec);
  bool place_cell(CellSpec const& spec, pugi::xpath_node context);
  void name_cell(CellSpec const& spec, pugi::xpath_node context);
  void note_role(RowRole role);
  void complete_row(RowSpec const& spec);
  std::uint32_t look_of(StyleIndices const& row, StyleIndices const& cell);
  void define_names(pugi::xpath_node context);
  void report_column(std::string_view name, base::SourcePlace const& place);

  CompiledWorkbook const& declared_;
  Input const& input_;
  base::Diagnostics& diagnostics_;
  ContentReader contents_;
  Book book_;
  Unresolved unresolved_;
  std::map<Look, std::uint32_t> look_indices_;
  std::set<void const*> reported_;  ///< Parts of the declaration whose error is told already.

  // Where the filling stands.
  SheetSpec const* sheet_spec_ = nullptr;
  std::vector<StyleIndices> column_styles_;
  Table* table_ = nullptr;
  RowSpec const* row_spec_ = nullptr;
  std::uint32_t next_column_ = 0;
  StyleIndices const no_styles_;

  [[nodiscard]] Sheet& sheet() { return book_.sheets.back(); }
  [[nodiscard]] std::uint32_t row_index() { return static_cast<std::uint32_t>(sheet().rows.size() - 1); }
};

void Filler::run(Instructions const& instructions, pugi::xpath_node context) {
  for (Instruction const& instruction : instructions) {
    std::visit([&](auto const& what) { run(what, context); }, instruction.what);
  }
}

void Filler::run(ForEach const& loop, pugi::xpath_node context) {
  for (pugi::xpath_node const& node : loop.select.nodes(context)) run(loop.children, node);
}

void Filler::run(Choose const& choice, pugi::xpath_node context) {
  for (Branch const& branch : choice.branches) {
    if (!branch.test || branch.test->boolean(context)) return run(branch.children, context);
  }
}

void Filler::run(Variable const& variable, pugi::xpath_node context) {
  xml::XPathVariables& variables = *declared_.variables;
  if (variable.message) {
    if (auto const text = contents_.words(*variable.message, context)) variables.set(variable.name, *text);
    return;
  }
  switch (variable.select->type()) {
    case xml::XPathType::NodeSet:
      variables.set(variable.name, variable.select->nodes(context));
      return;
    case xml::XPathType::Boolean:
      variables.set(variable.name, variable.select->boolean(context));
      return;
    case xml::XPathType::Number:
      variables.set(variable.name, variable.select->number(context));
      return;
    case xml::XPathType::String:
      variables.set(variable.name, variable.select->string(context));
      return;
  }
}

void Filler::run(ColumnSpec const& spec, pugi::xpath_node context) {
  Column column;
  column.name = spec.name.evaluate(context);
  column.is_fixed = spec.width.has_value();
  column.width = spec.width.value_or(0);
  column.min_width = spec.min_width.value_or(0);
  column.max_width = spec.max_width.value_or(60);
  sheet().columns.push_back(std::move(column));
  column_styles_.push_back(spec.styles);
}

PageLine Filler::page_line(PageLineSpec const& spec, pugi::xpath_node context) {
  auto const part = [&](std::optional<Content> const& content) {
    return content ? contents_.words(*content, context, true).value_or("") : std::string();
  };
  return {part(spec.left), part(spec.centre), part(spec.right)};
}

/// Excel takes 255 characters in all for a head or foot, codes included.
void Filler::check_page_line(PageLine const& line, SheetSpec const& spec) {
  constexpr std::size_t greatest = 255 - 6;
  if (base::code_point_count(line.left + line.centre + line.right) <= greatest) return;
  diagnostics_.add(
      base::error("workbook-page-line", "the page's head or foot is longer than 249 characters", spec.name.place));
}

void Filler::run(std::unique_ptr<SheetSpec> const& spec, pugi::xpath_node context) {
  auto name = contents_.words(spec->name, context);
  if (!name) return;
  check_sheet_name(*name, book_, spec->name.place, diagnostics_);
  sheet_spec_ = spec.get();
  column_styles_.clear();
  book_.sheets.emplace_back();
  Sheet& sheet = book_.sheets.back();
  sheet.id = spec->id;
  sheet.name = std::move(*name);
  sheet.frozen_columns = spec->frozen_columns;
  sheet.is_landscape = spec->is_landscape;
  sheet.has_gridlines = spec->has_gridlines;
  sheet.tab_colour = spec->tab_colour;
  sheet.header = page_line(spec->header, context);
  sheet.footer = page_line(spec->footer, context);
  check_page_line(sheet.header, *spec);
  check_page_line(sheet.footer, *spec);
  run(spec->columns, context);
  run(spec->rows, context);
  constexpr std::size_t greatest_row = 1'048'576;
  if (book_.sheets.back().rows.size() <= greatest_row) return;
  diagnostics_.add(
      base::error("workbook-rows", fmt::format("a sheet holds at most {} rows", greatest_row), spec->name.place));
}

void Filler::run(BlockSpec const& spec, pugi::xpath_node context) {
  auto const first = static_cast<std::uint32_t>(sheet().rows.size());
  auto const& columns = sheet().columns;
  auto last_column = static_cast<std::uint32_t>(std::max<std::size_t>(columns.size(), 1) - 1);
  auto const named = std::ranges::find(columns, spec.last_column, &Column::name);
  if (named != columns.end()) last_column = static_cast<std::uint32_t>(named - columns.begin());
  if (named == columns.end() && !spec.last_column.empty()) report_column(spec.last_column, spec.place);
  Table table;
  table.name = spec.name;
  table.area = {first, 0, first, last_column};
  table.header_first = table.body_first = first;
  table.body_last = first;
  table.has_filter = spec.has_filter;
  table.is_frozen = spec.is_frozen;
  table_ = &table;
  run(spec.rows, context);
  table_ = nullptr;
  if (sheet().rows.size() == first) return;
  table.area.last_row = row_index();
  sheet().tables.push_back(std::move(table));
}

/// Header rows come first, then the body, then totals.
void Filler::note_role(RowRole role) {
  if (table_ == nullptr) return;
  if (role == RowRole::Header) table_->body_first = row_index() + 1;
  if (role == RowRole::Body) table_->body_last = row_index();
}

void Filler::run(RowSpec const& spec, pugi::xpath_node context) {
  sheet().rows.emplace_back();
  sheet().rows.back().height = spec.height;
  sheet().rows.back().outline_level = spec.outline_level;
  row_spec_ = &spec;
  next_column_ = 0;
  note_role(spec.role);
  run(spec.cells, context);
  complete_row(spec);
}

/// In a table a row's fill and rules go through its empty cells too.
void Filler::complete_row(RowSpec const& spec) {
  if (table_ == nullptr || spec.styles.empty() || sheet().columns.empty()) return;
  auto& cells = sheet().rows.back().cells;
  for (std::uint32_t column = 0; column <= table_->area.last_column; ++column) {
    if (std::ranges::find(cells, column, &Cell::column) != cells.end()) continue;
    next_column_ = column;
    Cell blank;
    blank.column = column;
    blank.look = look_of(spec.styles, no_styles_);
    cells.push_back(std::move(blank));
  }
  std::ranges::sort(cells, {}, &Cell::column);
}

/// Assumes that next_column_ is the cell's column.
std::uint32_t Filler::look_of(StyleIndices const& row, StyleIndices const& cell) {
  Look look;
  for (StyleIndices const* indices :
       {&sheet_spec_->styles, &std::as_const(column_styles_[next_column_]), &row, &cell}) {
    for (std::uint32_t const index : *indices) apply(declared_.styles[index], look);
  }
  auto const [found, is_new] = look_indices_.try_emplace(look, static_cast<std::uint32_t>(book_.looks.size()));
  if (is_new) book_.looks.push_back(std::move(look));
  return found->second;
}

void Filler::report_column(std::string_view name, base::SourcePlace const& place) {
  std::vector<std::string_view> known;
  for (Column const& column : sheet().columns) known.push_back(column.name);
  auto finding =
      base::error("workbook-column", fmt::format("the sheet \"{}\" has no column \"{}\"", sheet().id, name), place);
  std::string const near = base::nearest_word(name, known);
  if (!near.empty()) finding.hint = fmt::format("did you mean \"{}\"?", near);
  diagnostics_.add(std::move(finding));
}

/// Moves to the column the cell names, and checks that there is one left.
bool Filler::place_cell(CellSpec const& spec, pugi::xpath_node context) {
  auto const& columns = sheet().columns;
  if (spec.column) {
    std::string const name = spec.column->evaluate(context);
    auto const found = std::ranges::find(columns, name, &Column::name);
    if (found == columns.end()) report_column(name, spec.column->place());
    if (found == columns.end()) return false;
    next_column_ = static_cast<std::uint32_t>(found - columns.begin());
  }
  if (next_column_ < columns.size()) return true;
  if (reported_.insert(&spec).second) {
    diagnostics_.add(base::error(
        "workbook-column",
        fmt::format("the sheet \"{}\" has only {} columns: none is left for this cell", sheet().id, columns.size()),
        spec.content.place));
  }
  return false;
}

void Filler::name_cell(CellSpec const& spec, pugi::xpath_node context) {
  Address const address{row_index(), next_column_};
  if (table_ != nullptr && row_spec_->role == RowRole::Body) {
    unresolved_.cells.add(sheet().id, table_->name + "." + sheet().columns[next_column_].name, address);
  }
  if (!spec.names) return;
  std::string const names = spec.names->evaluate(context);
  for (std::size_t start = 0; start < names.size();) {
    std::size_t const end = std::min(names.find(' ', start), names.size());
    if (end > start) unresolved_.cells.add(sheet().id, std::string_view(names).substr(start, end - start), address);
    start = end + 1;
  }
}

void Filler::run(CellSpec const& spec, pugi::xpath_node context) {
  if (!place_cell(spec, context)) return;
  Cell cell;
  cell.column = next_column_;
  cell.look = look_of(row_spec_->styles, spec.styles);
  auto evaluated = contents_.evaluate(spec.content, book_.looks[cell.look].format, context);
  if (evaluated && is_too_long(evaluated->shown)) {
    diagnostics_.add(
        base::error("workbook-text-too-long", "a cell holds at most 32767 characters of text", spec.content.place));
  } else if (evaluated) {
    cell.value = std::move(evaluated->value);
    cell.shown = std::move(evaluated->shown);
  }
  Sheet& sheet = book_.sheets.back();
  CellPlace const place{book_.sheets.size() - 1, row_index(), next_column_};
  if (spec.content.formula) {
    cell.formula = spec.content.formula->evaluate(context, Quoting::ExcelString);
    unresolved_.formulas.push_back({place, &spec.content.formula->place()});
  }
  if (!spec.link.empty()) unresolved_.links.push_back({place, spec.link, &spec.link_place});
  name_cell(spec, context);
  sheet.rows.back().cells.push_back(std::move(cell));
  ++next_column_;
}

void Filler::set_properties(pugi::xpath_node context) {
  Properties& to = book_.properties;
  for (PropertySpec const& spec : declared_.properties) {
    std::string const text = contents_.words(spec.content, context).value_or("");
    if (spec.name == "title") to.title = text;
    if (spec.name == "subject") to.subject = text;
    if (spec.name == "author") to.author = text;
    if (spec.name == "company") to.company = text;
    if (spec.name == "category") to.category = text;
    if (spec.name == "keywords") to.keywords = text;
    if (spec.name == "comments") to.comments = text;
    if (spec.name == "custom") to.custom.emplace_back(spec.custom, text);
    if (spec.name != "created" || text.empty()) continue;
    to.created = base::parse_date(text);
    if (to.created) continue;
    diagnostics_.add(
        base::error("workbook-value", fmt::format("expected a date, found \"{}\"", text), spec.content.place));
  }
}

/// What a name is for need not be there: a project without a flat rate has no rate.
void Filler::define_names(pugi::xpath_node context) {
  for (DefinedNameSpec const& spec : declared_.names) {
    auto const word = contents_.words(spec.name, context);
    if (word) unresolved_.names.push_back({*word, spec.refers_to, spec.name.place});
  }
}

Book Filler::fill() {
  pugi::xml_node const record = input_.record.root();
  declared_.variables->set("record", only(record));
  declared_.variables->set("figures", only(input_.figures.root()));
  declared_.variables->set("language", input_.formatter.language());
  book_.language = input_.formatter.language();
  book_.number_formats = number_formats(input_.formatter);
  run(declared_.sheets, record);
  set_properties(record);
  define_names(record);
  resolve(unresolved_, book_, diagnostics_);
  settle_sizes(book_);
  return std::move(book_);
}

}  // namespace

std::optional<Book> fill(Declaration const& declaration, Input const& input, base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  Book book = Filler(declaration.compiled(), input, found).fill();
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) return std::nullopt;
  return book;
}

bool build(Declaration const& declaration, Input const& input, std::filesystem::path const& to,
           base::Diagnostics& diagnostics) {
  auto const book = fill(declaration, input, diagnostics);
  return book && write(*book, to, diagnostics);
}

}  // namespace closeout::workbook
