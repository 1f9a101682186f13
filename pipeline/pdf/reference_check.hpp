#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "pages/document.hpp"

namespace closeout::pdf {

/// Whether each of the things that pages have (marked contents, links) is referred to exactly once, by the element it
/// names. A page whose things all were is forgotten.
class ReferenceCheck {
 public:
  /// The next page; the element of each of its things.
  void add_page(std::vector<pages::StructureId> elements);
  /// More things of an earlier page.
  void extend_page(std::size_t page, std::vector<pages::StructureId> const& elements);
  /// Of a page that came.
  [[nodiscard]] std::size_t count(std::size_t page) const { return pages_[page].count; }
  /// What a page does not have is not counted.
  void refer(std::uint32_t page, std::uint32_t thing, pages::StructureId element);

  /// A thing that is not referred to exactly once by its element.
  struct Wrong {
    std::uint32_t page = 0, thing = 0;
    pages::StructureId element = pages::no_structure;  ///< Who refers to it instead or once more, else whom it names.
    int count = 0;                                     ///< Of all references.
  };
  /// After the last element, in the order of the pages.
  [[nodiscard]] std::vector<Wrong> wrong() const;

  /// Pages not forgotten.
  [[nodiscard]] std::size_t open_pages() const { return open_; }

 private:
  struct Page {
    std::vector<pages::StructureId> elements;  ///< Of what is not referred to yet, else `referred`.
    std::uint32_t count = 0;                   ///< Of all things.
    std::uint32_t missing = 0;
  };
  struct Extra {
    pages::StructureId element = pages::no_structure;
    int count = 0;
  };
  std::vector<Page> pages_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Extra> extra_;  ///< References that should not be.
  std::size_t open_ = 0;
};

}  // namespace closeout::pdf
