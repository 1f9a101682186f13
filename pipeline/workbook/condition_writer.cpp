#include <xlsxwriter.h>

#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

namespace {

/// A difference to the cell's own format: font, fill and number format are all that Excel takes here.
lxw_format* difference(lxw_workbook* workbook, Condition const& condition) {
  lxw_format* const format = workbook_add_format(workbook);
  Style const& style = condition.style;
  if (style.bold.value_or(false)) format_set_bold(format);
  if (style.italic.value_or(false)) format_set_italic(format);
  if (style.colour) format_set_font_color(format, *style.colour);
  if (style.fill) format_set_bg_color(format, *style.fill);
  if (!condition.number_format.empty()) format_set_num_format(format, condition.number_format.c_str());
  return format;
}

}  // namespace

void write_conditions(lxw_workbook* workbook, lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors) {
  for (Condition const& condition : sheet.conditions) {
    std::string formula = "=" + condition.formula;
    lxw_conditional_format to{};
    to.type = LXW_CONDITIONAL_TYPE_FORMULA;
    to.value_string = formula.data();
    to.format = difference(workbook, condition);
    Area const& area = condition.area;
    errors.note(worksheet_conditional_format_range(worksheet, area.first_row, static_cast<lxw_col_t>(area.first_column),
                                                   area.last_row, static_cast<lxw_col_t>(area.last_column), &to));
  }
}

}  // namespace closeout::workbook
