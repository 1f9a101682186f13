// Writes given cells with libxlsxwriter and nothing else, in its constant-memory mode: what a workbook costs at least.
//
//   closeout_bare_workbook CELLS TO.xlsx
//
// CELLS is what compare_workbook takes from a workbook: a line for each row, cells separated by tabs, "=NAME" for a new
// sheet. A cell is its format's number, a letter (n number, s text, f formula, b blank) and its content; behind a
// formula its value stands after the character 31.

#include <xlsxwriter.h>

#include <charconv>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

double number_in(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Formats with a number format, a font and a rule each, as a workbook's cells have.
std::vector<lxw_format*> make_formats(lxw_workbook* workbook) {
  std::vector<lxw_format*> formats;
  for (int number = 0; number < 64; ++number) {
    lxw_format* const format = workbook_add_format(workbook);
    format_set_num_format(format, number % 3 == 0 ? "yyyy-mm-dd" : number % 3 == 1 ? "#,##0.00" : "General");
    format_set_font_size(format, 10 + number % 3);
    format_set_bottom(format, number % 2 == 0 ? LXW_BORDER_HAIR : LXW_BORDER_THIN);
    formats.push_back(format);
  }
  return formats;
}

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::string& cell,
                std::vector<lxw_format*> const& formats) {
  std::size_t const letter = cell.find_first_of("nsfb");
  lxw_format* const format = formats[static_cast<std::size_t>(number_in(cell.substr(0, letter))) % formats.size()];
  char const* const content = cell.c_str() + letter + 1;
  switch (cell[letter]) {
    case 'n':
      worksheet_write_number(sheet, row, column, number_in(content), format);
      break;
    case 's':
      worksheet_write_string(sheet, row, column, content, format);
      break;
    case 'f': {
      std::size_t const end = cell.find('\x1f');
      std::string const formula = "=" + cell.substr(letter + 1, end - letter - 1);
      worksheet_write_formula_num(sheet, row, column, formula.c_str(), format, number_in(cell.substr(end + 1)));
      break;
    }
    default:
      worksheet_write_blank(sheet, row, column, format);
  }
}

void write_row(lxw_worksheet* sheet, lxw_row_t row, std::string const& line, std::vector<lxw_format*> const& formats) {
  lxw_col_t column = 0;
  std::string cell;
  for (std::size_t start = 0; start <= line.size(); ++column) {
    std::size_t const end = std::min(line.find('\t', start), line.size());
    cell.assign(line, start, end - start);
    if (!cell.empty()) write_cell(sheet, row, column, cell, formats);
    start = end + 1;
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: closeout_bare_workbook CELLS TO.xlsx\n", stderr);
    return 2;
  }
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* const workbook = workbook_new_opt(arguments[2], &options);
  std::vector<lxw_format*> const formats = make_formats(workbook);
  lxw_worksheet* sheet = nullptr;
  lxw_row_t row = 0;
  std::ifstream cells(arguments[1], std::ios::binary);
  for (std::string line; std::getline(cells, line); ++row) {
    if (line.starts_with('=')) {
      sheet = workbook_add_worksheet(workbook, line.c_str() + 1);
      row = static_cast<lxw_row_t>(-1);
    } else {
      write_row(sheet, row, line, formats);
    }
  }
  return workbook_close(workbook) == LXW_NO_ERROR ? 0 : 1;
}
