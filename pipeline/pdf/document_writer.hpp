#pragma once
// The writer as a stage that a document streams into.

#include <optional>
#include <set>
#include <vector>

#include "pages/document_sink.hpp"
#include "pdf/conformance_check.hpp"
#include "pdf/document_file.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// Writes a document while it comes, and checks it on the way. Of a page only a few numbers stay in memory, of a
/// structure element only its object number; see write() for what is checked.
class DocumentWriter final : public pages::DocumentSink {
 public:
  /// All three live as long as the writer.
  DocumentWriter(WriteOptions const& options, base::ByteSink& sink, base::Diagnostics& diagnostics)
      : options_(options), sink_(sink), diagnostics_(diagnostics) {}

  void begin(pages::Metadata const& metadata) override;
  void add_page(pages::Page page) override;
  void add_element(pages::StructureId id, pages::StructureElement element) override;
  void add_overlay(std::uint32_t page, pages::Overlay overlay) override;
  void finish(pages::DocumentEnd end) override;

  /// After finish(): whether the sink holds a whole file. If not, errors were added and the sink was restarted.
  [[nodiscard]] bool ok() const { return is_ok_; }
  /// After finish().
  [[nodiscard]] std::set<text::FontFace const*> const& fonts_used() const { return fonts_used_; }
  /// What the checks keep at the moment; null if nothing is checked.
  [[nodiscard]] ConformanceCheck const* check() const { return check_ ? &*check_ : nullptr; }

 private:
  /// Whether the document may claim to conform; adds what stands against it.
  bool conforms(pages::DocumentEnd const& end);

  WriteOptions const& options_;
  base::ByteSink& sink_;
  base::Diagnostics& diagnostics_;
  std::optional<DocumentFile> file_;
  std::optional<ConformanceCheck> check_;
  std::set<text::FontFace const*> fonts_used_;
  bool is_ok_ = false;
};

}  // namespace closeout::pdf
