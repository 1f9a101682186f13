#include <xlsxwriter.h>

#include <vector>

#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

namespace {

/// The library writes headings and totals into the cells too; the rows that are written after it take their places.
void write(lxw_worksheet* worksheet, Table table, WriteErrors& errors) {
  bool const has_totals = !table.totals.empty();
  std::vector<lxw_table_column> columns(table.headings.size());
  std::vector<lxw_table_column*> pointers;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    // The library copies the texts; it only forgot to say const.
    columns[at].header = table.headings[at].data();
    if (has_totals && !table.totals[at].label.empty()) columns[at].total_string = table.totals[at].label.data();
    if (has_totals) columns[at].total_function = table.totals[at].function;
    pointers.push_back(&columns[at]);
  }
  pointers.push_back(nullptr);
  lxw_table_options to{};
  to.name = table.excel_name.data();
  to.no_autofilter = table.has_filter ? LXW_FALSE : LXW_TRUE;
  to.no_banded_rows = LXW_TRUE;
  // Light 0 is "none": the look is that of the cells.
  to.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
  to.style_type_number = 0;
  to.total_row = has_totals ? LXW_TRUE : LXW_FALSE;
  to.columns = pointers.data();
  errors.note(worksheet_add_table(worksheet, table.body_first - 1, static_cast<lxw_col_t>(table.area.first_column),
                                  table.body_last + (has_totals ? 1 : 0),
                                  static_cast<lxw_col_t>(table.area.last_column), &to));
}

}  // namespace

void write_tables(lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors) {
  for (Table const& table : sheet.tables) {
    if (!table.excel_name.empty()) write(worksheet, table, errors);
  }
}

}  // namespace closeout::workbook
