#pragma once
// A record read in two parts: the frame at once, the rows (participants, ledger entries) a few at a time, wherever they
// stand: in the record or in the files it refers to.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "base/diagnostics.hpp"
#include "record/csv_rows.hpp"
#include "record/rows.hpp"
#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

/// A file that may hold rows.
struct RowFile {
  std::filesystem::path path;
  std::optional<record::CsvTable> table;  ///< Of a CSV file.
};

struct RecordStream {
  xml::Document frame;         ///< The record without rows; what files of rows say of themselves is in it.
  bool is_valid = false;       ///< By the schema; the rows are not looked at yet.
  std::vector<RowFile> files;  ///< The record first.
  std::vector<std::filesystem::path> inputs;  ///< All files that were read, mappings included; the record first.
};

/// Reads and validates the frame, `schema` being that of records; that of mappings is in the folder `schemas`.
/// Nothing if there is none to go on with; errors were added.
[[nodiscard]] std::optional<RecordStream> open_record(std::filesystem::path const& path, schema::Schema const& schema,
                                                      std::filesystem::path const& schemas,
                                                      base::Diagnostics& diagnostics);

/// A few rows: the root is the element that holds them in the record.
struct Rows {
  record::RowKind kind = record::RowKind::Participant;
  std::uint64_t before = 0;  ///< Rows of this kind that came earlier.
  xml::Document document;
};

/// Validates all rows, by the schema and against the frame, on up to `threads` threads, and hands over those that are
/// valid, in the order of the record. False if some are not.
bool read_valid_rows(RecordStream const& record, schema::Schema const& schema, unsigned threads,
                     std::function<void(Rows)> const& take, base::Diagnostics& diagnostics);

/// Hands over the chunks of all files in the order of the record, numbered through (RowChunk.first); `take` may end the
/// reading by returning false. Errors are those of tables.
void read_chunks(RecordStream const& record, std::function<bool(record::RowChunk)> const& take,
                 base::Diagnostics& diagnostics);

/// Hands over the ledger's entries, a few at a time, of a record whose rows were valid.
void read_entries(RecordStream const& record, std::function<bool(Rows)> const& take);

}  // namespace closeout::pipeline
