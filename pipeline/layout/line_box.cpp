#include "layout/line_box.hpp"

#include <algorithm>
#include <limits>

#include "layout/atomic_inlines.hpp"
#include "layout/context.hpp"
#include "layout/glyph_runs.hpp"
#include "layout/inline_alignment.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using Kind = InlineItem::Kind;

bool is_rtl(css::Direction direction) {
  return direction == css::Direction::Rtl;
}

/// Horizontal place of an entry, from the flow's left.
struct Placed {
  Length x;        ///< Left end of what is visible.
  Length space_x;  ///< Left end of the white space beside it.
  Length space;    ///< Its used width.
};

/// Advances of a line's entries, its spaces justified or dropped at the end.
class HorizontalPlacement {
 public:
  HorizontalPlacement(Box const& container, ContainingBlock const& containing, LineEntries const& line)
      : style_(*container.style), containing_(containing), line_(line), placed_(line.entries.size()) {
    find_trailing();
    measure();
    stretch_leader();
    justify();
    place();
  }

  /// Width of an entry on the line; a leader's is what the others leave.
  [[nodiscard]] Length width(std::size_t i) const { return entries()[i].width + (i == leader_ ? stretch_ : Length()); }
  [[nodiscard]] Placed const& operator[](std::size_t index) const { return placed_[index]; }

 private:
  [[nodiscard]] std::vector<LineEntry> const& entries() const { return line_.entries; }

  /// Direction of the paragraph this line is of: with unicode-bidi: plaintext its text says (UAX 9 rules P2 and P3).
  [[nodiscard]] bool is_right_to_left() const {
    if (style_.unicode_bidi != css::UnicodeBidi::Plaintext) return is_rtl(style_.direction);
    auto const first = std::find_if(entries().begin(), entries().end(),
                                    [](LineEntry const& entry) { return entry.piece != nullptr && !entry.is_hyphen; });
    return first != entries().end() && first->piece->base_level % 2 == 1;
  }

  /// css-text-3 sections 6.1 and 6.3: the last line, and one before a forced break, goes by text-align-last.
  [[nodiscard]] css::TextAlign alignment() const {
    using css::TextAlign;
    using css::TextAlignLast;
    TextAlign const all = style_.text_align == TextAlign::Character ? TextAlign::Start : style_.text_align;
    if (!line_.ends_paragraph) return all;
    switch (style_.text_align_last) {
      case TextAlignLast::Start:
        return TextAlign::Start;
      case TextAlignLast::End:
        return TextAlign::End;
      case TextAlignLast::Left:
        return TextAlign::Left;
      case TextAlignLast::Right:
        return TextAlign::Right;
      case TextAlignLast::Center:
        return TextAlign::Center;
      case TextAlignLast::Justify:
        return TextAlign::Justify;
      case TextAlignLast::Auto:
        break;
    }
    return all == TextAlign::Justify ? TextAlign::Start : all;
  }

  /// Index of the last entry that is no closing edge: white space from there on hangs (css-text-3 section 4.1.2).
  void find_trailing() {
    trailing_ = entries().size();
    for (std::size_t i = entries().size(); i-- > 0;) {
      LineEntry const& entry = entries()[i];
      if (entry.kind == Kind::Piece && !entry.is_hyphen) trailing_ = i;
      if (entry.width > Length() && entry.kind != Kind::CloseBox) break;
    }
  }

  void measure() {
    for (std::size_t i = 0; i < entries().size(); ++i) {
      placed_[i].space = entries()[i].space;
      width_ += entries()[i].width + (i < trailing_ ? entries()[i].space : Length());
    }
    if (trailing_ < entries().size()) width_ -= entries()[trailing_].trailing;
  }

