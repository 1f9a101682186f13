#pragma once
// Angles and resolutions (css-values-4 sections 7.1 and 7.4).

#include <optional>

#include "css/value_reader.hpp"

namespace closeout::css {

/// In degrees; `0` without a unit is not an angle.
std::optional<double> take_angle(ValueReader& reader);
/// In dots per CSS pixel; negative values are refused.
std::optional<double> take_resolution(ValueReader& reader);

}  // namespace closeout::css
