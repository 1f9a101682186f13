// Cells: where one stands, how it looks, what is in it.

#include <fmt/format.h>

#include <algorithm>

#include "workbook/filler.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

bool is_money(Format format) {
  return format == Format::Amount || format == Format::Money;
}

/// Digits are as wide as each other, months' names are not: the month, and whether the day has two digits.
unsigned kind_of_day(std::string const& day_number) {
  std::chrono::year_month_day const date = date_of(std::strtol(day_number.c_str(), nullptr, 10));
  bool const has_two_digits = static_cast<unsigned>(date.day()) >= 10;
  return 2 * static_cast<unsigned>(date.month()) + (has_two_digits ? 1 : 0);
}

}  // namespace

/// Assumes that next_column_ is the cell's column.
std::uint32_t Filler::look_of(StyleIndices const& row, StyleIndices const& cell) {
  auto const [known, is_unknown] = looks_of_sheet_.try_emplace(LookKey{&row, &cell, next_column_});
  if (!is_unknown) return known->second;
  Look look;
  for (StyleIndices const* indices :
       {&sheet_spec_->styles, &std::as_const(column_styles_[next_column_]), &row, &cell}) {
    for (std::uint32_t const index : *indices) apply(declared_.styles[index], look);
  }
  return known->second = index_of(look);
}

std::uint32_t Filler::index_of(Look const& look) {
  auto const [found, is_new] = look_indices_.try_emplace(look, static_cast<std::uint32_t>(book_.looks.size()));
  if (is_new) book_.looks.push_back(look);
  return found->second;
}

/// A filter's button stands in the right corner, over what is there: a title that ends there keeps away from it.
std::uint32_t Filler::beside_button(std::uint32_t look) {
  if (book_.looks[look].align != Align::Right) return look;
  Look indented = book_.looks[look];
  indented.indent = std::max<std::uint8_t>(indented.indent, 2);
  return index_of(indented);
}

void Filler::report_column(std::string_view name, base::SourcePlace const& place) {
  std::vector<std::string_view> known;
  for (Column const& column : sheet().columns) known.push_back(column.name);
  auto finding =
      base::error("workbook-column", fmt::format("the sheet \"{}\" has no column \"{}\"", sheet().id, name), place);
  std::string const near = base::nearest_word(name, known);
  finding.arguments = {{"reason", "unknown"}, {"sheet", sheet().id}, {"name", std::string(name)}, {"nearest", near}};
  if (!near.empty()) finding.hint = fmt::format("did you mean \"{}\"?", near);
  diagnostics_.add(std::move(finding));
}

std::optional<std::uint32_t> Filler::column_named(std::string_view name, base::SourcePlace const& place) {
  auto const& columns = sheet().columns;
  auto const found = std::ranges::find(columns, name, &Column::name);
  if (found != columns.end()) return static_cast<std::uint32_t>(found - columns.begin());
  report_column(name, place);
  return std::nullopt;
}

/// Moves to the column the cell names, and checks that there is one left.
bool Filler::place_cell(CellSpec const& spec, pugi::xpath_node context) {
  auto const& columns = sheet().columns;
  if (spec.column) {
    auto const column = column_named(spec.column->evaluate(context), spec.column->place());
    if (!column) return false;
    next_column_ = *column;
  }
  bool const is_beyond = next_column_ >= columns.size();
  if (!is_beyond && !is_taken(next_column_)) return true;
  if (!reported_.insert(&spec).second) return false;
  auto finding = base::error(
      "workbook-column",
      is_beyond
          ? fmt::format("the sheet \"{}\" has only {} columns: none is left for this cell", sheet().id, columns.size())
          : fmt::format("the row has a cell in the column \"{}\" already", columns[next_column_].name),
      spec.content.place);
  finding.arguments = {{"reason", is_beyond ? "none_left" : "taken"},
                       {"sheet", sheet().id},
                       {"name", is_beyond ? std::string() : columns[next_column_].name}};
  diagnostics_.add(std::move(finding));
  return false;
}

/// Those that name their column may come from right to left.
bool Filler::is_taken(std::uint32_t column) const {
  auto const& cells = book_.sheets.back().rows.back().cells;
  return std::ranges::find(cells, column, &Cell::column) != cells.end();
}

