// Sheets, blocks and rows: in what order they are filled, and where a row goes when it is whole.

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "locale/language.hpp"
#include "workbook/cell_sizes.hpp"
#include "workbook/filler.hpp"
#include "workbook/number_format.hpp"
#include "workbook/sheet_name.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

/// Rows that a full sheet keeps for what stands below its entries.
constexpr std::uint32_t rows_for_totals = 16;

}  // namespace

Filler::Filler(CompiledWorkbook const& declared, Input const& input, XlsxWriter* writer, base::Diagnostics& diagnostics)
    : declared_(declared),
      input_(input),
      writer_(writer),
      diagnostics_(diagnostics),
      contents_(input, diagnostics),
      findings_(input) {}

void Filler::run(Instructions const& instructions, pugi::xpath_node context) {
  for (Instruction const& instruction : instructions) {
    std::visit([&](auto const& what) { run(what, context); }, instruction.what);
  }
}

void Filler::run(ForEach const& loop, pugi::xpath_node context) {
  if (loop.is_over_entries && is_streaming_) return run_streamed(loop);
  for (pugi::xpath_node const& node : loop.select.nodes(context)) {
    loop.is_over_entries ? run_entry(loop, node.node()) : run(loop.children, node);
  }
}

void Filler::run_entry(ForEach const& loop, pugi::xml_node entry) {
  declared_.variables->set("claim-number", input_.claim_of ? input_.claim_of(entry) : std::string());
  run(loop.children, entry);
}

/// Until no entry is left or the sheet is full; it is filled again then, as its next part.
void Filler::run_streamed(ForEach const& loop) {
  auto const next = [&] {
    pugi::xml_node entry = feed_->next();
    while (entry && loop.condition && !loop.condition->boolean(entry)) entry = feed_->next();
    return entry;
  };
  if (!feed_) {
    feed_ = input_.entries->read();
    waiting_entry_ = next();
  }
  while (waiting_entry_ && !sheet_is_full() && !diagnostics_.has_errors()) {
    run_entry(loop, waiting_entry_);
    waiting_entry_ = next();
  }
  declared_.variables->set("is-last-part", !waiting_entry_);
  forget_variables(loop.children);
}

bool Filler::sheet_is_full() const {
  return row_count() + rows_for_totals >= input_.limits.most_rows;
}

/// They speak of an entry that is gone, wherever in the loop they are set.
void Filler::forget_variables(Instructions const& instructions) {
  for (Instruction const& instruction : instructions) {
    if (auto const* const loop = std::get_if<ForEach>(&instruction.what)) forget_variables(loop->children);
    if (auto const* const row = std::get_if<RowSpec>(&instruction.what)) forget_variables(row->cells);
    if (auto const* const choice = std::get_if<Choose>(&instruction.what)) {
      for (Branch const& branch : choice->branches) forget_variables(branch.children);
    }
    auto const* const variable = std::get_if<Variable>(&instruction.what);
    if (variable != nullptr && variable->select && variable->select->type() == xml::XPathType::NodeSet) {
      declared_.variables->set(variable->name, pugi::xpath_node_set());
    }
  }
}

void Filler::run(Choose const& choice, pugi::xpath_node context) {
  for (Branch const& branch : choice.branches) {
    if (!branch.test || branch.test->boolean(context)) return run(branch.children, context);
  }
}

