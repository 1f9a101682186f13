#include "pdf/parent_tree.hpp"

#include "pdf/name_tree.hpp"

namespace closeout::pdf {

ObjectNumber StructureNumbers::operator[](pages::StructureId element) {
  if (element >= numbers_.size()) numbers_.resize(element + std::size_t{1});
  if (numbers_[element] == 0) numbers_[element] = assembler_.reserve();
  return numbers_[element];
}

std::size_t ParentTree::add_page(std::vector<pages::MarkedContent> const& contents) {
  std::string entry = "[";
  for (pages::MarkedContent const& content : contents) {
    if (content.element == pages::no_structure) {
      entry += "null";
    } else {
      append_reference(entry, elements_[content.element]);
    }
    entry += '\n';
  }
  entries_.push_back(assembler_.add(entry += ']'));
  return entries_.size() - 1;
}

std::size_t ParentTree::add_annotation(pages::StructureId element) {
  entries_.push_back(elements_[element]);
  return entries_.size() - 1;
}

ObjectNumber ParentTree::finish() {
  return write_number_tree(entries_, assembler_);
}

}  // namespace closeout::pdf