/// What a reader may fill in is seen by its colour, the same in the whole workbook.
void Filler::check_input(CellSpec const& spec, Look const& look) {
  if (look.locked || look.fill == declared_.input_fill || !reported_.insert(&spec).second) return;
  diagnostics_.add(base::error("workbook-input", "a cell to fill in has another fill than the style it is unlocked by",
                               spec.content.place));
}

void Filler::add_to_totals(Value const& value, Format format) {
  auto const* const number = std::get_if<Decimal>(&value);
  if (block_ == nullptr || row_spec_->role != RowRole::Body || number == nullptr || !is_money(format)) return;
  auto const amount = base::Cents::parse(number->digits);
  if (!amount) return;
  block_->totals[next_column_] += *amount;
  grand_totals_[{block_->table.name, next_column_}] += *amount;
}

std::optional<Value> Filler::total_of(CellSpec const& spec) {
  bool const is_of_all = spec.content.total.empty();
  std::string const& name = is_of_all ? spec.content.grand_total : spec.content.total;
  if (block_ == nullptr) report_column(name, spec.content.place);
  auto const column = block_ == nullptr ? std::nullopt : column_named(name, spec.content.place);
  if (!column) return std::nullopt;
  base::Cents const total = is_of_all ? grand_totals_[{block_->table.name, *column}] : block_->totals[*column];
  return Decimal{total.to_decimal()};
}

/// What the record cannot say in a workbook is told where the record has it: at the node the cell is about.
bool Filler::is_good_text(std::string_view text, CellSpec const& spec, pugi::xpath_node context) {
  bool const is_of_record = context.node() && context.node().root() == input_.record.tree().root();
  base::SourcePlace const place = is_of_record ? input_.record.place_of(context.node()) : spec.content.place;
  return check_length(text, longest_cell_text, "a cell", spec.content.place, diagnostics_) &&
         check_characters(text, place, diagnostics_);
}

std::optional<Value> Filler::value_of(CellSpec const& spec, Format format, pugi::xpath_node context) {
  bool const is_total = !spec.content.total.empty() || !spec.content.grand_total.empty();
  auto value = is_total ? total_of(spec) : contents_.evaluate(spec.content, format, context);
  auto const* const text = value ? std::get_if<std::string>(&*value) : nullptr;
  return text == nullptr || is_good_text(*text, spec, context) ? value : std::nullopt;
}

/// Of many rows only few can widen their column: of numbers with and without a sign, or a point, one with more digits
/// than all before it; a month that was not there yet, on a day of one digit or two. What is not shown is not measured.
bool Filler::may_be_the_widest(Value const& value, Format format) {
  auto const* const number = std::get_if<Decimal>(&value);
  if (!is_streaming_ || number == nullptr) return true;
  if (format == Format::Date) return days_seen_.emplace(next_column_, kind_of_day(number->digits)).second;
  bool const has_sign = number->digits.starts_with('-');
  bool const has_point = number->digits.find('.') != std::string::npos;
  std::size_t& longest = longest_numbers_[next_column_][(has_sign ? 2U : 0U) + (has_point ? 1U : 0U)];
  if (number->digits.size() <= longest) return false;
  longest = number->digits.size();
  return true;
}

void Filler::run(CellSpec const& spec, pugi::xpath_node context) {
  if (!place_cell(spec, context)) return;
  Cell cell;
  cell.column = next_column_;
  CellPlace const place{sheet_index(), row_index(), next_column_};
  auto link = link_of(spec, context);
  cell.look = look_of(row_spec_->styles, link ? spec.styles_as_link : spec.styles);
  if (sheet().rows.back().has_filter_buttons) cell.look = beside_button(cell.look);
  Format const format = book_.looks[cell.look].format;
  check_input(spec, book_.looks[cell.look]);
  if (auto value = value_of(spec, format, context)) {
    if (may_be_the_widest(*value, format)) cell.shown = contents_.shown(*value, format);
    add_to_totals(*value, format);
    cell.value = std::move(*value);
  }
  WaitingCells& waiting = is_streaming_ ? row_waiting_ : unresolved_.waiting;
  if (spec.content.formula) {
    cell.formula = spec.content.formula->evaluate(context, Quoting::ExcelString);
    waiting.formulas.push_back({place, &spec.content.formula->place()});
  }
  if (link) waiting.links.push_back(std::move(*link));
  if (spec.findings) add_comment(*spec.findings, cell.column, context, spec.findings->place());
  name_cell(spec, context);
  sheet().rows.back().cells.push_back(std::move(cell));
  ++next_column_;
}

}  // namespace closeout::workbook
