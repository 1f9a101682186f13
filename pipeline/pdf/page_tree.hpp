#pragma once
// Pages by their number: the page tree (ISO 32000-1 section 7.7.3) and what else must find a page again.

#include <vector>

#include "base/geometry.hpp"
#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

/// Gives every page its object number and its parent, and writes the nodes once all pages are known.
class PageTree {
 public:
  explicit PageTree(ObjectAssembler& assembler) : assembler_(assembler) {}

  /// Adds the next page and returns the node that is its Parent.
  ObjectNumber add(ObjectNumber page, base::Size size);
  [[nodiscard]] std::size_t size() const { return pages_.size(); }
  /// Object of a page, by index from 0.
  [[nodiscard]] ObjectNumber object(std::size_t page) const { return pages_[page]; }
  [[nodiscard]] UserSpace const& space(std::size_t page) const { return spaces_[page]; }
  /// "[page /XYZ x y null]" (12.3.2.2); `page` exists.
  void append_destination(std::string& to, std::size_t page, base::Point at) const;

  /// Writes all nodes and returns the root.
  ObjectNumber finish();

 private:
  ObjectAssembler& assembler_;
  std::vector<ObjectNumber> pages_;
  std::vector<UserSpace> spaces_;
  std::vector<ObjectNumber> leaves_;
};

}  // namespace closeout::pdf
