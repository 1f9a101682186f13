#include <xlsxwriter.h>

#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

void write_comment(lxw_worksheet* worksheet, Comment const& comment, WriteErrors& errors) {
  std::string author = "closeout";
  Look look = look_of_comments();
  lxw_comment_options options{};
  options.author = author.data();
  options.width = comment.width;
  options.height = comment.height;
  options.color = 0xFDF6DC;
  options.font_name = look.font.data();
  options.font_size = look.tenths_of_point / 10.0;
  errors.note(worksheet_write_comment_opt(worksheet, comment.row, static_cast<lxw_col_t>(comment.column),
                                          comment.text.c_str(), &options));
}

}  // namespace closeout::workbook
