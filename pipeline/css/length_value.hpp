#pragma once
// Lengths and percentages as specified: a sum of terms that becomes absolute once the font is known
// (css-values-3 sections 5, 6 and 8).

#include <optional>

#include "css/computed_style.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {

/// px + em + rem + percentage. Absolute units and calc() reduce to this when they are parsed; ex and ch count as
/// 0.5 em (css-values-3 section 6.1.1 allows it where the font's measure is not known).
struct SpecifiedLength {
  double px = 0, em = 0, rem = 0, percentage = 0;
  bool has_percentage = false;
  bool operator==(SpecifiedLength const&) const = default;
};

enum class Percentages : std::uint8_t { Forbidden, Allowed };
enum class Range : std::uint8_t { All, NonNegative };

/// <length>, <length-percentage>, 0 without a unit, or a calc() of them. A negative literal outside `range` is
/// refused; a negative calc() is clamped by the caller of computed() (css-values-3 section 8.1.4).
std::optional<SpecifiedLength> take_length(ValueReader& reader, Percentages percentages, Range range);
/// <percentage> alone, without calc().
std::optional<double> take_percentage(ValueReader& reader);
/// <number> or a calc() that is one.
std::optional<double> take_number(ValueReader& reader);
std::optional<int> take_integer(ValueReader& reader);

/// Font sizes that relative units refer to, in pixels.
struct FontScale {
  double em = 16;
  double root_em = 16;
};

[[nodiscard]] LengthPercentage computed(SpecifiedLength const& specified, FontScale const& scale);

}  // namespace closeout::css
