#pragma once
// A table of comma-separated values as rows of a record: every line becomes a <participant> or an <entry>, every
// finding about it stands at its cell.

#include <filesystem>
#include <functional>
#include <string>

#include "base/diagnostics.hpp"
#include "record/csv_mapping.hpp"
#include "record/rows.hpp"

namespace closeout::record {

/// Whether a file is such a table, by its name.
[[nodiscard]] bool is_table(std::filesystem::path const& path);

struct CsvTable {
  std::filesystem::path path;
  RowKind kind = RowKind::Participant;
  RowShape shape;          ///< Of a row.
  std::string name_space;  ///< Of the record.
  bool has_mapping = false;
  CsvMapping mapping;
};

/// Hands over the rows as documents of the same form as read_rows(). Errors (codes "csv-...") for a header that cannot
/// be understood, and for each line that cannot be made a row; the other lines are handed over.
void read_csv(CsvTable const& table, std::function<bool(RowChunk)> const& take, base::Diagnostics& diagnostics);

}  // namespace closeout::record
