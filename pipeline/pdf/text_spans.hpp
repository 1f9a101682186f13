#pragma once
// Glyphs whose text a reader cannot find from ToUnicode one by one (ISO 32000-1 section 14.9.4).

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/shaping.hpp"

namespace closeout::pdf {

/// Glyphs that stand for characters together: a base and its marks, a ligature from right to left, a syllable that is
/// built of parts. Readers that put the page together by places take them for characters out of order.
struct TextSpan {
  std::size_t begin = 0, end = 0;  ///< Glyphs of the run.
  std::string_view text;           ///< What they stand for; from right to left the last character alone.
  /// From right to left, the characters before it. Readers turn the characters of a line around one by one, so a
  /// replacement text of several would read backwards: each of these needs a place of its own at the right of the
  /// glyphs.
  std::string_view before;
};

/// The spans of a run from left to right; none where ToUnicode is enough.
[[nodiscard]] std::vector<TextSpan> text_spans(text::GlyphRun const& run);

}  // namespace closeout::pdf