  /// css-content-3 section 2.5. AD-HOC: of several leaders on a line the first takes what is left.
  void stretch_leader() {
    for (std::size_t i = 0; i < entries().size() && leader_ == none; ++i) {
      if (entries()[i].kind == Kind::Piece && entries()[i].box->is_leader) leader_ = i;
    }
    Length const room = containing_.width - line_.indent - width_;
    if (leader_ == none || room <= Length()) return;
    stretch_ = room;
    width_ += room;
  }

  /// A preserved tab keeps its width, and so does what stands before it (css-text-3 section 7.4).
  [[nodiscard]] std::size_t first_gap() const {
    std::size_t first = trailing_;
    while (first > 0 && !(entries()[first - 1].piece != nullptr && entries()[first - 1].piece->is_tab)) --first;
    return first;
  }

  /// css-text-3 section 7.4: what is left goes in equal parts to the spaces between words. (Letters of scripts that do
  /// not part words stay together.)
  void justify() {
    Length const room = containing_.width - line_.indent - width_;
    if (alignment() != css::TextAlign::Justify || room <= Length()) return;
    std::size_t const first = first_gap();
    std::int64_t gaps = 0;
    for (std::size_t i = first; i < trailing_; ++i) gaps += entries()[i].space > Length() ? 1 : 0;
    if (gaps == 0) return;
    std::int64_t left = room.units();
    for (std::size_t i = first; i < trailing_; ++i) {
      if (entries()[i].space <= Length()) continue;
      std::int64_t const share = left / gaps--;
      placed_[i].space += Length::from_units(share);
      left -= share;
    }
    width_ = containing_.width - line_.indent;
  }

  /// css-text-3 section 7.1.
  [[nodiscard]] Length start() const {
    bool const rtl = is_right_to_left();
    Length const room = containing_.width - line_.indent - width_;
    Length const left = containing_.x + (rtl ? Length() : line_.indent);
    using css::TextAlign;
    TextAlign const align = alignment();
    // A line that is wider than its box keeps its start in sight.
    if (room < Length()) return rtl ? left + room : left;
    if (align == TextAlign::Center) return left + room / 2;
    bool const to_right = align == TextAlign::Right || (align == TextAlign::End && !rtl) ||
                          ((align == TextAlign::Start || align == TextAlign::Justify) && rtl);
    return to_right ? left + room : left;
  }

  [[nodiscard]] std::vector<std::uint8_t> levels() const {
    std::uint8_t const base = is_right_to_left() ? 1 : 0;
    std::vector<std::uint8_t> levels(entries().size(), base);
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (entries()[i].piece != nullptr)
        levels[i] = entries()[i].is_hyphen && i > 0 ? levels[i - 1] : entries()[i].piece->bidi_level;
    }
    return levels;
  }

  /// Edges of inline boxes go with the text beside them.
  void take_neighbours_levels(std::vector<std::uint8_t>& levels) const {
    for (std::size_t i = 1; i < levels.size(); ++i) {
      if (entries()[i].kind == Kind::CloseBox) levels[i] = levels[i - 1];
    }
    for (std::size_t i = levels.size(); i-- > 1;) {
      if (entries()[i - 1].kind == Kind::OpenBox) levels[i - 1] = levels[i];
    }
  }

  void place() {
    std::vector<std::uint8_t> all_levels = levels();
    take_neighbours_levels(all_levels);
    Length x = start();
    for (std::size_t const i : text::visual_order(all_levels)) {
      Length const width = this->width(i);
      Length const space = placed_[i].space;
      bool const hangs = i >= trailing_;
      if (all_levels[i] % 2 == 0) {
        placed_[i].x = x;
        placed_[i].space_x = x + width;
      } else {
        placed_[i].x = hangs ? x : x + space;
        placed_[i].space_x = placed_[i].x - space;
      }
      x += width + (hangs ? Length() : space);
    }
  }

  css::ComputedStyle const& style_;
  ContainingBlock const& containing_;
  LineEntries const& line_;
  std::vector<Placed> placed_;
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::size_t trailing_ = 0;
  std::size_t leader_ = none;
  Length stretch_;
  Length width_;
};

