#pragma once
// What holds for every finished document.

#include <string>
#include <vector>

#include "boxes/tree.hpp"
#include "pages/document.hpp"

namespace closeout::test {

/// Text of the box tree in reading order (markers before their items), without white space.
std::string tree_text(boxes::Tree const& tree);
/// Text of the structure, without white space.
std::string structure_text(pages::Document const& document);

/// Sentences about what is broken; empty if all is well: items of one marked-content sequence stand together, every
/// sequence and annotation is referred to exactly once by the element that it names, text stands on its page (unless
/// `text_may_be_outside`).
std::vector<std::string> violations(pages::Document const& document, bool text_may_be_outside = false);

}  // namespace closeout::test
