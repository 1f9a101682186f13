#pragma once
// Underlines, overlines and lines through text (css-text-decor-3 section 2, css-text-decor-4 sections 2 and 3).

#include <cstdint>
#include <vector>

#include "layout/strip.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// Section 2.6: underlines and overlines are painted below the text, lines through it above it.
enum class DecorationLayer : std::uint8_t { BelowText, AboveText };

/// The decorations of a line of text; `origin` is the flow's left and the line's top on the page. Each is one line with
/// the thickness and at the height that its decorating box gives, whatever the fonts inside. No ink is skipped.
[[nodiscard]] std::vector<pages::ItemContent> decoration_paths(Context& context, LineBox const& line,
                                                               base::Point origin, DecorationLayer layer);

/// Width of the white space at the end of a run that hangs at a line's end and is not decorated (section 2.1).
[[nodiscard]] Length hanging_space(text::GlyphRun const& run);

}  // namespace closeout::layout