bool is_kept(Box const& box) {
  css::ComputedStyle const& s = *box.style;
  bool const has_border =
      s.border.top.width + s.border.right.width + s.border.bottom.width + s.border.left.width > Length();
  bool const has_meaning = box.semantics != nullptr && (!box.semantics->id.empty() || !box.semantics->href.empty());
  return has_border || !s.background_colour.is_transparent() || has_meaning;
}

class LineAssembler {
 public:
  LineAssembler(Context& context, Box const& container, ContainingBlock const& containing, LineEntries const& line)
      : containing_(containing),
        line_(line),
        alignment_(context, container, containing, line),
        places_(container, containing, line),
        extents_(alignment_.states().size()) {}

  LineBox run() {
    box_.height = alignment_.height();
    box_.baseline = alignment_.baseline();
    for (std::size_t i = 0; i < line_.entries.size(); ++i) add(i);
    add_inline_boxes();
    return std::move(box_);
  }

 private:
  struct Extent {
    Length left, right;
    bool is_used = false, has_start = false, has_end = false;
  };

  void add(std::size_t i) {
    LineEntry const& entry = line_.entries[i];
    extend(alignment_.entry(i).state, places_[i].x, places_[i].x + places_.width(i));
    switch (entry.kind) {
      case Kind::Piece:
        return add_text(i);
      case Kind::Atomic:
        return add_atomic(i);
      case Kind::OutOfFlow:
        box_.items.emplace_back(PositionedFragment{boxes::part_of(*entry.box), entry.box, places_[i].x, Length()});
        return;
      case Kind::OpenBox:
        extents_[alignment_.entry(i).state].has_start = true;
        return;
      case Kind::CloseBox:
        extents_[alignment_.entry(i).state].has_end = true;
        return;
      case Kind::LineBreak:
        return;
    }
  }

  [[nodiscard]] Length baseline_of(std::size_t i) const {
    AlignedEntry const& entry = alignment_.entry(i);
    return alignment_.baseline(entry.group) - entry.shift + alignment_.states()[entry.state].offset.y;
  }
  [[nodiscard]] Length offset_x(std::size_t i) const { return alignment_.states()[alignment_.entry(i).state].offset.x; }

  void add_text(std::size_t i) {
    LineEntry const& entry = line_.entries[i];
    std::vector<text::SharedRun> const& runs = entry.piece->runs;
    Length const baseline = baseline_of(i);
    Length const left = places_[i].x + offset_x(i);
    if (entry.box->is_leader && entry.width > Length()) return add_leader(i, left);
    // Visual order becomes logical order.
    if (entry.piece->bidi_level % 2 == 1) {
      Length right = left + entry.piece->width;
      for (std::size_t r = runs.size(); r-- > 0;) {
        right -= runs[r]->width;
        append(entry.box, *runs[r], right, baseline);
      }
    } else {
      Length x = left;
      for (text::SharedRun const& run : runs) {
        append(entry.box, *run, x, baseline);
        x += run->width;
      }
    }
    add_space(i);
  }

  /// The pattern as often as it fits, its copies counted from the end, so that leaders of lines below each other line
  /// up.
  void add_leader(std::size_t i, Length x) {
    LineEntry const& entry = line_.entries[i];
    std::int64_t const copies = std::min(places_.width(i).units() / entry.width.units(), most_copies);
    x += places_.width(i) - entry.width * copies;
    for (std::int64_t copy = 0; copy < copies; ++copy) {
      for (text::SharedRun const& run : entry.piece->runs) {
        append(entry.box, *run, x, baseline_of(i));
        x += run->width;
      }
    }
    add_space(i);
  }

  /// A bound for patterns that are hardly wider than nothing.
  static constexpr std::int64_t most_copies = 2000;

