#pragma once
// Associated files (ISO 19005-3 6.8 and annex E; ISO 32000-1 section 7.11).

#include <vector>

#include "pdf/object_assembler.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// Writes the embedded files and returns their file specifications in order. `document_date` stands in for an
/// attachment without a date.
std::vector<ObjectNumber> write_attachments(std::vector<Attachment> const& attachments, std::string_view document_date,
                                            ObjectAssembler& assembler);

}  // namespace closeout::pdf
