#pragma once
// Runs a declaration over a record and its figures: every cell gets its place, look, value and formula. Inside this
// room.

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/money.hpp"
#include "workbook/cell_sizes.hpp"
#include "workbook/compiled.hpp"
#include "workbook/content.hpp"
#include "workbook/finding_comments.hpp"
#include "workbook/resolution.hpp"
#include "workbook/workbook.hpp"
#include "workbook/xlsx_writer.hpp"

namespace closeout::workbook {

class Filler {
 public:
  /// With a writer, sheets that can be streamed go to it row by row, and those that cannot when all is settled.
  Filler(CompiledWorkbook const& declared, Input const& input, XlsxWriter* writer, base::Diagnostics& diagnostics);

  Book fill();

 private:
  /// Where a cell's look comes from.
  struct LookKey {
    StyleIndices const* row;
    StyleIndices const* cell;
    std::uint32_t column;
    auto operator<=>(LookKey const&) const = default;
  };

  /// The block that is being filled.
  struct BlockState {
    Table table;
    bool has_body = false, has_total = false;
    bool is_out_of_order = false;
    std::vector<CellNames::Areas*> column_names;  ///< Of the body's cells, by column.
    std::map<std::uint32_t, base::Cents> totals;  ///< Of the body's amounts, by column.
  };

  void run(Instructions const& instructions, pugi::xpath_node context);
  void run(ForEach const& loop, pugi::xpath_node context);
  void run(Choose const& choice, pugi::xpath_node context);
  void run(Variable const& variable, pugi::xpath_node context);
  void run(ColumnSpec const& spec, pugi::xpath_node context);
  void run(std::unique_ptr<SheetSpec> const& spec, pugi::xpath_node context);
  void run(std::unique_ptr<FeatureSpec> const& spec, pugi::xpath_node context);
  void run(BlockSpec const& spec, pugi::xpath_node context);
  void run(RowSpec const& spec, pugi::xpath_node context);
  void run(CellSpec const& spec, pugi::xpath_node context);

  // fill_flow.cpp
  void run_streamed(ForEach const& loop);
  void run_entry(ForEach const& loop, pugi::xml_node entry);
  [[nodiscard]] bool sheet_is_full() const;
  void forget_variables(Instructions const& instructions);

  // fill_sheets.cpp
  void fill_sheet(SheetSpec const& spec, std::string name, pugi::xpath_node context);
  [[nodiscard]] std::string name_of_part(std::string const& name) const;
  void fix_wrapped_columns();
  void set_page(SheetSpec const& spec, pugi::xpath_node context);
  void set_printed_columns(SheetSpec const& spec);
  PageLine page_line(PageLineSpec const& spec, pugi::xpath_node context);
  void check_page_line(PageLine const& line, SheetSpec const& spec);
  void run_chart(ChartSpec const& spec, pugi::xpath_node context);
  void place_chart(ChartSpec const& spec, Chart& chart);

  // fill_rows.cpp
  void check_block(BlockSpec const& spec, BlockState const& block);
  void note_role(RowRole role);
  void note_header();
  void complete_row(RowSpec const& spec);
  void tell_listener(RowRole role);
  void write_streamed_row();

  // fill_properties.cpp
  void set_properties(pugi::xpath_node context);
  void report_value(PropertySpec const& spec, std::string const& expected, std::string const& found);
  void add_custom(PropertySpec const& spec, std::string const& text);
  void define_names(pugi::xpath_node context);

  // fill.cpp
  void write_held_sheets();

  // fill_links.cpp
  void name_cell(CellSpec const& spec, pugi::xpath_node context);
  void add_names(std::string const& names, bool first_only);
  /// Nothing where the cell leads nowhere.
  [[nodiscard]] std::optional<UnresolvedLink> link_of(CellSpec const& spec, pugi::xpath_node context);
  [[nodiscard]] FindingIndex::Numbers findings_about(pugi::xpath_node_set const& nodes) const;
  void add_comment(xml::XPath const& findings, std::uint32_t column, pugi::xpath_node context,
                   base::SourcePlace const& place);

