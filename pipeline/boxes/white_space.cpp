#include "boxes/white_space.hpp"

#include "base/utf8.hpp"
#include "boxes/box_factory.hpp"

namespace closeout::boxes {
namespace {

bool is_preserved(css::WhiteSpace value) {
  return value == css::WhiteSpace::Pre || value == css::WhiteSpace::PreWrap || value == css::WhiteSpace::BreakSpaces;
}

bool is_space(char c) {
  return c == ' ' || c == '\t';
}
bool is_collapsible(char c) {
  return is_space(c) || c == '\n' || c == '\r';
}

/// Section 4.1.3: between two of these a line feed is removed rather than made a space. Scripts written without
/// spaces; Hangul is not among them.
bool is_wide_without_spaces(char32_t c) {
  return (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
         (c >= 0xFF01 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFD);
}

char32_t last_code_point(std::string const& text) {
  std::size_t at = text.size();
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return base::next_code_point(text, at);
}

/// One inline formatting context, text by text in document order.
class InlineContext {
 public:
  void add(Box& text) {
    if (!text.deferred_content.empty()) return add_other();
    std::string const source = std::move(text.text);
    text.text.clear();
    text.text.reserve(source.size());
    std::size_t at = 0;
    while (at < source.size()) at = add_piece(text, source, at);
  }

  /// Something that is no white space: an image, a box, a page counter.
  void add_other() {
    is_at_line_start_ = false;
    last_space_ = nullptr;
  }

  /// Section 4.1.1 and 4.1.2: spaces beside a forced break and at the ends of the block hang or go; here they go.
  void end_line() {
    if (last_space_ != nullptr) last_space_->text.pop_back();
    last_space_ = nullptr;
    is_at_line_start_ = true;
  }

 private:
  std::size_t add_piece(Box& box, std::string const& source, std::size_t at) {
    if (is_preserved(box.style->white_space)) return add_preserved(box, source, at);
    std::size_t end = at;
    while (end < source.size() && is_collapsible(source[end])) ++end;
    if (end > at) {
      add_collapsible(box, source, at, end);
      return end;
    }
    while (end < source.size() && !is_collapsible(source[end])) ++end;
    box.text.append(source, at, end - at);
    add_other();
    return end;
  }

  std::size_t add_preserved(Box& box, std::string const& source, std::size_t at) {
    char const c = source[at];
    if (c == '\n') {
      end_line();
      box.text += c;
    } else if (c != '\r') {
      box.text += c;
      add_other();
    }
    return at + 1;
  }

  /// A run of spaces, tabs and line feeds from `start` to `end`.
  void add_collapsible(Box& box, std::string const& source, std::size_t start, std::size_t end) {
    bool const keeps_lines = box.style->white_space == css::WhiteSpace::PreLine;
    bool has_break = false;
    for (std::size_t at = start; at < end; ++at) {
      if (source[at] != '\n') continue;
      has_break = true;
      if (!keeps_lines) continue;
      end_line();
      box.text += '\n';
    }
    if (has_break && keeps_lines) return;
    if (is_at_line_start_ || last_space_ != nullptr) return;
    if (has_break && break_is_removed(box, source, end)) return;
    box.text += ' ';
    last_space_ = &box;
  }

  /// Section 4.1.3; a neighbour in another box is not looked for.
  static bool break_is_removed(Box const& box, std::string const& source, std::size_t end) {
    if (box.text.empty() || end == source.size()) return false;
    char32_t const before = last_code_point(box.text);
    char32_t const after = base::next_code_point(source, end);
    constexpr char32_t zero_width_space = 0x200B;
    if (before == zero_width_space || after == zero_width_space) return true;
    return is_wide_without_spaces(before) && is_wide_without_spaces(after);
  }

  bool is_at_line_start_ = true;
  Box* last_space_ = nullptr;  ///< The text that ends with a collapsible space, if that is the last thing so far.
};

void add_inline_content(Box& parent, InlineContext& context) {
  for (Box* child = parent.first_child; child != nullptr; child = child->next_sibling) {
    if (child->is_out_of_flow()) continue;
    if (child->kind == BoxKind::Text) {
      context.add(*child);
    } else if (child->kind == BoxKind::LineBreak) {
      context.end_line();
    } else if (child->kind == BoxKind::Inline) {
      add_inline_content(*child, context);
    } else {
      context.add_other();
    }
  }
}

bool is_empty_text(Box const* box) {
  return box->kind == BoxKind::Text && box->text.empty() && box->deferred_content.empty();
}

void unlink_empty_text(Box& parent) {
  Box const* child = parent.first_child;
  while (child != nullptr && !is_empty_text(child)) child = child->next_sibling;
  if (child == nullptr) return;
  BoxList children = take_children(parent);
  std::erase_if(children, is_empty_text);
  set_children(parent, children);
}

}  // namespace

void collapse_white_space(Box& root) {
  if (root.kind != BoxKind::Inline && root.has_inline_children()) {
    InlineContext context;
    add_inline_content(root, context);
    context.end_line();
  }
  if (root.has_inline_children()) unlink_empty_text(root);
  for (Box* child = root.first_child; child != nullptr; child = child->next_sibling) collapse_white_space(*child);
}

}  // namespace closeout::boxes