  /// The space is content like the word before it, so that extraction finds where words end; at the end of a line
  /// that was broken there it hangs, at the end of a paragraph there is none (css-text-3 section 4.1.2).
  void add_space(std::size_t i) {
    LineEntry const& entry = line_.entries[i];
    bool const is_at_end = i + 1 == line_.entries.size() && line_.ends_paragraph;
    if (!entry.piece->space || is_at_end || entry.space.is_zero()) return;
    Length const x = places_[i].space_x + offset_x(i);
    Length const added = places_[i].space - entry.piece->space->width;
    if (added.is_zero()) return append(entry.box, *entry.piece->space, x, baseline_of(i));
    space_ = *entry.piece->space;
    space_.glyphs.back().advance += added;
    space_.width += added;
    append(entry.box, space_, x, baseline_of(i));
  }

  void append(Box const* box, text::GlyphRun const& run, Length x, Length baseline) {
    if (!box_.items.empty()) {
      auto* last = std::get_if<TextFragment>(&box_.items.back());
      bool const is_same = last != nullptr && last->box == box && last->baseline == baseline;
      if (is_same && join(last->run, last->x, run, x)) return;
    }
    box_.items.emplace_back(TextFragment{box, run, x, baseline});
  }

  void add_atomic(std::size_t i) {
    AtomicFragment atomic = *line_.entries[i].atomic;
    auto geometry = std::make_shared<BoxGeometry>(*atomic.geometry);
    Length const top = baseline_of(i) - atomic_baseline(atomic) + geometry->margin.top;
    geometry->x = places_[i].x + geometry->margin.left + offset_x(i);
    if (geometry->box->style->position == css::Position::Relative) {
      geometry->relative_offset = relative_offset(*geometry->box->style, containing_);
    }
    atomic.y = top;
    atomic.geometry = std::move(geometry);
    box_.items.emplace_back(std::move(atomic));
  }

  void extend(std::size_t state, Length left, Length right) {
    for (;;) {
      Extent& extent = extents_[state];
      extent.left = extent.is_used ? std::min(extent.left, left) : left;
      extent.right = extent.is_used ? std::max(extent.right, right) : right;
      extent.is_used = true;
      if (state == 0) return;
      state = alignment_.states()[state].parent;
    }
  }

  void add_inline_boxes() {
    for (std::size_t s = 1; s < extents_.size(); ++s) {
      InlineBoxState const& state = alignment_.states()[s];
      if (extents_[s].is_used && is_kept(*state.box)) box_.boxes.push_back(inline_box(s, state));
    }
  }

  /// CSS 2.2 section 10.6.1: the content area's height is the font's; padding and border do not move the line.
  InlineBoxFragment inline_box(std::size_t s, InlineBoxState const& state) const {
    Extent const& extent = extents_[s];
    BoxGeometry const g = edges_of(*state.box, containing_.width);
    bool const rtl = is_rtl(state.box->style->direction);
    Length left = extent.left;
    Length right = extent.right;
    if (rtl ? extent.has_end : extent.has_start) left += g.margin.left;
    if (rtl ? extent.has_start : extent.has_end) right -= g.margin.right;
    Length const baseline = alignment_.baseline(state.group) - state.shift + state.offset.y;
    Length const top = baseline - state.font->ascent - g.padding.top - g.border.top;
    Length const bottom = baseline + state.font->descent + g.bottom_edge();
    return {state.box, {{left + state.offset.x, top}, {right - left, bottom - top}}, extent.has_start, extent.has_end};
  }

  ContainingBlock const& containing_;
  LineEntries const& line_;
  InlineAlignment alignment_;
  HorizontalPlacement places_;
  std::vector<Extent> extents_;
  text::GlyphRun space_;  ///< A stretched one; kept for its memory.
  LineBox box_;
};

}  // namespace

LineBox make_line_box(Context& context, Box const& container, ContainingBlock const& containing,
                      LineEntries const& line) {
  return LineAssembler(context, container, containing, line).run();
}

}  // namespace closeout::layout
