#include "text/bidi.hpp"

#include <unicode/ubidi.h>

#include <algorithm>
#include <numeric>

namespace closeout::text {

namespace {

/// No character below the Hebrew block, and none between the Indic scripts and the Hebrew presentation forms but
/// the directional controls, is right-to-left or an Arabic number or changes direction.
bool is_plainly_left_to_right(char16_t unit) {
  if (unit < 0x0590) return true;
  if (unit < 0x0900 || unit >= 0xD800) return false;
  bool const is_mark = unit == 0x200E || unit == 0x200F;
  bool const is_embedding = unit >= 0x202A && unit <= 0x202E;
  bool const is_isolate = unit >= 0x2066 && unit <= 0x2069;
  return !is_mark && !is_embedding && !is_isolate;
}

UBiDiLevel paragraph_level(BaseDirection direction) {
  switch (direction) {
    case BaseDirection::LeftToRight:
      return UBIDI_LTR;
    case BaseDirection::RightToLeft:
      return UBIDI_RTL;
    case BaseDirection::FirstStrong:
      return UBIDI_DEFAULT_LTR;
  }
  return UBIDI_LTR;
}

/// Behind the next forced line break (css-writing-modes-4 section 2.4.2: "a forced paragraph break").
std::size_t paragraph_end(std::u16string_view text, std::size_t begin) {
  auto const is_break = [](char16_t unit) {
    return (unit >= 0x0A && unit <= 0x0D) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
  };
  auto const found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), is_break);
  return static_cast<std::size_t>(found - text.begin()) + (found == text.end() ? 0 : 1);
}

}  // namespace

struct BidiResolver::Engine {
  Engine() : bidi(ubidi_open()) {}
  Engine(Engine const&) = delete;
  Engine& operator=(Engine const&) = delete;
  ~Engine() { ubidi_close(bidi); }
  UBiDi* bidi;
};

BidiResolver::BidiResolver() : engine_(std::make_unique<Engine>()) {}
BidiResolver::~BidiResolver() = default;

std::vector<std::uint8_t> const& BidiResolver::levels(std::u16string_view text, BaseDirection direction) {
  levels_.assign(text.size(), 0);
  base_levels_.clear();
  // OPTIMIZATION: text without right-to-left characters in a left-to-right paragraph is all at level 0 (by rules
  // W7, N1 and N2 numbers and neutrals take the direction around them).
  bool const is_plain = std::all_of(text.begin(), text.end(), is_plainly_left_to_right);
  if (is_plain && direction != BaseDirection::RightToLeft) return levels_;
  base_levels_.assign(text.size(), 0);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = paragraph_end(text, begin);
    resolve_paragraph(text.substr(begin, end - begin), direction, begin);
    begin = end;
  }
  return levels_;
}

/// One paragraph at a time: given several, ICU 72 puts a bracket at the end of "(Ali)" at the level of the paragraph
/// before.
void BidiResolver::resolve_paragraph(std::u16string_view text, BaseDirection direction, std::size_t begin) {
  UErrorCode status = U_ZERO_ERROR;
  auto const length = static_cast<std::int32_t>(text.size());
  ubidi_setPara(engine_->bidi, text.data(), length, paragraph_level(direction), nullptr, &status);
  UBiDiLevel const* found = ubidi_getLevels(engine_->bidi, &status);
  if (U_FAILURE(status) != 0) return;
  std::copy(found, found + length, levels_.data() + begin);
  std::fill_n(base_levels_.data() + begin, text.size(), ubidi_getParaLevel(engine_->bidi));
}

std::vector<std::size_t> visual_order(std::vector<std::uint8_t> const& levels) {
  std::vector<std::size_t> order(levels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // OPTIMIZATION: most lines are left-to-right throughout.
  if (std::all_of(levels.begin(), levels.end(), [](std::uint8_t level) { return level == 0; })) return order;
  std::vector<std::int32_t> logical_at(levels.size());
  ubidi_reorderVisual(levels.data(), static_cast<std::int32_t>(levels.size()), logical_at.data());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::size_t>(logical_at[i]);
  return order;
}

}  // namespace closeout::text
