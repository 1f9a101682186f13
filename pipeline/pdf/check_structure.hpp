#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "pages/document.hpp"
#include "pdf/findings.hpp"

namespace closeout::pdf {

/// Each structure element for itself, and the headings one after another.
class StructureCheck {
 public:
  void add_element(pages::StructureId id, pages::StructureElement const& element);
  /// Adds what was found as errors, in document order.
  void finish(base::Diagnostics& diagnostics);

 private:
  /// A heading waits for those before it: elements come when they are complete, not in document order.
  struct Heading {
    pages::StructureId id = 0;
    pages::StructureType type = pages::StructureType::H1;
    base::SourcePlace place;
  };
  void check_nesting(pages::StructureId id, pages::StructureElement const& element);
  void check_alternative(pages::StructureId id, pages::StructureElement const& element);
  void check_texts(pages::StructureId id, pages::StructureElement const& element);
  void check_headings(base::Diagnostics& diagnostics);

  bool has_root_ = false;
  Findings findings_;
  std::vector<Heading> headings_;
  std::unordered_set<std::string> ids_;
};

}  // namespace closeout::pdf
