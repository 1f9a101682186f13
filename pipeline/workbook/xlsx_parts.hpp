#pragma once
// What the writers of a sheet's parts share: each says its part of book.hpp in libxlsxwriter's words.

#include <string>

#include "workbook/book.hpp"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace closeout::workbook {

/// The library's first complaint (an lxw_error), 0 if it had none.
struct WriteErrors {
  int first = 0;
  void note(int error) {
    if (first == 0) first = error;
  }
};

/// Against slips, without a password: readers may fill in what is unlocked, filter, sort, and set widths, heights and
/// what is hidden.
void protect(lxw_worksheet* worksheet, Sheet const& sheet);

/// Before the rows, which write over what the library puts into headings and totals.
void write_tables(lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors);

void write_charts(lxw_workbook* workbook, lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors);

/// In bounded memory the library takes none of a row above the one it is at.
void write_comment(lxw_worksheet* worksheet, Comment const& comment, WriteErrors& errors);

void write_validations(lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors);

/// Formats of conditions belong to the whole workbook.
void write_conditions(lxw_workbook* workbook, lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors);

void write_properties(lxw_workbook* workbook, Properties properties, WriteErrors& errors);

}  // namespace closeout::workbook
