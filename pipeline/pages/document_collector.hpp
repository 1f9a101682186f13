#pragma once
// A document kept as a whole, for dumps, tests and whoever must look at all of it.

#include <map>

#include "pages/document_sink.hpp"

namespace closeout::pages {

class DocumentCollector final : public DocumentSink {
 public:
  void begin(Metadata const& metadata) override;
  void add_page(Page page) override;
  void add_element(StructureId id, StructureElement element) override;
  void add_overlay(std::uint32_t page, Overlay overlay) override;
  void finish(DocumentEnd end) override;

  /// The document, after finish(); its elements stand in document order and are numbered without gaps.
  [[nodiscard]] Document take() { return std::move(document_); }

 private:
  Document document_;
  std::map<StructureId, StructureElement> elements_;
};

/// Hands a whole document to a sink, in the order a sink expects.
void replay(Document const& document, DocumentSink& sink);

}  // namespace closeout::pages
