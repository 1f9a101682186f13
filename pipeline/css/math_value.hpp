#pragma once
// Math functions as written: calc(), min(), max() and clamp() over lengths, percentages and numbers (css-values-4
// section 10).

#include <optional>

#include "css/length_value.hpp"

namespace closeout::css {

/// What a calculation comes to: a number, or a length with its percentages.
struct MathValue {
  bool is_number = true;
  double number = 0;
  SpecifiedLength length;
};

/// A math function at the reader's position; where there is none, or its types do not fit, the reader stays.
std::optional<MathValue> take_math_function(ValueReader& reader);

}  // namespace closeout::css
