#pragma once
// From marked content and annotations back to structure elements (ISO 32000-1 section 14.7.4.4).

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "pages/document.hpp"
#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

/// Object numbers of structure elements, given when first asked for: pages go out before the elements do.
class StructureNumbers {
 public:
  explicit StructureNumbers(ObjectAssembler& assembler) : assembler_(assembler) {}
  ObjectNumber operator[](pages::StructureId element);

 private:
  ObjectAssembler& assembler_;
  std::deque<ObjectNumber> numbers_;  // In blocks, so that growing never needs twice the memory.
};

/// Gives out the keys StructParents and StructParent; a page's entry is written at once.
class ParentTree {
 public:
  ParentTree(ObjectAssembler& assembler, StructureNumbers& elements) : assembler_(assembler), elements_(elements) {}

  /// StructParents of a page; its entry has the elements in the order of their MCIDs. An entry that waits is written by
  /// finish().
  enum class Entry : std::uint8_t { Complete, Waits };
  std::size_t add_page(std::span<pages::MarkedContent const> contents, Entry entry);
  /// More of a page whose entry waits.
  void extend_page(std::size_t key, std::span<pages::MarkedContent const> contents);
  /// StructParent of an annotation.
  std::size_t add_annotation(pages::StructureId element);
  [[nodiscard]] std::size_t next_key() const { return entries_.size(); }
  ObjectNumber finish();

 private:
  ObjectAssembler& assembler_;
  StructureNumbers& elements_;
  void append(std::string& entry, std::span<pages::MarkedContent const> contents);

  std::vector<ObjectNumber> entries_;
  std::map<std::size_t, std::string> waiting_;  ///< By key.
};

}  // namespace closeout::pdf
