#include "boxes/box_factory.hpp"

#include "css/anonymous_style.hpp"

namespace closeout::boxes {

BoxKind kind_of(css::Display display) {
  using enum css::Display;
  switch (display) {
    case Inline:
      return BoxKind::Inline;
    case InlineBlock:
      return BoxKind::InlineBlock;
    case ListItem:
      return BoxKind::ListItem;
    case Table:
    case InlineTable:
      return BoxKind::Table;
    case TableRowGroup:
    case TableHeaderGroup:
    case TableFooterGroup:
      return BoxKind::TableRowGroup;
    case TableRow:
      return BoxKind::TableRow;
    case TableCell:
      return BoxKind::TableCell;
    case TableColumnGroup:
      return BoxKind::TableColumnGroup;
    case TableColumn:
      return BoxKind::TableColumn;
    case TableCaption:
      return BoxKind::TableCaption;
    default:
      return BoxKind::Block;
  }
}

Box* BoxFactory::make(BoxKind kind, css::StyleRef style) {
  Box& box = part_->boxes.emplace_back();
  box.part = part_;
  box.serial = next_serial++;
  box.kind = kind;
  box.style = std::move(style);
  return &box;
}

Box* BoxFactory::continuation_of(Box const& box) {
  Box* next = make(box.kind, box.style);
  next->semantics = box.semantics;
  next->language = box.language;
  next->is_generated = box.is_generated;
  next->place = box.place;
  return next;
}

Box* BoxFactory::make_anonymous(BoxKind kind, css::Display display, css::StyleRef const& parent) {
  css::StyleRef& style = anonymous_styles_[{parent.get(), display}];
  if (!style) style = css::anonymous_style(*parent, display);
  return make(kind, style);
}

Semantics* BoxFactory::make_semantics(Semantics semantics) {
  semantics.index = static_cast<std::uint32_t>(part_->semantics.size());
  return &part_->semantics.emplace_back(std::move(semantics));
}

void append_child(Box& parent, Box& child) {
  child.parent = &parent;
  child.next_sibling = nullptr;
  if (parent.last_child == nullptr) {
    parent.first_child = &child;
  } else {
    parent.last_child->next_sibling = &child;
  }
  parent.last_child = &child;
}

BoxList take_children(Box& parent) {
  BoxList children;
  for (Box* child = parent.first_child; child != nullptr; child = child->next_sibling) children.push_back(child);
  parent.first_child = nullptr;
  parent.last_child = nullptr;
  return children;
}

void set_children(Box& parent, BoxList const& children) {
  parent.first_child = nullptr;
  parent.last_child = nullptr;
  for (Box* child : children) append_child(parent, *child);
}

bool is_collapsible_white_space(Box const& box) {
  if (box.kind != BoxKind::Text || !box.deferred_content.empty()) return false;
  css::WhiteSpace const value = box.style->white_space;
  bool const keeps_spaces =
      value == css::WhiteSpace::Pre || value == css::WhiteSpace::PreWrap || value == css::WhiteSpace::BreakSpaces;
  if (keeps_spaces) return box.text.empty();
  bool const keeps_lines = box.style->white_space == css::WhiteSpace::PreLine;
  return box.text.find_first_not_of(keeps_lines ? " \t" : " \t\n\r") == std::string::npos;
}

bool is_inline_level(Box const& box) {
  return !box.is_out_of_flow() && !box.is_block_level();
}

}  // namespace closeout::boxes
