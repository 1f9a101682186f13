#pragma once
// A record whose rows stream by: computed and assessed in memory that does not grow with them (but for 8 bytes for each
// participant and entry).

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "figures/figures.hpp"
#include "pipeline.hpp"
#include "record_stream.hpp"
#include "workbook/entry_source.hpp"

namespace closeout::pipeline {

struct StreamedRecord {
  RecordStream record;
  std::uint64_t entries = 0;  ///< Of the ledger.
  figures::Figures figures;
  xml::Document figures_tree;
};

/// Sees the text of a record: of its frame, and of rows as they stream by.
using TextReader = std::function<void(base::SourceFileRef const&, base::Diagnostics&)>;

/// read, validate, compute. Nothing if the input has errors. `look`, if it is not empty, sees every text that is valid.
[[nodiscard]] std::optional<StreamedRecord> compute_streamed(std::filesystem::path const& path,
                                                             Resources const& resources, unsigned threads,
                                                             base::Diagnostics& diagnostics,
                                                             TextReader const& look = {});

struct StreamedFindings {
  bool need_whole_record = false;  ///< Some rule compares rows with each other; then there are no findings.
  rules::Findings findings;
};

/// assess. Nothing if a rule file has errors.
[[nodiscard]] std::optional<StreamedFindings> assess_streamed(StreamedRecord const& record, rules::Options const& rules,
                                                              unsigned threads, base::Diagnostics& diagnostics);

/// The entries of a valid record, parsed on a thread of their own. The record must outlive the source.
[[nodiscard]] workbook::EntrySource entries_of(RecordStream const& record, std::uint64_t count);

}  // namespace closeout::pipeline
