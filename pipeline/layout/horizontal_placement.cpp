#include "layout/horizontal_placement.hpp"

#include <algorithm>

#include "layout/inline_box_order.hpp"

namespace closeout::layout {
namespace {

using Kind = InlineItem::Kind;

bool is_rtl(css::Direction direction) {
  return direction == css::Direction::Rtl;
}

}  // namespace

HorizontalPlacement::HorizontalPlacement(boxes::Box const& container, ContainingBlock const& containing,
                                         LineEntries const& line)
    : style_(*container.style), containing_(containing), line_(line), placed_(line.entries.size()) {
  find_trailing();
  measure();
  stretch_leader();
  justify();
  place();
}

/// Direction of the paragraph this line is of: with unicode-bidi: plaintext its text says (UAX 9 rules P2 and P3).
bool HorizontalPlacement::is_right_to_left() const {
  if (style_.unicode_bidi != css::UnicodeBidi::Plaintext) return is_rtl(style_.direction);
  auto const first = std::find_if(entries().begin(), entries().end(),
                                  [](LineEntry const& entry) { return entry.piece != nullptr && !entry.is_hyphen; });
  return first != entries().end() && first->piece->base_level % 2 == 1;
}

/// css-text-3 sections 6.1 and 6.3: the last line, and one before a forced break, goes by text-align-last.
css::TextAlign HorizontalPlacement::alignment() const {
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
void HorizontalPlacement::find_trailing() {
  trailing_ = entries().size();
  for (std::size_t i = entries().size(); i-- > 0;) {
    LineEntry const& entry = entries()[i];
    if (entry.kind == Kind::Piece && !entry.is_hyphen) trailing_ = i;
    if (entry.width > Length() && entry.kind != Kind::CloseBox) break;
  }
}

void HorizontalPlacement::measure() {
  for (std::size_t i = 0; i < entries().size(); ++i) {
    placed_[i].space = entries()[i].space;
    width_ += entries()[i].width + (i < trailing_ ? entries()[i].space : Length());
  }
  if (trailing_ < entries().size()) width_ -= entries()[trailing_].trailing;
}

/// css-content-3 section 2.5. AD-HOC: of several leaders on a line the first takes what is left.
void HorizontalPlacement::stretch_leader() {
  for (std::size_t i = 0; i < entries().size() && leader_ == none; ++i) {
    if (entries()[i].kind == Kind::Piece && entries()[i].box->is_leader) leader_ = i;
  }
  Length const room = containing_.width - line_.indent - width_;
  if (leader_ == none || room <= Length()) return;
  stretch_ = room;
  width_ += room;
}

/// A preserved tab keeps its width, and so does what stands before it (css-text-3 section 7.4).
std::size_t HorizontalPlacement::first_gap() const {
  std::size_t first = trailing_;
  while (first > 0 && !(entries()[first - 1].piece != nullptr && entries()[first - 1].piece->is_tab)) --first;
  return first;
}

/// css-text-3 section 7.4: what is left goes in equal parts to the spaces between words. (Letters of scripts that do
/// not part words stay together.)
void HorizontalPlacement::justify() {
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
Length HorizontalPlacement::start() const {
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

std::vector<std::uint8_t> HorizontalPlacement::levels() const {
  std::uint8_t const base = is_right_to_left() ? 1 : 0;
  std::vector<std::uint8_t> levels(entries().size(), base);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (entries()[i].piece != nullptr)
      levels[i] = entries()[i].is_hyphen && i > 0 ? levels[i - 1] : entries()[i].piece->bidi_level;
  }
  return levels;
}

void HorizontalPlacement::place() {
  std::vector<std::uint8_t> const all_levels = levels();
  Length x = start();
  if (auto const direction = one_direction(line_, all_levels)) {
    bool const rtl = is_rtl(*direction);
    std::size_t const count = entries().size();
    for (std::size_t i = 0; i < count; ++i) place_entry(rtl ? count - 1 - i : i, rtl, x);
    return;
  }
  mixed_order_ = left_to_right(line_, all_levels);
  for (std::size_t const i : mixed_order_) place_entry(i, all_levels[i] % 2 == 1, x);
}

void HorizontalPlacement::place_entry(std::size_t i, bool rtl, Length& x) {
  Placed& placed = placed_[i];
  Length const width = this->width(i);
  placed.hangs = i >= trailing_;
  if (rtl) {
    placed.x = placed.hangs ? x : x + placed.space;
    placed.space_x = placed.x - placed.space;
  } else {
    placed.x = x;
    placed.space_x = x + width;
  }
  x += width + (placed.hangs ? Length() : placed.space);
}

}  // namespace closeout::layout
