#pragma once
// Where a text of megabytes may be taken apart before it is analyzed, so that what comes out is the same.

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/shaping.hpp"

namespace closeout::text {

/// A place to take a text apart.
struct PortionEnd {
  std::size_t at = 0;            ///< Offset in bytes.
  bool can_break_after = false;  ///< A line may end here, if white space wraps at all.
};

/// Ends of portions of at least `smallest` bytes, the end of the text not among them. None for text of FirstStrong
/// direction, or with directional controls.
[[nodiscard]] std::vector<PortionEnd> portion_ends(std::string_view text, BaseDirection direction,
                                                   LineBreakRules const& rules, std::size_t smallest);

}  // namespace closeout::text
