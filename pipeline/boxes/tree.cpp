#include "boxes/tree.hpp"

#include "boxes/box_factory.hpp"

namespace closeout::boxes {

bool Box::is_block_level() const {
  switch (kind) {
    case BoxKind::Inline:
    case BoxKind::Text:
    case BoxKind::LineBreak:
    case BoxKind::InlineBlock:
      return false;
    case BoxKind::Table:
      return style->display != css::Display::InlineTable;
    case BoxKind::Drawing:
    case BoxKind::Image:
      return style->display != css::Display::Inline && style->display != css::Display::InlineBlock;
    default:
      return true;
  }
}

bool Box::has_inline_children() const {
  for (Box const* child = first_child; child != nullptr; child = child->next_sibling) {
    if (!child->is_out_of_flow()) return is_inline_level(*child);
  }
  return false;
}

}  // namespace closeout::boxes
