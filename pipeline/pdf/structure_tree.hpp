#pragma once
// The structure tree (ISO 32000-1 section 14.7).

#include <vector>

#include "pages/document.hpp"
#include "pdf/page_tree.hpp"
#include "pdf/parent_tree.hpp"

namespace closeout::pdf {

/// What structure elements refer to, all of it written before.
struct StructureTargets {
  PageTree const& pages;
  std::vector<std::vector<ObjectNumber>> const& annotations;  ///< By page, by place in Page::links.
};

/// The element's ID. A note without one gets one, because ISO 14289-1 7.9 wants it to have one.
[[nodiscard]] std::string structure_element_id(std::vector<pages::StructureElement> const& structure,
                                               pages::StructureId element);

/// Writes all elements, the IDTree and the ParentTree, and returns the StructTreeRoot.
ObjectNumber write_structure_tree(std::vector<pages::StructureElement> const& structure,
                                  StructureTargets const& targets, StructureNumbers& numbers, ParentTree& parents,
                                  ObjectAssembler& assembler);

}  // namespace closeout::pdf
