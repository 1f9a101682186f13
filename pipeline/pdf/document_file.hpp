#pragma once
// One PDF file of one document, written as the document comes.

#include <set>
#include <string>
#include <vector>

#include "pages/document_sink.hpp"
#include "pdf/font_use.hpp"
#include "pdf/object_assembler.hpp"
#include "pdf/page_labels.hpp"
#include "pdf/page_tree.hpp"
#include "pdf/page_writer.hpp"
#include "pdf/parent_tree.hpp"
#include "pdf/structure_tree.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// Takes the pieces in the order of pages::DocumentSink. Nothing is checked.
class DocumentFile {
 public:
  /// Writes the header. `options` live as long as the file.
  DocumentFile(pages::Metadata metadata, WriteOptions const& options, base::ByteSink& sink);
  DocumentFile(DocumentFile const&) = delete;
  DocumentFile& operator=(DocumentFile const&) = delete;

  void add_page(pages::Page const& page);
  void add_element(pages::StructureId id, pages::StructureElement const& element) { structure_.add(id, element); }
  /// `overlay` has what is laid over page `index`; its first marked contents stand for those that the page has.
  void add_overlay(std::size_t index, pages::Page const& overlay) { page_writer_.add_overlay(index, overlay); }
  [[nodiscard]] std::size_t pages() const { return pages_.size(); }
  [[nodiscard]] std::size_t marked_contents(std::size_t index) const { return page_writer_.marked_contents(index); }
  [[nodiscard]] base::Size page_size(std::size_t index) const { return page_writer_.size(index); }

  /// Pages, fonts, structure, catalog, cross-references. False, with errors added, if a font cannot be embedded.
  bool finish(pages::DocumentEnd const& end, Conformance claim, base::Diagnostics& diagnostics);

  [[nodiscard]] std::set<text::FontFace const*> faces() const { return page_writer_.resources().faces(); }

 private:
  ObjectNumber write_catalog(pages::DocumentEnd const& end, Conformance claim);
  void append_names(std::string& text, std::vector<pages::Destination> const& destinations,
                    std::vector<ObjectNumber> const& attachments);
  ObjectNumber write_information();

  pages::Metadata metadata_;
  WriteOptions const& options_;
  ObjectAssembler assembler_;
  PageTree pages_{assembler_};
  StructureNumbers elements_{assembler_};
  ParentTree parents_{assembler_, elements_};
  FontRegistry fonts_;
  PageWriter page_writer_{assembler_, pages_, parents_, fonts_};
  StructureTree structure_{assembler_, pages_, page_writer_, elements_};
  PageLabels labels_;
};

}  // namespace closeout::pdf
