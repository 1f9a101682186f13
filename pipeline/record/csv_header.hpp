#pragma once
// Which column of a table becomes what of a row. For this room's sources only.

#include <optional>
#include <string>
#include <vector>

#include "record/csv_reader.hpp"
#include "record/csv_rows.hpp"

namespace closeout::record {

/// Where a value of a row comes from: a column of the table, or the mapping itself.
struct CsvSource {
  std::size_t column = 0;
  CsvMapping::Column const* conversion = nullptr;  ///< Null: as it stands.
  std::optional<std::string> constant;             ///< Instead of a column.
  bool is_numbered = false;                        ///< The number of the row stands behind the constant.
};

/// An element of a row, in the order of the schema.
struct RowPlan {
  std::string name;
  std::size_t number = 1;
  std::vector<std::pair<std::string, CsvSource>> attributes;
  std::optional<CsvSource> text;
  std::vector<RowPlan> children;
};

struct CsvHeader {
  char separator = ';';
  std::size_t columns = 0;
  RowPlan plan;
};

/// Understands the first record of a table; nothing if it cannot, with an error at each column.
[[nodiscard]] std::optional<CsvHeader> read_header(CsvReader& reader, CsvTable const& table,
                                                   base::Diagnostics& diagnostics);

}  // namespace closeout::record
