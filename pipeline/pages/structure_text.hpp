#pragma once
// The text that a reader of the logical structure gets.

#include <string>
#include <vector>

#include "pages/document.hpp"

namespace closeout::pages {

/// Text of every marked-content sequence of a document, gathered once.
class StructureText {
 public:
  explicit StructureText(Document const& document);
  /// ActualText where there is one, else the text of the sequence's runs.
  [[nodiscard]] std::string const& text_of(ContentReference const& reference) const;
  /// Text of the elements below `element` in structure order, ActualText of an element included.
  [[nodiscard]] std::string text_of(StructureId element) const;

 private:
  Document const& document_;
  std::vector<std::vector<std::string>> texts_;  ///< By page and MCID.
};

}  // namespace closeout::pages
