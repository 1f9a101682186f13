#pragma once
// Inline boxes in bidirectional text (CSS 2.2 section 8.6): their edges stand where their content begins and ends to
// the eye, whatever the order it is read in.

#include <cstdint>
#include <optional>
#include <vector>

#include "layout/line_builder.hpp"

namespace closeout::layout {

/// Where the entries stand in their order (Ltr) or in its reverse (Rtl), with every edge at the side it belongs to:
/// that direction; else nothing. `levels` are the embedding levels of the entries, of edges those of the paragraph.
[[nodiscard]] std::optional<css::Direction> one_direction(LineEntries const& line,
                                                          std::vector<std::uint8_t> const& levels);

/// Indices of the entries from left to right: content by UAX 9 rule L2, the left edge of a box before its leftmost
/// content, the right edge behind its rightmost.
[[nodiscard]] std::vector<std::size_t> left_to_right(LineEntries const& line, std::vector<std::uint8_t> const& levels);

}  // namespace closeout::layout
