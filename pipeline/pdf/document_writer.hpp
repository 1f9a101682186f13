#pragma once
// A document page by page: each page goes to the output and is forgotten.

#include <vector>

#include "pages/document.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/font_use.hpp"
#include "pdf/object_assembler.hpp"
#include "pdf/page_labels.hpp"
#include "pdf/page_tree.hpp"
#include "pdf/parent_tree.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// What of a document is known only after its last page.
struct DocumentEnd {
  std::vector<pages::StructureElement> const& structure;
  std::vector<pages::OutlineEntry> const& outline;
  std::vector<pages::Destination> const& destinations;
};

/// Writes one document: the constructor begins it, then every page in order, then finish(). Nothing is checked.
class DocumentWriter {
 public:
  /// `metadata` and `options` live as long as the writer.
  DocumentWriter(pages::Metadata const& metadata, WriteOptions const& options, base::ByteSink& sink);

  /// `structure` may still grow but holds every element that the page's marked contents name.
  void add_page(pages::Page const& page, std::vector<pages::StructureElement> const& structure);

  /// Fonts, structure, catalog, cross-reference table. False, with errors added, if a font cannot be embedded.
  bool finish(DocumentEnd const& end, base::Diagnostics& diagnostics);

 private:
  void write_page(pages::Page const& page, ObjectNumber number, ObjectNumber contents, std::string const& resources);
  void append_resources(std::string& text, PageContent const& content);
  ObjectNumber font_object(FontUse const& font);
  bool write_fonts(base::Diagnostics& diagnostics);
  ObjectNumber write_catalog(DocumentEnd const& end);
  void append_names(std::string& text, std::vector<pages::Destination> const& destinations,
                    std::vector<ObjectNumber> const& attachments);
  ObjectNumber write_information();

  pages::Metadata const& metadata_;
  WriteOptions const& options_;
  ObjectAssembler assembler_;
  PageTree pages_{assembler_};
  StructureNumbers elements_{assembler_};
  ParentTree parents_{assembler_, elements_};
  FontRegistry fonts_;
  std::vector<std::pair<FontUse const*, ObjectNumber>> font_objects_;  ///< In order of first use.
  std::vector<std::vector<ObjectNumber>> annotations_;                 ///< By page.
  PageLabels labels_;
};

}  // namespace closeout::pdf
