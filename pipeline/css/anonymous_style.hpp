#pragma once
// Styles of boxes that no element has.

#include "css/computed_style.hpp"

namespace closeout::css {

/// Inherited values from `parent`, initial values for the rest, and `display` (CSS 2.2 section 9.2.1.1).
[[nodiscard]] StyleRef anonymous_style(ComputedStyle const& parent, Display display);

}  // namespace closeout::css
