#pragma once
// A record as one tree, rows included: what products are made from.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/sha256.hpp"
#include "record_stream.hpp"
#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

/// A file that was read, for the manifest.
struct Input {
  std::string name;  ///< Without folder.
  base::FileDigest digest;
};

struct RecordFiles {
  xml::Document document;     ///< participants and ledger stand in it, wherever they were written.
  std::vector<Input> inputs;  ///< The record first.
};

/// Reads and validates the record and what participants/@href and ledger/@href name (relative to the record).
[[nodiscard]] std::optional<RecordFiles> read_record(std::filesystem::path const& path, schema::Schema const& schema,
                                                     std::filesystem::path const& schemas,
                                                     base::Diagnostics& diagnostics);

/// Puts rows into the record they belong to, with their places.
void append_rows(Rows const& rows, xml::Document& record);

/// Digests of files that were read.
[[nodiscard]] std::vector<Input> digests_of(std::vector<std::filesystem::path> const& files);

/// A copy of a record that anybody may see: without participants, so without any personal data of theirs, without the
/// counts written in their place, without the free text and the suppliers of ledger entries, who may be persons,
/// without account numbers and the names of those who sign certificates (schemas/data/personal-data.xml).
[[nodiscard]] xml::Document without_personal_data(xml::Document const& record);

}  // namespace closeout::pipeline
