#include "text/conventional_width.hpp"

#include <unicode/uchar.h>

namespace closeout::text {

namespace {

constexpr int em = 1000;
/// Segoe UI Emoji advances by 2803 of 2048 units, Noto Color Emoji by 2550.
constexpr int emoji = 1370;
/// Below, nothing is wide (EastAsianWidth.txt begins with U+1100).
constexpr char32_t first_wide = 0x1100;

}  // namespace

std::optional<int> conventional_advance(char32_t code_point) {
  if (code_point < first_wide) return std::nullopt;
  auto const c = static_cast<UChar32>(code_point);
  // A mark stands on what is before it.
  if (u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK) return std::nullopt;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0) return emoji;
  int const width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return em;
  return std::nullopt;
}

}  // namespace closeout::text
