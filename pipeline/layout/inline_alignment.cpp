#include "layout/inline_alignment.hpp"

#include <algorithm>

#include "layout/atomic_inlines.hpp"
#include "layout/context.hpp"

namespace closeout::layout {
namespace {

using Kind = css::VerticalAlign::Kind;

bool is_line_relative(Kind kind) {
  return kind == Kind::Top || kind == Kind::Bottom;
}

/// css-inline-3 section 4.1: without the font's own numbers, sub lowers by a fifth and super raises by a third of
/// the parent's em, as browsers do.
constexpr double subscript_drop = 0.2;
constexpr double superscript_rise = 1.0 / 3.0;

}  // namespace

InlineAlignment::InlineAlignment(Context& context, boxes::Box const& container, ContainingBlock const& containing,
                                 LineEntries const& line)
    : context_(context), containing_(containing) {
  states_.push_back({&container, 0, &context.font_box(*container.style, container.language), {}, 0, {}});
  groups_.push_back({});
  extend_by_font(0);
  std::size_t current = 0;
  for (boxes::Box const* box : line.open_boxes) current = open(*box, current);
  entries_.reserve(line.entries.size());
  for (LineEntry const& entry : line.entries) {
    if (entry.kind == InlineItem::Kind::OpenBox) current = open(*entry.box, current);
    AlignedEntry aligned{current, states_[current].shift, states_[current].group};
    if (entry.kind == InlineItem::Kind::Piece) extend_by_fallback_fonts(current, *entry.piece);
    if (entry.kind == InlineItem::Kind::Atomic) place_atomic(*entry.atomic, aligned, current);
    if (entry.kind == InlineItem::Kind::CloseBox) current = states_[current].parent;
    entries_.push_back(aligned);
  }
  settle();
}

std::size_t InlineAlignment::open(boxes::Box const& box, std::size_t parent) {
  std::size_t const index = states_.size();
  InlineBoxState state{&box, parent, &context_.font_box(*box.style, box.language), {}, 0, states_[parent].offset};
  css::VerticalAlign const& align = box.style->vertical_align;
  if (is_line_relative(align.kind)) {
    state.group = new_group(index, align.kind);
  } else {
    state.group = states_[parent].group;
    state.shift = states_[parent].shift + shift_of(align, states_[parent], *state.font);
  }
  if (box.style->position == css::Position::Relative) {
    base::Point const offset = relative_offset(*box.style, containing_);
    state.offset = {state.offset.x + offset.x, state.offset.y + offset.y};
  }
  states_.push_back(state);
  extend_by_font(index);
  return index;
}

Length InlineAlignment::shift_of(css::VerticalAlign const& align, InlineBoxState const& parent,
                                 FontBox const& own) const {
  FontBox const& outer = *parent.font;
  switch (align.kind) {
    case Kind::Sub:
      return -outer.text.size.scaled(subscript_drop);
    case Kind::Super:
      return outer.text.size.scaled(superscript_rise);
    case Kind::TextTop:
      return outer.ascent - own.ascent;
    case Kind::TextBottom:
      return own.descent - outer.descent;
    case Kind::Middle:
      // The box's midpoint at half the parent's x-height.
      return outer.x_height / 2 - (own.ascent - own.descent) / 2;
    case Kind::LengthPercentage:
      return align.value.resolved(own.line_height);
    case Kind::Baseline:
    case Kind::Top:
    case Kind::Bottom:
      break;
  }
  return {};
}

void InlineAlignment::place_atomic(AtomicFragment const& atomic, AlignedEntry& entry, std::size_t parent) {
  css::VerticalAlign const& align = atomic.geometry->box->style->vertical_align;
  FontBox const& outer = *states_[parent].font;
  Length const height = atomic_margin_height(atomic);
  Length const ascent = atomic_baseline(atomic);
  if (is_line_relative(align.kind)) {
    entry.group = new_group(states_.size(), align.kind);
    entry.shift = {};
  } else if (align.kind == Kind::Middle) {
    entry.shift += outer.x_height / 2 - ascent + height / 2;
  } else if (align.kind == Kind::TextTop) {
    entry.shift += outer.ascent - ascent;
  } else if (align.kind == Kind::TextBottom) {
    entry.shift += height - ascent - outer.descent;
  } else if (align.kind == Kind::LengthPercentage) {
    Length const line_height =
        context_.font_box(*atomic.geometry->box->style, atomic.geometry->box->language).line_height;
    entry.shift += align.value.resolved(line_height);
  } else {
    entry.shift += shift_of(align, states_[parent], outer);
  }
  extend(entry.group, ascent + entry.shift, height - ascent - entry.shift);
}

std::size_t InlineAlignment::new_group(std::size_t state, css::VerticalAlign::Kind kind) {
  Group group;
  group.state = state;
  group.kind = kind;
  groups_.push_back(group);
  return groups_.size() - 1;
}

void InlineAlignment::extend(std::size_t index, Length above, Length below) {
  Group& group = groups_[index];
  group.above = group.has_extent ? std::max(group.above, above) : above;
  group.below = group.has_extent ? std::max(group.below, below) : below;
  group.has_extent = true;
}

/// CSS 2.2 section 10.8.1: half the leading above, half below.
void InlineAlignment::extend_by_font(std::size_t index) {
  InlineBoxState const& state = states_[index];
  FontBox const& font = *state.font;
  Length const leading = font.line_height - (font.ascent + font.descent);
  Length const above = font.ascent + leading / 2;
  extend(state.group, above + state.shift, font.line_height - above - state.shift);
}

/// CSS 2.2 section 10.8.1: with line-height: normal every glyph's own font counts, so that no line is written over
/// another.
void InlineAlignment::extend_by_fallback_fonts(std::size_t index, text::Piece const& piece) {
  InlineBoxState const& state = states_[index];
  if (state.box->style->line_height.kind != css::LineHeight::Kind::Normal) return;
  for (text::SharedRun const& run : piece.runs) {
    if (run->font == state.font->face || run->font == nullptr) continue;
    text::FontMetrics const& metrics = run->font->metrics();
    Length const half_gap = run->size.scaled(metrics.line_gap / 2000.0);
    Length const above = run->size.scaled(metrics.ascent / 1000.0) + half_gap;
    Length const below = run->size.scaled(-metrics.descent / 1000.0) + half_gap;
    extend(state.group, above + state.shift, below - state.shift);
  }
}

/// CSS 2.2 section 10.8: the line box is as high as what is aligned to the baseline and then as high as what is
/// aligned to its top and bottom needs.
void InlineAlignment::settle() {
  Length above = groups_[0].above;
  Length below = groups_[0].below;
  for (Group const& group : groups_) {
    Length const missing = group.above + group.below - (above + below);
    if (missing <= Length()) continue;
    if (group.kind == Kind::Top) below += missing;
    if (group.kind == Kind::Bottom) above += missing;
  }
  height_ = above + below;
  groups_[0].baseline = above;
  for (Group& group : groups_) {
    if (group.kind == Kind::Top) group.baseline = group.above;
    if (group.kind == Kind::Bottom) group.baseline = height_ - group.below;
  }
}

}  // namespace closeout::layout
