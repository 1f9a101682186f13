#pragma once
// The structure tree (ISO 32000-1 section 14.7).

#include <optional>
#include <string>
#include <vector>

#include "pages/document.hpp"
#include "pdf/name_tree.hpp"
#include "pdf/page_tree.hpp"
#include "pdf/page_writer.hpp"
#include "pdf/parent_tree.hpp"

namespace closeout::pdf {

/// The element's ID. A note without one gets one, because ISO 14289-1 7.9 wants it to have one.
[[nodiscard]] std::string structure_element_id(pages::StructureId id, pages::StructureElement const& element);

/// Writes every element when it comes and forgets it.
class StructureTree {
 public:
  StructureTree(ObjectAssembler& assembler, PageTree const& pages, PageWriter const& page_writer,
                StructureNumbers& numbers)
      : assembler_(assembler), pages_(pages), page_writer_(page_writer), numbers_(numbers) {}

  /// After all pages with the element's content.
  void add(pages::StructureId id, pages::StructureElement const& element);
  /// Writes the IDTree and the ParentTree, and returns the StructTreeRoot.
  ObjectNumber finish(ParentTree& parents);

 private:
  void write_kids(DictionaryText& dictionary, pages::StructureElement const& element);
  void write_content(pages::ContentReference const& content, std::optional<std::size_t> home);
  void write_annotation(pages::AnnotationReference const& annotation);
  void write_properties(DictionaryText& dictionary, pages::StructureId id, pages::StructureElement const& element);
  [[nodiscard]] std::optional<std::size_t> home_page(pages::StructureElement const& element) const;
  [[nodiscard]] UserSpace box_space(pages::StructureElement const& element) const;

  ObjectAssembler& assembler_;
  PageTree const& pages_;
  PageWriter const& page_writer_;
  StructureNumbers& numbers_;
  ObjectNumber root_ = assembler_.reserve();
  std::string text_;                   ///< Of the element in work.
  std::vector<ObjectNumber> topmost_;  ///< Elements without a parent.
  std::vector<IdTreeEntry> ids_;
};

}  // namespace closeout::pdf
