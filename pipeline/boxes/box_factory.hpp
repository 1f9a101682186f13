#pragma once
// Makes boxes in a tree and links them.

#include <map>
#include <utility>
#include <vector>

#include "boxes/tree.hpp"

namespace closeout::boxes {

using BoxList = std::vector<Box*>;

/// The kind of box that a display value makes; assumes it is neither none nor contents.
[[nodiscard]] BoxKind kind_of(css::Display display);

class BoxFactory {
 public:
  /// What is made from now on belongs to `part`.
  void make_in(Part& part) { part_ = &part; }
  [[nodiscard]] Part& part() { return *part_; }
  /// The next box's number.
  std::uint64_t next_serial = 1;

  Box* make(BoxKind kind, css::StyleRef style);
  /// A copy of an inline box without its children, for its next part.
  Box* continuation_of(Box const& box);
  /// An anonymous box that inherits from `parent` (CSS 2.2 sections 9.2.1.1 and 17.2.1).
  Box* make_anonymous(BoxKind kind, css::Display display, css::StyleRef const& parent);
  Semantics* make_semantics(Semantics semantics);

 private:
  Part* part_ = nullptr;
  std::map<std::pair<css::ComputedStyle const*, css::Display>, css::StyleRef> anonymous_styles_;
};

void append_child(Box& parent, Box& child);
/// The children, unlinked from `parent`.
[[nodiscard]] BoxList take_children(Box& parent);
void set_children(Box& parent, BoxList const& children);

/// Text that white-space collapsing would remove or reduce to one space, and nothing else.
[[nodiscard]] bool is_collapsible_white_space(Box const& box);
/// Takes part in its parent's inline formatting context (an out-of-flow box takes part in neither).
[[nodiscard]] bool is_inline_level(Box const& box);

}  // namespace closeout::boxes
