#pragma once
// The stage "write": pages to PDF bytes.

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/output.hpp"
#include "pages/document.hpp"

namespace closeout::pdf {

enum class Conformance : std::uint8_t {
  None,             ///< Plain tagged PDF 1.7.
  PdfA3aAndPdfUa1,  ///< ISO 19005-3 level A and ISO 14289-1.
};

/// An associated file (ISO 19005-3 annex E).
struct Attachment {
  std::string name;  ///< File name.
  std::string mime_type;
  std::string description;
  enum class Relationship : std::uint8_t {
    Source,
    Data,
    Alternative,
    Supplement,
    Unspecified
  } relationship = Relationship::Unspecified;
  std::string date;  ///< ISO date for ModDate; empty: the document's.
  std::string bytes;
};

struct WriteOptions {
  Conformance conformance = Conformance::PdfA3aAndPdfUa1;
  std::vector<Attachment> attachments;
};

/// Writes `document` to `sink` as it goes; only offsets and the structure stay in memory. Same input, same bytes.
/// Under PdfA3aAndPdfUa1 every violation it can see (no title, no language, a figure without Alt, a heading level
/// skipped, a table without header cells, glyph 0) is an error at the element's place and false is returned; the
/// bytes written so far are then worthless.
bool write(pages::Document const& document, WriteOptions const& options, base::ByteSink& sink,
           base::Diagnostics& diagnostics);

}  // namespace closeout::pdf
