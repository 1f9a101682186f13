#pragma once
// Line breaking (css-text-3 section 5): the content of one block container to line boxes.

#include <memory>
#include <optional>
#include <vector>

#include "layout/inline_content.hpp"
#include "layout/strip.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {

class Context;

/// Something that takes room on a line, before it is placed.
struct LineEntry {
  InlineItem::Kind kind = InlineItem::Kind::Piece;
  boxes::Box const* box = nullptr;
  text::Piece const* piece = nullptr;
  std::shared_ptr<AtomicFragment const> atomic;
  Length width;  ///< Without the space after it.
  Length space;  ///< Collapsible white space after it: takes room unless it ends the line.
  bool can_break_after = false;
  Length trailing;         ///< Letter spacing after the last letter, which a line's end does without.
  bool is_hyphen = false;  ///< A hyphen that shows because the line ends at a soft hyphen.
  bool is_broken = false;  ///< An edge where the line parts a box that is sliced: not there.

  /// Of an inline box.
  [[nodiscard]] bool is_edge() const { return kind == InlineItem::Kind::OpenBox || kind == InlineItem::Kind::CloseBox; }
};

/// One line's entries and how it stands among the lines.
struct LineEntries {
  std::vector<LineEntry> entries;
  std::vector<boxes::Box const*> open_boxes;  ///< Inline boxes that began on earlier lines, outermost first.
  Length indent;
  bool ends_paragraph = false;  ///< Last line or before a forced break: not justified.
};

class LineBreaking;

/// Line boxes of `container` for the content box of `containing`, made as they are asked for, so that a paragraph of
/// megabytes is never there as lines. Adds the warning "layout-line-overflow" for a line that cannot be broken and is
/// wider than the content box.
class Lines {
 public:
  /// Collects and shapes the content.
  Lines(Context& context, boxes::Box const& container, ContainingBlock const& containing);
  Lines(Lines&&) noexcept;
  Lines& operator=(Lines&&) = delete;
  ~Lines();

  /// Nothing behind the last line.
  [[nodiscard]] std::optional<LineBox> next();

 private:
  std::unique_ptr<LineBreaking> breaker_;
};

/// All lines at once.
[[nodiscard]] std::vector<LineBox> build_lines(Context& context, boxes::Box const& container,
                                               ContainingBlock const& containing);

}  // namespace closeout::layout
