#include <xlsxwriter.h>

#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

void protect(lxw_worksheet* worksheet, Sheet const& sheet) {
  if (!sheet.is_protected) return;
  lxw_protection allowed{};
  allowed.format_columns = LXW_TRUE;
  allowed.format_rows = LXW_TRUE;
  allowed.sort = LXW_TRUE;
  allowed.autofilter = LXW_TRUE;
  // Comments and charts can be moved out of the way.
  allowed.objects = LXW_TRUE;
  worksheet_protect(worksheet, nullptr, &allowed);
}

}  // namespace closeout::workbook
