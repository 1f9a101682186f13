#include "pdf/parent_tree.hpp"

#include "pdf/name_tree.hpp"

namespace closeout::pdf {

ObjectNumber StructureNumbers::operator[](pages::StructureId element) {
  if (element >= numbers_.size()) numbers_.resize(element + std::size_t{1});
  if (numbers_[element] == 0) numbers_[element] = assembler_.reserve();
  return numbers_[element];
}

void ParentTree::append(std::string& entry, std::span<pages::MarkedContent const> contents) {
  for (pages::MarkedContent const& content : contents) {
    if (content.element == pages::no_structure) {
      entry += "null";
    } else {
      append_reference(entry, elements_[content.element]);
    }
    entry += '\n';
  }
}

std::size_t ParentTree::add_page(std::span<pages::MarkedContent const> contents, Entry kind) {
  std::size_t const key = entries_.size();
  std::string entry = "[";
  append(entry, contents);
  if (kind == Entry::Waits) {
    entries_.push_back(assembler_.reserve());
    waiting_.emplace(key, std::move(entry));
  } else {
    entries_.push_back(assembler_.add(entry += ']'));
  }
  return key;
}

void ParentTree::extend_page(std::size_t key, std::span<pages::MarkedContent const> contents) {
  if (auto const entry = waiting_.find(key); entry != waiting_.end()) append(entry->second, contents);
}

std::size_t ParentTree::add_annotation(pages::StructureId element) {
  entries_.push_back(elements_[element]);
  return entries_.size() - 1;
}

ObjectNumber ParentTree::finish() {
  for (auto& [key, entry] : waiting_) assembler_.write(entries_[key], entry += ']');
  return write_number_tree(entries_, assembler_);
}

}  // namespace closeout::pdf
