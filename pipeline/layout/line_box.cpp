#include "layout/line_box.hpp"

#include <algorithm>

#include "layout/atomic_inlines.hpp"
#include "layout/context.hpp"
#include "layout/glyph_runs.hpp"
#include "layout/horizontal_placement.hpp"
#include "layout/inline_alignment.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using Kind = InlineItem::Kind;

bool is_left_edge(LineEntry const& entry) {
  return (entry.kind == Kind::OpenBox) == (entry.box->style->direction == css::Direction::Ltr);
}

bool is_kept(Box const& box) {
  css::ComputedStyle const& s = *box.style;
  bool const has_border =
      s.border.top.width + s.border.right.width + s.border.bottom.width + s.border.left.width > Length();
  bool const has_meaning = box.semantics != nullptr && (!box.semantics->id.empty() || !box.semantics->href.empty());
  return has_border || !s.background_colour.is_transparent() || !box.backgrounds.empty() ||
         !s.outline.width.is_zero() || has_meaning;
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
    bool is_used = false, has_left = false, has_right = false;
    void include(Length from, Length to) {
      left = is_used ? std::min(left, from) : from;
      right = is_used ? std::max(right, to) : to;
      is_used = true;
    }
    void include_edge(LineEntry const& entry) {
      if (!entry.is_broken) (is_left_edge(entry) ? has_left : has_right) = true;
    }
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
      case Kind::CloseBox:
        return extents_[alignment_.entry(i).state].include_edge(entry);
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
      extents_[state].include(left, right);
      if (state == 0) return;
      state = alignment_.states()[state].parent;
    }
  }

  void add_inline_boxes() {
    for (std::size_t s = 1; s < extents_.size(); ++s) {
      InlineBoxState const& state = alignment_.states()[s];
      if (!extents_[s].is_used || !is_kept(*state.box)) continue;
      if (places_.mixed_order().empty()) {
        box_.boxes.push_back(inline_box(extents_[s], state));
      } else {
        add_parts(s);
      }
    }
  }

  /// Text of both directions may part a box: each part stands by itself.
  void add_parts(std::size_t s) {
    Extent part;
    for (std::size_t const i : places_.mixed_order()) {
      if (is_inside(alignment_.entry(i).state, s)) {
        include(part, i, s);
      } else if (part.is_used) {
        box_.boxes.push_back(inline_box(part, alignment_.states()[s]));
        part = {};
      }
    }
    if (part.is_used) box_.boxes.push_back(inline_box(part, alignment_.states()[s]));
  }

  [[nodiscard]] bool is_inside(std::size_t state, std::size_t outer) const {
    while (state > outer) state = alignment_.states()[state].parent;
    return state == outer;
  }

  void include(Extent& part, std::size_t i, std::size_t state) const {
    LineEntry const& entry = line_.entries[i];
    Placed const& at = places_[i];
    part.include(at.x, at.x + places_.width(i));
    if (!at.hangs) part.include(at.space_x, at.space_x + at.space);
    if (entry.is_edge() && alignment_.entry(i).state == state) part.include_edge(entry);
  }

  /// CSS 2.2 section 10.6.1: the content area's height is the font's; padding and border do not move the line.
  InlineBoxFragment inline_box(Extent const& extent, InlineBoxState const& state) const {
    BoxGeometry const g = edges_of(*state.box, containing_.width);
    Length const left = extent.left + (extent.has_left ? g.margin.left : Length());
    Length const right = extent.right - (extent.has_right ? g.margin.right : Length());
    Length const baseline = alignment_.baseline(state.group) - state.shift + state.offset.y;
    Length const top = baseline - state.font->ascent - g.padding.top - g.border.top;
    Length const bottom = baseline + state.font->descent + g.bottom_edge();
    return {
        state.box, {{left + state.offset.x, top}, {right - left, bottom - top}}, extent.has_left, extent.has_right, {},
        {}};
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
