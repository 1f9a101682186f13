#pragma once
// Every table of a workbook as a file of comma-separated values.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "workbook/csv_writer.hpp"
#include "workbook/table_rows.hpp"

namespace closeout::workbook {

class CsvTables final : public TableListener {
 public:
  /// Where a file of that name ("ledger.csv") goes; null if it cannot be written, which whoever opens it has told.
  using Open = std::function<base::ByteSink*(std::string const& file)>;

  /// `formatter` and what `open` gives outlive this.
  CsvTables(CsvOptions const& options, locale::Formatter const& formatter, Open open);

  void header(std::string_view sheet, std::string_view table, std::vector<Cell> const& cells) override;
  void row(std::string_view sheet, std::string_view table, std::vector<Cell> const& cells,
           std::vector<Look> const& looks) override;

  /// Writes the headers of tables without rows. To be called once, behind the last row.
  void finish();

 private:
  struct File {
    std::vector<std::string> names;
    std::unique_ptr<CsvWriter> writer;  ///< Null until the first row, and where nothing can be written.
    bool is_open = false;
  };
  void open(std::string const& name, File& file);

  CsvOptions options_;
  locale::Formatter const& formatter_;
  Open open_;
  std::map<std::string, File> files_;
};

/// "ledger.csv": the table's name, behind the sheet's id where they differ ("cover-parties.csv").
[[nodiscard]] std::string csv_file_name(std::string_view sheet, std::string_view table);

}  // namespace closeout::workbook
