#pragma once
// The rows of a workbook's tables as they are decided, for whoever writes them in another form too.

#include <string_view>
#include <vector>

#include "workbook/book.hpp"

namespace closeout::workbook {

/// Hears the rows of tables from the first to the last, whether the workbook keeps them or not. A total is in no row:
/// it can be had from them.
class TableListener {
 public:
  TableListener() = default;
  TableListener(TableListener const&) = delete;
  TableListener& operator=(TableListener const&) = delete;
  virtual ~TableListener() = default;
  /// A header row of the table `table` on the sheet with the id `sheet`; of several the last one names the columns. A
  /// table that goes on on another sheet has its header again. Cells are valid during the call.
  virtual void header(std::string_view sheet, std::string_view table, std::vector<Cell> const& cells) = 0;
  virtual void row(std::string_view sheet, std::string_view table, std::vector<Cell> const& cells,
                   std::vector<Look> const& looks) = 0;
};

}  // namespace closeout::workbook
