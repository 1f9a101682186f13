#pragma once
// What PDF/A-3a and PDF/UA-1 leave to the document's author, checked while the document is written. The clause lists
// pdfa-3a.md and pdfua-1.md name the checks.

#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "pages/document_sink.hpp"
#include "pdf/check_pages.hpp"
#include "pdf/check_structure.hpp"
#include "pdf/check_tables.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// BCP 47's form: letters, then letters and digits, up to eight each (ISO 19005-3 6.7.4).
[[nodiscard]] bool is_language_tag(std::string_view tag);
/// Whether a text string keeps to the 32,767 bytes of ISO 19005-3 6.1.13.
[[nodiscard]] bool fits_text_string(std::string_view utf8);

/// Looks at a document piece by piece, in the order of pages::DocumentSink, and keeps only what later pieces decide.
class ConformanceCheck {
 public:
  ConformanceCheck(pages::Metadata const& metadata, WriteOptions const& options);

  void add_page(pages::Page const& page) { pages_.add_page(page); }
  /// `overlay` has what is laid over page `index`; its first marked contents stand for those that the page has.
  void add_overlay(std::size_t index, pages::Page const& overlay) { pages_.add_overlay(index, overlay); }
  void add_element(pages::StructureId id, pages::StructureElement const& element);
  /// Adds an error, with its clause and its place, for every violation; true if there is none.
  bool finish(pages::DocumentEnd const& end, base::Diagnostics& diagnostics);

  [[nodiscard]] PageCheck const& pages() const { return pages_; }
  [[nodiscard]] TableCheck const& tables() const { return tables_; }

 private:
  Findings of_document_;
  StructureCheck structure_;
  TableCheck tables_;
  PageCheck pages_;
};

}  // namespace closeout::pdf
