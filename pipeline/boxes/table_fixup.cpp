#include "boxes/table_fixup.hpp"

#include <algorithm>
#include <functional>

#include "boxes/block_fixup.hpp"

namespace closeout::boxes {
namespace {

using Predicate = bool (*)(Box const&);

bool is_cell(Box const& box) {
  return box.kind == BoxKind::TableCell && !box.is_out_of_flow();
}
bool is_row(Box const& box) {
  return box.kind == BoxKind::TableRow && !box.is_out_of_flow();
}
bool is_column(Box const& box) {
  return box.kind == BoxKind::TableColumn;
}
/// Section 17.2.1, "proper table child".
bool is_proper_table_child(Box const& box) {
  return box.kind == BoxKind::TableRow || box.kind == BoxKind::TableRowGroup || box.kind == BoxKind::TableColumn ||
         box.kind == BoxKind::TableColumnGroup || box.kind == BoxKind::TableCaption;
}
bool is_table_part(Box const& box) {
  return is_proper_table_child(box) || is_cell(box);
}

/// "Remove irrelevant boxes": white space between parts of a table.
void drop_white_space(BoxList& children) {
  std::erase_if(children, [](Box const* box) { return is_collapsible_white_space(*box); });
}

/// Each run of children for which `belongs` is true goes into one box made by `make_wrapper`. White space between
/// two of a run goes with it.
BoxList wrap_runs(BoxList const& children, Predicate belongs, std::function<Box*()> const& make_wrapper) {
  BoxList result;
  BoxList spaces;
  Box* wrapper = nullptr;
  for (Box* child : children) {
    if (wrapper != nullptr && is_collapsible_white_space(*child)) {
      spaces.push_back(child);
    } else if (belongs(*child)) {
      if (wrapper == nullptr) result.push_back(wrapper = make_wrapper());
      append_child(*wrapper, *child);
      spaces.clear();
    } else {
      result.insert(result.end(), spaces.begin(), spaces.end());
      spaces.clear();
      wrapper = nullptr;
      result.push_back(child);
    }
  }
  result.insert(result.end(), spaces.begin(), spaces.end());
  return result;
}

class TableFixup {
 public:
  TableFixup(Box& parent, BoxFactory& factory) : parent_(parent), factory_(factory) {}

  void run() {
    BoxList children = take_children(parent_);
    switch (parent_.kind) {
      case BoxKind::Table:
        children = table_children(std::move(children));
        break;
      case BoxKind::TableRowGroup:
        drop_white_space(children);
        children = wrap(
            children, [](Box const& box) { return !is_row(box); }, BoxKind::TableRow, css::Display::TableRow);
        break;
      case BoxKind::TableRow:
        drop_white_space(children);
        children = wrap(
            children, [](Box const& box) { return !is_cell(box); }, BoxKind::TableCell, css::Display::TableCell);
        break;
      case BoxKind::TableColumnGroup:
        std::erase_if(children, [](Box const* box) { return !is_column(*box); });
        break;
      case BoxKind::TableColumn:
        children.clear();
        break;
      default:
        children = wrap_table_parts(children);
    }
    set_children(parent_, children);
  }

 private:
  /// Wraps each run in a new box, whose own children are then made right too.
  BoxList wrap(BoxList const& children, Predicate belongs, BoxKind kind, css::Display display) {
    BoxList wrappers;
    BoxList wrapped = wrap_runs(children, belongs, [&] {
      wrappers.push_back(factory_.make_anonymous(kind, display, parent_.style));
      return wrappers.back();
    });
    for (Box* wrapper : wrappers) {
      inherit_place(*wrapper);
      fix_table_children(*wrapper, factory_);
      if (kind == BoxKind::TableCell) fix_block_container(*wrapper, factory_);
    }
    return wrapped;
  }

  static void inherit_place(Box& wrapper) {
    wrapper.place = wrapper.first_child->place;
    wrapper.language = wrapper.first_child->language;
  }

  BoxList table_children(BoxList children) {
    drop_white_space(children);
    children = wrap(
        children, [](Box const& box) { return !is_proper_table_child(box); }, BoxKind::TableRow,
        css::Display::TableRow);
    children = wrap(children, is_row, BoxKind::TableRowGroup, css::Display::TableRowGroup);
    return wrap(children, is_column, BoxKind::TableColumnGroup, css::Display::TableColumnGroup);
  }

  BoxList wrap_table_parts(BoxList const& children) {
    bool const has_parts =
        std::any_of(children.begin(), children.end(), [](Box const* box) { return is_table_part(*box); });
    if (!has_parts) return children;
    bool const in_inline = parent_.kind == BoxKind::Inline;
    return wrap(children, is_table_part, BoxKind::Table, in_inline ? css::Display::InlineTable : css::Display::Table);
  }

  Box& parent_;
  BoxFactory& factory_;
};

/// Whether a child may stand where it stands. What a table itself and its columns hold is looked at one by one.
bool is_in_place(Box const& child, BoxKind parent) {
  switch (parent) {
    case BoxKind::Table:
    case BoxKind::TableColumn:
    case BoxKind::TableColumnGroup:
      return false;
    case BoxKind::TableRowGroup:
      return is_row(child);
    case BoxKind::TableRow:
      return is_cell(child);
    default:
      return !is_table_part(child);
  }
}

}  // namespace

void fix_table_children(Box& parent, BoxFactory& factory) {
  Box const* child = parent.first_child;
  while (child != nullptr && is_in_place(*child, parent.kind)) child = child->next_sibling;
  if (child != nullptr) TableFixup(parent, factory).run();
}

}  // namespace closeout::boxes