void Filler::run(Variable const& variable, pugi::xpath_node context) {
  xml::XPathVariables& variables = *declared_.variables;
  std::string const key = variable.by ? variable.by->string(context) : std::string();
  if (variable.words) {
    auto& known = words_by_key_[&variable];
    auto found = known.find(key);
    if (!variable.by || found == known.end()) {
      auto const text = contents_.words(*variable.words, context);
      if (!text) return;
      found = known.insert_or_assign(key, *text).first;
    }
    variables.set(variable.name, found->second);
    return;
  }
  switch (variable.select->type()) {
    case xml::XPathType::NodeSet: {
      if (!variable.by) return void(variables.set(variable.name, variable.select->nodes(context)));
      auto const [found, is_new] = nodes_by_key_[&variable].try_emplace(key);
      if (is_new) found->second = variable.select->nodes(context);
      variables.set(variable.name, found->second);
      return;
    }
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
  column.outline_level = spec.outline_level;
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

void Filler::set_page(SheetSpec const& spec, pugi::xpath_node context) {
  Sheet& to = sheet();
  to.frozen_columns = spec.frozen_columns;
  to.repeated_columns = spec.repeated_columns;
  to.is_landscape = spec.is_landscape;
  to.has_gridlines = spec.has_gridlines;
  to.is_protected = spec.is_protected;
  to.is_right_to_left = locale::is_right_to_left(book_.language);
  to.tab_colour = spec.tab_colour;
  to.header = page_line(spec.header, context);
  to.footer = page_line(spec.footer, context);
  check_page_line(to.header, spec);
  check_page_line(to.footer, spec);
}

void Filler::set_printed_columns(SheetSpec const& spec) {
  if (spec.last_printed_column.empty()) return;
  sheet().last_printed_column = column_named(spec.last_printed_column, spec.place);
}

void Filler::run(std::unique_ptr<FeatureSpec> const& spec, pugi::xpath_node context) {
  if (auto const* const chart = std::get_if<ChartSpec>(&spec->what)) return run_chart(*chart, context);
  auto feature = evaluate_feature(*spec, declared_.styles, context, contents_, diagnostics_);
  if (!feature) return;
  feature->sheet = sheet_index();
  unresolved_.features.push_back(std::move(*feature));
}

void Filler::run_chart(ChartSpec const& spec, pugi::xpath_node context) {
  auto chart = evaluate_chart(spec, context, contents_, book_.number_formats, diagnostics_);
  if (!chart) return;
  chart->sheet = sheet_index();
  place_chart(spec, chart->chart);
  unresolved_.charts.push_back(std::move(*chart));
}

/// At the right of its block, or below all rows so far: then it takes as many rows as it covers.
void Filler::place_chart(ChartSpec const& spec, Chart& chart) {
  constexpr double row_in_pixels = 20;
  if (!spec.beside.empty()) {
    auto const& tables = sheet().tables;
    auto const block = std::ranges::find(tables, spec.beside, &Table::name);
    if (block != tables.end()) {
      chart.row = block->header_first;
      chart.column = block->area.last_column + 1;
      return;
    }
    diagnostics_.add(base::error(
        "workbook-chart", fmt::format("there is no block \"{}\" before it on the sheet", spec.beside), spec.place));
    return;
  }
  chart.row = row_count();
  RowSpec const empty;
  for (double covered = 0; covered < spec.height; covered += row_in_pixels) run(empty, pugi::xpath_node());
}

/// "Ledger", "Ledger (2)".
std::string Filler::name_of_part(std::string const& name) const {
  return part_ == 1 ? name : fmt::format("{} ({})", name, part_);
}

void Filler::run(std::unique_ptr<SheetSpec> const& spec, pugi::xpath_node context) {
  auto const name = contents_.words(spec->name, context);
  if (!name) return;
  is_streaming_ = writer_ != nullptr && input_.entries != nullptr && spec->can_be_streamed;
  part_ = 0;
  do {
    ++part_;
    declared_.variables->set("part", static_cast<double>(part_));
    declared_.variables->set("is-last-part", true);
    fill_sheet(*spec, name_of_part(*name), context);
  } while (waiting_entry_ && !diagnostics_.has_errors());
  is_streaming_ = false;
  feed_.reset();
}

void Filler::fill_sheet(SheetSpec const& spec, std::string name, pugi::xpath_node context) {
  check_sheet_name(name, book_, spec.name.place, diagnostics_);
  sheet_spec_ = &spec;
  column_styles_.clear();
  looks_of_sheet_.clear();
  book_.sheets.emplace_back();
  Sheet& sheet = book_.sheets.back();
  sheet.id = spec.id;
  sheet.name = std::move(name);
  set_page(spec, context);
  if (writer_ != nullptr) writer_->begin_sheet(sheet);
  run(spec.columns, context);
  set_printed_columns(spec);
  if (is_streaming_) fix_wrapped_columns();
  run(spec.rows, context);
  if (row_count() <= input_.limits.most_rows) return;
  diagnostics_.add(base::error("workbook-rows", fmt::format("a sheet holds at most {} rows", input_.limits.most_rows),
                               spec.name.place));
}

/// Rows are written before the widest text is known, and with them their heights: so wrapped text gets all the width
/// that it may have.
void Filler::fix_wrapped_columns() {
  longest_numbers_.assign(sheet().columns.size(), 0);
  months_seen_.clear();
  for (next_column_ = 0; next_column_ < sheet().columns.size(); ++next_column_) {
    Column& column = sheet().columns[next_column_];
    bool const wraps = book_.looks[look_of(no_styles_, no_styles_)].wrap;
    if (column.is_fixed || !wraps) continue;
    column.width = column.max_width;
    column.is_fixed = true;
  }
}

void Filler::run(BlockSpec const& spec, pugi::xpath_node context) {
  std::uint32_t const first = row_count();
  auto const& columns = sheet().columns;
  auto last_column = static_cast<std::uint32_t>(std::max<std::size_t>(columns.size(), 1) - 1);
  if (!spec.last_column.empty()) last_column = column_named(spec.last_column, spec.place).value_or(last_column);
  BlockState block;
  Table& table = block.table;
  table.name = spec.name;
  table.area = {first, 0, first, last_column};
  table.header_first = table.body_first = first;
  table.body_last = first;
  table.has_filter = spec.has_filter;
  table.is_frozen = spec.is_frozen;
  block.column_names.resize(columns.size());
  block_ = &block;
  run(spec.rows, context);
  block_ = nullptr;
  if (row_count() == first) return;
  table.area.last_row = row_index();
  sheet().tables.push_back(std::move(table));
  // What is written as it is filled has no Excel tables.
  if (!spec.is_table || writer_ != nullptr) return;
  auto name = spec.table_name ? contents_.message_of(*spec.table_name, context).value_or("") : std::string();
  unresolved_.tables.push_back({sheet_index(), sheet().tables.size() - 1, std::move(name), &spec.place});
}

/// Header rows come first, then the body, then totals.
void Filler::note_role(RowRole role) {
  if (block_ == nullptr) return;
  if (role == RowRole::Header) block_->table.body_first = row_index() + 1;
  if (role != RowRole::Body) return;
  block_->table.body_last = row_index();
  block_->has_body = true;
}

void Filler::run(RowSpec const& spec, pugi::xpath_node context) {
  if (spec.role == RowRole::IfEmpty && block_ != nullptr && block_->has_body) return;
  sheet().rows.emplace_back();
  sheet().rows.back().height = spec.height;
  sheet().rows.back().outline_level = spec.outline_level;
  row_spec_ = &spec;
  next_column_ = 0;
  note_role(spec.role == RowRole::IfEmpty ? RowRole::Body : spec.role);
  run(spec.cells, context);
  if (spec.findings && sheet_spec_ != nullptr) add_comment(*spec.findings, 0, context, spec.findings->place());
  complete_row(spec);
  tell_listener(spec.role);
  if (is_streaming_) write_streamed_row();
}

void Filler::tell_listener(RowRole role) {
  if (input_.tables == nullptr || block_ == nullptr) return;
  Sheet const& sheet = this->sheet();
  if (role == RowRole::Header) input_.tables->header(sheet.id, block_->table.name, sheet.rows.back().cells);
  if (role == RowRole::Body) input_.tables->row(sheet.id, block_->table.name, sheet.rows.back().cells, book_.looks);
}

/// In a table a row's fill and rules go through its empty cells too.
void Filler::complete_row(RowSpec const& spec) {
  if (block_ == nullptr || spec.styles.empty() || sheet().columns.empty()) return;
  auto& cells = sheet().rows.back().cells;
  if (cells.size() > block_->table.area.last_column) return;
  for (std::uint32_t column = 0; column <= block_->table.area.last_column; ++column) {
    if (std::ranges::find(cells, column, &Cell::column) != cells.end()) continue;
    next_column_ = column;
    Cell blank;
    blank.column = column;
    blank.look = look_of(spec.styles, no_styles_);
    cells.push_back(std::move(blank));
  }
  std::ranges::sort(cells, {}, &Cell::column);
}

void Filler::write_streamed_row() {
  resolve_row(row_waiting_, unresolved_.cells, book_, diagnostics_);
  row_waiting_.formulas.clear();
  row_waiting_.links.clear();
  Sheet& sheet = this->sheet();
  widen_columns(sheet, sheet.rows.back(), book_.looks);
  settle_height(sheet.rows.back(), sheet, book_.looks);
  writer_->write_row(sheet_index(), sheet.rows_written++, std::move(sheet.rows.back()), book_);
  sheet.rows.clear();
}

/// What is absent in the record is no property. An empty name or a second one of that name would be mended by Excel.
void Filler::add_custom(PropertySpec const& spec, std::string const& text) {
  using Kind = CustomProperty::Kind;
  if (text.empty()) return;
  auto& custom = book_.properties.custom;
  bool const is_right = spec.kind == Kind::Text || (spec.kind == Kind::Date && base::parse_date(text)) ||
                        (spec.kind == Kind::Number && is_decimal(text));
  if (!is_right) {
    diagnostics_.add(base::error(
        "workbook-value", fmt::format("expected a {}, found \"{}\"", spec.kind == Kind::Date ? "date" : "number", text),
        spec.content.place));
  }
  if (spec.custom.empty() || std::ranges::find(custom, spec.custom, &CustomProperty::name) != custom.end()) {
    diagnostics_.add(
        base::error("workbook-property", "a custom property needs a name that no other has", spec.content.place));
  }
  static_cast<void>(check_length(spec.custom, longest_property, "a property's name", spec.content.place, diagnostics_));
  static_cast<void>(check_length(text, longest_property, "a property", spec.content.place, diagnostics_));
  custom.push_back({spec.custom, spec.kind, text});
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
    if (spec.name == "custom") add_custom(spec, text);
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
  declared_.variables->set("record", xml::node_set_of(record));
  declared_.variables->set("figures", xml::node_set_of(input_.figures.root()));
  declared_.variables->set("checks", xml::node_set_of(input_.checks.root()));
  declared_.variables->set("language", input_.formatter.language());
  declared_.variables->set("version", input_.version);
  declared_.variables->set("record-sha256", input_.record_sha256);
  book_.language = input_.formatter.language();
  book_.number_formats = number_formats(input_.formatter);
  run(declared_.sheets, record);
  set_properties(record);
  define_names(record);
  resolve(unresolved_, book_, diagnostics_);
  settle_sizes(book_);
  if (writer_ != nullptr && !diagnostics_.has_errors()) write_held_sheets();
  return std::move(book_);
}

void Filler::write_held_sheets() {
  for (std::size_t at = 0; at < book_.sheets.size(); ++at) {
    Sheet& sheet = book_.sheets[at];
    for (Row& row : sheet.rows) writer_->write_row(at, sheet.rows_written++, std::move(row), book_);
    sheet.rows.clear();
    writer_->finish_sheet(at, sheet, sheet.rows_written);
  }
}

namespace {

std::uint64_t count_entries(xml::Document const& record) {
  auto const entries = record.root().child("ledger").children("entry");
  return static_cast<std::uint64_t>(std::distance(entries.begin(), entries.end()));
}

/// Entries that stand in the record.
class RecordEntries final : public EntryFeed {
 public:
  explicit RecordEntries(xml::Document const& record) : entry_(record.root().child("ledger").child("entry")) {}
  pugi::xml_node next() override { return std::exchange(entry_, entry_.next_sibling("entry")); }

 private:
  pugi::xml_node entry_;
};

}  // namespace

std::optional<Book> fill(Declaration const& declaration, Input const& input, base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  Book book = Filler(declaration.compiled(), input, nullptr, found).fill();
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) return std::nullopt;
  return book;
}

bool build(Declaration const& declaration, Input const& input, std::filesystem::path const& to,
           base::Diagnostics& diagnostics) {
  EntrySource const in_record{count_entries(input.record),
                              [&] { return std::make_unique<RecordEntries>(input.record); }};
  Input streamed = input;
  if (input.entries == nullptr) streamed.entries = &in_record;
  bool const is_large = streamed.entries->count > input.limits.most_entries_held;
  if (!is_large) {
    auto const book = fill(declaration, input, diagnostics);
    return book && write(*book, to, diagnostics);
  }
  base::Diagnostics found;
  auto writer = XlsxWriter::open(to, XlsxWriter::Memory::Bounded, found);
  if (writer) {
    Book const book = Filler(declaration.compiled(), streamed, &*writer, found).fill();
    if (!found.has_errors()) static_cast<void>(writer->close(book, found));
  }
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  return !failed;
}

}  // namespace closeout::workbook
