// The stage's entry for whoever wants the whole tree.

#include "boxes/box_builder.hpp"
#include "boxes/document_checks.hpp"
#include "boxes/tree.hpp"

namespace closeout::boxes {

std::optional<Tree> build(xml::Document const& document, css::Styled const& styled, Pictures& pictures,
                          base::Diagnostics& diagnostics) {
  Tree tree;
  static_cast<DocumentInfo&>(tree) = read_info(document);
  tree.ids = check_document(document, styled, diagnostics);
  BoxBuilder builder(document, styled, pictures, diagnostics, nullptr);
  tree.part = builder.build_part(document.root(), {}, nullptr);
  if (!tree.part) {
    diagnostics.add(not_displayed(document));
    return std::nullopt;
  }
  tree.root = tree.part->root;
  return tree;
}

}  // namespace closeout::boxes
