#include "boxes/block_fixup.hpp"

#include <algorithm>

namespace closeout::boxes {
namespace {

bool holds_block(Box const& box) {
  if (box.kind != BoxKind::Inline) return false;
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    bool const is_block = !child->is_out_of_flow() && child->is_block_level();
    if (is_block || holds_block(*child)) return true;
  }
  return false;
}

bool is_blank(BoxList const& boxes) {
  return std::all_of(boxes.begin(), boxes.end(), [](Box const* box) { return is_collapsible_white_space(*box); });
}

class InlineSplitter {
 public:
  explicit InlineSplitter(BoxFactory& factory) : factory_(factory) {}

  /// `child`, or its parts and the blocks between them.
  void append(Box& child, BoxList& to) {
    if (!holds_block(child)) return to.push_back(&child);
    BoxList inner;
    for (Box* grandchild : take_children(child)) append(*grandchild, inner);
    Box* part = &child;
    BoxList part_children;
    auto const end_part = [&] {
      if (is_blank(part_children)) return part_children.clear();
      if (part == nullptr) part = factory_.continuation_of(child);
      set_children(*part, part_children);
      to.push_back(part);
      part = nullptr;
      part_children.clear();
    };
    for (Box* box : inner) {
      bool const is_block = !box->is_out_of_flow() && box->is_block_level();
      if (!is_block) {
        part_children.push_back(box);
        continue;
      }
      end_part();
      to.push_back(with_meaning(child, *box));
    }
    end_part();
  }

 private:
  Box* with_meaning(Box const& from, Box& block) {
    bool const has_meaning = from.semantics != nullptr && from.semantics->role != Role::None;
    if (!has_meaning) return &block;
    Box* wrapper = factory_.make_anonymous(BoxKind::Block, css::Display::Block, from.style);
    wrapper->semantics = from.semantics;
    wrapper->language = from.language;
    wrapper->place = from.place;
    append_child(*wrapper, block);
    return wrapper;
  }

  BoxFactory& factory_;
};

bool is_block_in_flow(Box const* box) {
  return !box->is_out_of_flow() && box->is_block_level();
}

/// Runs of inline-level boxes in anonymous blocks; runs of white space only go (section 9.2.2.1).
BoxList wrap_inline_runs(BoxList const& children, css::StyleRef const& style, BoxFactory& factory) {
  BoxList wrapped;
  BoxList run;
  auto const end_run = [&] {
    bool const only_out_of_flow = std::all_of(run.begin(), run.end(), [](Box const* box) {
      return box->is_out_of_flow() || is_collapsible_white_space(*box);
    });
    if (only_out_of_flow) {
      std::copy_if(run.begin(), run.end(), std::back_inserter(wrapped),
                   [](Box const* box) { return box->is_out_of_flow(); });
    } else {
      Box* block = factory.make_anonymous(BoxKind::Block, css::Display::Block, style);
      block->language = run.front()->language;
      block->place = run.front()->place;
      set_children(*block, run);
      wrapped.push_back(block);
    }
    run.clear();
  };
  for (Box* child : children) {
    if (!is_block_in_flow(child)) {
      run.push_back(child);
      continue;
    }
    if (!run.empty()) end_run();
    wrapped.push_back(child);
  }
  if (!run.empty()) end_run();
  return wrapped;
}

/// Nothing but text, or nothing but blocks.
bool is_in_order(Box const& container) {
  bool all_text = true, all_blocks = true;
  for (Box const* child = container.first_child; child != nullptr; child = child->next_sibling) {
    all_text = all_text && child->kind == BoxKind::Text;
    all_blocks = all_blocks && is_block_in_flow(child);
  }
  return all_text || all_blocks;
}

}  // namespace

void fix_block_container(Box& container, BoxFactory& factory) {
  if (is_in_order(container)) return;
  BoxList children;
  InlineSplitter splitter(factory);
  for (Box* child : take_children(container)) splitter.append(*child, children);
  bool const has_block = std::any_of(children.begin(), children.end(), is_block_in_flow);
  if (has_block) children = wrap_inline_runs(children, container.style, factory);
  set_children(container, children);
}

}  // namespace closeout::boxes
