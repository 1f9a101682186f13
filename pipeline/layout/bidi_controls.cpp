#include "layout/bidi_controls.hpp"

#include <algorithm>
#include <utility>

namespace closeout::layout {

BidiControls bidi_controls(css::ComputedStyle const& style) {
  bool const is_ltr = style.direction == css::Direction::Ltr;
  switch (style.unicode_bidi) {
    case css::UnicodeBidi::Embed:
      return {is_ltr ? "\u202A" : "\u202B", "\u202C"};
    case css::UnicodeBidi::Isolate:
      return {is_ltr ? "\u2066" : "\u2067", "\u2069"};
    case css::UnicodeBidi::BidiOverride:
      return {is_ltr ? "\u202D" : "\u202E", "\u202C"};
    case css::UnicodeBidi::IsolateOverride:
      return {is_ltr ? "\u2068\u202D" : "\u2068\u202E", "\u202C\u2069"};
    case css::UnicodeBidi::Plaintext:
      return {"\u2068", "\u2069"};
    case css::UnicodeBidi::Normal:
      break;
  }
  return {};
}

BidiControls bidi_controls_of_container(css::ComputedStyle const& style) {
  bool const is_ltr = style.direction == css::Direction::Ltr;
  bool const overrides =
      style.unicode_bidi == css::UnicodeBidi::BidiOverride || style.unicode_bidi == css::UnicodeBidi::IsolateOverride;
  if (!overrides) return {};
  return {is_ltr ? "\u202D" : "\u202E", "\u202C"};
}

text::BaseDirection base_direction(css::ComputedStyle const& style) {
  if (style.unicode_bidi == css::UnicodeBidi::Plaintext) return text::BaseDirection::FirstStrong;
  return style.direction == css::Direction::Rtl ? text::BaseDirection::RightToLeft : text::BaseDirection::LeftToRight;
}

void BidiScope::open(BidiControls controls) {
  open_.push_back(controls);
  pending_ += controls.open;
}

void BidiScope::close() {
  pending_ += open_.back().close;
  open_.pop_back();
}

bool BidiScope::is_open() const {
  return !pending_.empty() ||
         std::any_of(open_.begin(), open_.end(), [](BidiControls const& controls) { return !controls.open.empty(); });
}

std::string BidiScope::take_pending() {
  return std::exchange(pending_, {});
}

void BidiScope::begin_paragraph() {
  pending_.clear();
  for (BidiControls const& controls : open_) pending_ += controls.open;
}

std::string BidiScope::across_line_feeds(std::string text) const {
  std::string closing, opening;
  for (auto controls = open_.rbegin(); controls != open_.rend(); ++controls) closing += controls->close;
  for (BidiControls const& controls : open_) opening += controls.open;
  if (opening.empty()) return text;
  for (std::size_t at = text.find('\n'); at != std::string::npos;
       at = text.find('\n', at + closing.size() + 1 + opening.size())) {
    text.insert(at + 1, opening);
    text.insert(at, closing);
  }
  return text;
}

}  // namespace closeout::layout
