#pragma once
// The inline-level content of one block container as a flat list in logical order, its text shaped: what lines are
// built from (CSS 2.2 section 9.4.2).

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
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

/// Part of a text of megabytes, not shaped yet: what lines are made of it needs a hundred times its memory.
struct InlinePortion {
  std::size_t before_item = 0;  ///< Its place among the items.
  boxes::Box const* box = nullptr;
  std::string_view text;
  bool can_break_after = false;
};

struct InlineContent {
  std::vector<InlineItem> items;
  std::list<text::Paragraph> paragraphs;  ///< Own the pieces.
  std::vector<InlinePortion> portions;
  std::list<std::string> long_texts;  ///< Own the portions' text.
  /// No text, no atomic box, no line break: makes no line box (CSS 2.2 section 9.4.2).
  [[nodiscard]] bool makes_no_line() const;
};

/// A text box with more bytes is shaped in portions of about this size, as its lines are made.
inline constexpr std::size_t portion_bytes = std::size_t{1} << 16U;

/// Collects and shapes; an inside list marker comes first (css-lists-3 section 3.1).
[[nodiscard]] InlineContent shape_inline_content(Context& context, boxes::Box const& container);
/// The items of a portion of that content.
[[nodiscard]] InlineContent shape_portion(Context& context, boxes::Box const& container, InlinePortion const& portion);

}  // namespace closeout::layout
