#pragma once
// Cutting and joining glyph runs.

#include <cstddef>
#include <vector>

#include "text/shaping.hpp"

namespace closeout::text {

/// True if a glyph begins at byte `at` of the run's text, so that the run can be cut before it.
[[nodiscard]] bool can_cut(GlyphRun const& run, std::size_t at);

/// Puts `run` at the right end of `line`, into its last run if both are of one kind.
void append_visually(std::vector<GlyphRun>& line, GlyphRun const& run);

}  // namespace closeout::text
