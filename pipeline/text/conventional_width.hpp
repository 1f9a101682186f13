#pragma once
// Characters whose width does not depend on the font.

#include <optional>

namespace closeout::text {

/// Advance in thousandths of the em that every usual font gives `code_point`: ideographs, kana, Hangul and fullwidth
/// forms (UAX 11: wide, fullwidth) fill an em; emoji at most what Segoe UI Emoji, the widest set in use, gives them.
/// Nothing for all others. So these are measured alike on machines with and without a font for them.
[[nodiscard]] std::optional<int> conventional_advance(char32_t code_point);

}  // namespace closeout::text