  // fill_cells.cpp
  bool place_cell(CellSpec const& spec, pugi::xpath_node context);
  [[nodiscard]] bool is_taken(std::uint32_t column) const;
  void check_input(CellSpec const& spec, Look const& look);
  bool is_good_text(std::string_view text, CellSpec const& spec, pugi::xpath_node context);
  std::optional<Value> value_of(CellSpec const& spec, Format format, pugi::xpath_node context);
  std::optional<Value> total_of(CellSpec const& spec);
  void add_to_totals(Value const& value, Format format);
  [[nodiscard]] bool may_be_the_widest(Value const& value, Format format);
  std::uint32_t look_of(StyleIndices const& row, StyleIndices const& cell);
  [[nodiscard]] std::uint32_t index_of(Look const& look);
  [[nodiscard]] std::uint32_t beside_button(std::uint32_t look);
  void report_column(std::string_view name, base::SourcePlace const& place);
  /// Its index on the sheet; nothing, and an error at `place`, if there is none of that name.
  [[nodiscard]] std::optional<std::uint32_t> column_named(std::string_view name, base::SourcePlace const& place);

  [[nodiscard]] Sheet& sheet() { return book_.sheets.back(); }
  [[nodiscard]] std::size_t sheet_index() const { return book_.sheets.size() - 1; }
  [[nodiscard]] std::uint32_t row_count() const {
    Sheet const& sheet = book_.sheets.back();
    return sheet.rows_written + static_cast<std::uint32_t>(sheet.rows.size());
  }
  [[nodiscard]] std::uint32_t row_index() const { return row_count() - 1; }

  CompiledWorkbook const& declared_;
  Input const& input_;
  XlsxWriter* writer_;
  base::Diagnostics& diagnostics_;
  ContentReader contents_;
  FindingIndex findings_;
  CellSizes sizes_;
  std::unordered_map<std::size_t, CellPlace> told_at_;  ///< Where a finding is told first, by its number.
  Book book_;
  Unresolved unresolved_;
  std::map<Look, std::uint32_t> look_indices_;
  std::set<void const*> reported_;  ///< Parts of the declaration whose error is told already.
  /// Values of variables that depend on a key alone.
  std::map<Variable const*, std::unordered_map<std::string, pugi::xpath_node_set>> nodes_by_key_;
  std::map<Variable const*, std::unordered_map<std::string, std::string>> words_by_key_;

  // Where the filling stands.
  SheetSpec const* sheet_spec_ = nullptr;
  std::vector<StyleIndices> column_styles_;
  std::map<LookKey, std::uint32_t> looks_of_sheet_;
  bool has_filter_ = false;  ///< The sheet; those of Excel's tables apart.
  BlockState* block_ = nullptr;
  RowSpec const* row_spec_ = nullptr;
  std::uint32_t next_column_ = 0;
  StyleIndices const no_styles_;

  // A sheet whose rows go straight to the writer.
  bool is_streaming_ = false;
  WaitingCells row_waiting_;  ///< Of the row that is being filled.
  RowFormulas row_formulas_;
  std::unique_ptr<EntryFeed> feed_;
  pugi::xml_node waiting_entry_;    ///< Read already; null if none is left.
  std::uint64_t entries_read_ = 0;  ///< From the feed, the waiting one included.
  pugi::xml_node entry_;            ///< The one whose rows are filled now; null outside of the loop.
  std::uint64_t entry_number_ = 0;  ///< Its place in the ledger, from 1.
  std::size_t comments_streamed_ = 0;
  std::uint32_t part_ = 1;
  std::map<std::pair<std::string, std::uint32_t>, base::Cents> grand_totals_;  ///< By block and column.
  std::vector<std::array<std::size_t, 4>> longest_numbers_;  ///< Characters, by column and kind of number.
  std::set<std::pair<std::uint32_t, unsigned>> days_seen_;   ///< Kinds of days, by column.
};

}  // namespace closeout::workbook
