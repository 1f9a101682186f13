#pragma once
// The inline-level content of one block container as a flat list in logical order, its text shaped: what lines are
// built from (CSS 2.2 section 9.4.2).

#include <cstdint>
#include <list>
#include <string>
#include <vector>

#include "base/length.hpp"
#include "boxes/tree.hpp"
#include "layout/text_style.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

class Context;

struct InlineItem {
  enum class Kind : std::uint8_t { Piece, OpenBox, CloseBox, Atomic, LineBreak, OutOfFlow };
  Kind kind = Kind::Piece;
  boxes::Box const* box = nullptr;     ///< Text box, inline box, atomic or positioned box.
  text::Piece const* piece = nullptr;  ///< Of a Piece; of an Atomic, for its level.
  bool can_break_after = false;        ///< Soft wrap opportunity; after the last closing edge, not before it.
};

struct InlineContent {
  std::vector<InlineItem> items;
  std::list<text::Paragraph> paragraphs;  ///< Own the pieces.
  /// No text, no atomic box, no line break: makes no line box (CSS 2.2 section 9.4.2).
  [[nodiscard]] bool makes_no_line() const;
};

/// Collects and shapes; an inside list marker comes first (css-lists-3 section 3.1).
[[nodiscard]] InlineContent shape_inline_content(Context& context, boxes::Box const& container);

}  // namespace closeout::layout
