#pragma once
// A document on its way from layout to a writer, piece by piece, so that nobody has to hold it as a whole.

#include <cstdint>
#include <vector>

#include "pages/document.hpp"

namespace closeout::pages {

/// What is known only after the last page.
struct DocumentEnd {
  std::vector<OutlineEntry> outline;  ///< Document order.
  std::vector<Destination> destinations;
};

/// What an earlier page gets after the last one: what had to wait for the number of pages, or for the pages that links
/// lead to. It goes on top. Marked contents and links are numbered after those the page has already.
struct Overlay {
  std::vector<Item> items;
  std::vector<MarkedContent> marked_contents;
  std::vector<Link> links;
};

/// Receives a document while it is made, in this order: begin, pages and elements, overlays, the Document element,
/// finish. Whatever it is given is final.
class DocumentSink {
 public:
  DocumentSink() = default;
  DocumentSink(DocumentSink const&) = delete;
  DocumentSink& operator=(DocumentSink const&) = delete;
  virtual ~DocumentSink() = default;

  /// A document begins. What came before is void: page numbers had not settled and all pages are made anew.
  virtual void begin(Metadata const& metadata) = 0;
  /// The next page. References to structure elements may be to elements that come later.
  virtual void add_page(Page page) = 0;
  /// A complete element, after all pages with its content and after its children. Ids rise in document order and
  /// have gaps; 0 is the Document element, which comes last.
  virtual void add_element(StructureId id, StructureElement element) = 0;
  /// After all pages, at most once for each, in their order.
  virtual void add_overlay(std::uint32_t page, Overlay overlay) = 0;
  virtual void finish(DocumentEnd end) = 0;
};

}  // namespace closeout::pages
