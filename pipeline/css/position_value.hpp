#pragma once
// <position> values (css-values-4 section 8.3, css-backgrounds-3 section 3.6).

#include <optional>

#include "css/length_value.hpp"

namespace closeout::css {

struct SpecifiedPosition {
  SpecifiedLength x, y;
};

/// One to four values, as background-position takes them.
std::optional<SpecifiedPosition> take_position(ValueReader& reader);

}  // namespace closeout::css
