#include "workbook/csv_tables.hpp"

#include <algorithm>

namespace closeout::workbook {

namespace {

std::vector<std::string> names_of(std::vector<Cell> const& cells) {
  std::vector<std::string> names;
  for (Cell const& cell : cells) {
    if (cell.column >= names.size()) names.resize(cell.column + 1);
    names[cell.column] = cell.shown;
  }
  return names;
}

}  // namespace

std::string csv_file_name(std::string_view sheet, std::string_view table) {
  std::string name(sheet);
  if (sheet != table) name += "-" + std::string(table);
  return name + ".csv";
}

CsvTables::CsvTables(CsvOptions const& options, locale::Formatter const& formatter, Open open)
    : options_(options), formatter_(formatter), open_(std::move(open)) {}

void CsvTables::header(std::string_view sheet, std::string_view table, std::vector<Cell> const& cells) {
  File& file = files_[csv_file_name(sheet, table)];
  if (!file.is_open) file.names = names_of(cells);
}

void CsvTables::row(std::string_view sheet, std::string_view table, std::vector<Cell> const& cells,
                    std::vector<Look> const& looks) {
  std::string const name = csv_file_name(sheet, table);
  File& file = files_[name];
  if (!file.is_open) open(name, file);
  if (file.writer) file.writer->row(cells, looks);
}

void CsvTables::open(std::string const& name, File& file) {
  file.is_open = true;
  base::ByteSink* const sink = open_(name);
  if (sink == nullptr) return;
  file.writer = std::make_unique<CsvWriter>(options_, formatter_, *sink);
  file.writer->header(file.names);
}

void CsvTables::finish() {
  for (auto& [name, file] : files_) {
    if (!file.is_open) open(name, file);
  }
}

}  // namespace closeout::workbook
