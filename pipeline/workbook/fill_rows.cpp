// Blocks and rows, and where a row goes when it is whole.

#include <algorithm>
#include <utility>

#include "workbook/filler.hpp"

namespace closeout::workbook {

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
  check_block(spec, block);
  sheet().tables.push_back(std::move(table));
  // What is written as it is filled has no Excel tables.
  if (!spec.is_table || writer_ != nullptr) return;
  auto name = spec.table_name ? contents_.message_of(*spec.table_name, context).value_or("") : std::string();
  unresolved_.tables.push_back({sheet_index(), sheet().tables.size() - 1, std::move(name), &spec.place});
}

/// The last of a table's header rows has the buttons.
void Filler::note_header() {
  Table& table = block_->table;
  auto& rows = sheet().rows;
  bool const is_first = row_index() == table.header_first;
  if (!is_first && rows.size() > 1) rows[rows.size() - 2].has_filter_buttons = false;
  rows.back().is_title = true;
  rows.back().has_filter_buttons = table.has_filter;
  table.body_first = row_index() + 1;
}

/// Its parts stand one below the other, and its filter is the sheet's only one beside those of Excel's tables.
void Filler::check_block(BlockSpec const& spec, BlockState const& block) {
  auto const report = [&](std::string_view kind, std::string const& reason) {
    auto finding = base::error("workbook-block", reason, spec.place);
    finding.arguments = {{"reason", std::string(kind)}};
    diagnostics_.add(std::move(finding));
  };
  if (block.is_out_of_order) report("order", "header rows come first, then the body, then totals");
  if (!spec.has_filter || spec.is_table) return;
  if (std::exchange(has_filter_, true)) report("filter", "another block of the sheet has its filter");
}

/// Header rows come first, then the body, then totals.
void Filler::note_role(RowRole role) {
  if (block_ == nullptr) return;
  bool const is_late = (role == RowRole::Header && (block_->has_body || block_->has_total)) ||
                       (role == RowRole::Body && block_->has_total);
  block_->is_out_of_order = block_->is_out_of_order || is_late;
  if (role == RowRole::Total) block_->has_total = true;
  if (role == RowRole::Header) note_header();
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
  resolve_row(row_waiting_, unresolved_.cells, row_formulas_, book_, diagnostics_);
  row_waiting_.formulas.clear();
  row_waiting_.links.clear();
  Sheet& sheet = this->sheet();
  sizes_.widen_columns(sheet, sheet.rows.back(), book_.looks);
  sizes_.settle_height(sheet.rows.back(), sheet, book_.looks);
  writer_->write_row(sheet_index(), sheet.rows_written++, std::move(sheet.rows.back()), book_);
  sheet.rows.clear();
}

}  // namespace closeout::workbook
