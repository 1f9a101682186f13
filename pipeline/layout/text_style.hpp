#pragma once
// Computed style to what shaping asks: fonts, features, spacing, where lines may break.

#include <string>

#include "css/computed_style.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

/// What a font request says alone.
[[nodiscard]] text::TextStyle text_style(css::FontRequest const& font, std::string const& language);
[[nodiscard]] text::TextStyle text_style(css::ComputedStyle const& style, std::string const& language);

/// White space of this style may be a soft wrap opportunity (css-text-3 section 3).
[[nodiscard]] bool may_wrap(css::ComputedStyle const& style);
/// A word that fits on no line may be broken anywhere (css-text-3 section 5.5).
[[nodiscard]] bool breaks_words(css::ComputedStyle const& style);
/// Such breaks count for the smallest width of the content.
[[nodiscard]] bool breaks_words_when_measured(css::ComputedStyle const& style);
/// White space at a line's end takes room instead of hanging.
[[nodiscard]] bool keeps_spaces_at_line_end(css::ComputedStyle const& style);

}  // namespace closeout::layout
