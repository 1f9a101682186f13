#pragma once
// Lengths and percentages as specified: sums of terms and math functions, which become absolute once the font is
// known (css-values-4 sections 5, 6 and 10).

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "css/length_scale.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {

struct LengthExpression;

/// px + em + rem + percentage, which is all that most values are, + the rest.
struct SpecifiedLength {
  double px = 0, em = 0, rem = 0, percentage = 0;
  bool has_percentage = false;
  std::shared_ptr<LengthExpression const> rest = nullptr;
  bool operator==(SpecifiedLength const&) const = default;  ///< The same `rest`, not an equal one.
};

/// Relative units other than em and rem.
enum class LengthUnit : std::uint8_t {
  Ex,
  Ch,
  Cap,
  Ic,
  LineHeight,
  RootLineHeight,
  ViewportWidth,
  ViewportHeight,
  ViewportMin,
  ViewportMax,
};

/// factor times one of a unit, or the sum, least or greatest of the operands.
struct LengthExpression {
  enum class Kind : std::uint8_t { Unit, Sum, Min, Max };
  Kind kind = Kind::Unit;
  double factor = 1;
  LengthUnit unit = LengthUnit::Ex;
  std::shared_ptr<std::vector<SpecifiedLength> const> operands = nullptr;
};

enum class Percentages : std::uint8_t { Forbidden, Allowed };
enum class Range : std::uint8_t { All, NonNegative };

/// <length>, <length-percentage>, 0 without a unit, or a math function of them. A negative literal outside `range` is
/// refused; a negative function is clamped by the caller of computed() (css-values-4 section 10.12).
std::optional<SpecifiedLength> take_length(ValueReader& reader, Percentages percentages, Range range);
/// <percentage>, or a math function that is one.
std::optional<double> take_percentage(ValueReader& reader);
/// <number>, or a math function that is one.
std::optional<double> take_number(ValueReader& reader);
/// <integer>; a math function is rounded to the nearest (section 10.12).
std::optional<int> take_integer(ValueReader& reader);

/// A dimension token's length.
[[nodiscard]] std::optional<SpecifiedLength> length_of(Token const& dimension);
void scale(SpecifiedLength& length, double factor);
/// Adds what is in the four terms; `rest` is left to the caller.
void add_terms(SpecifiedLength& to, SpecifiedLength const& other);
/// The sum of both, whole.
[[nodiscard]] SpecifiedLength sum_of(SpecifiedLength const& a, SpecifiedLength const& b);
/// `operands` under one operator; not empty.
[[nodiscard]] SpecifiedLength expression_of(LengthExpression::Kind kind, std::vector<SpecifiedLength> operands);

/// Lengths beyond this many pixels, and percentages beyond as many per cent, are cut to it (css-values-4 section 10.9
/// asks for a limit; browsers have this one). It keeps every sum of lengths in range.
inline constexpr double greatest_pixels = 33'554'432;

/// Cut to that limit; 0 for what is not a number.
[[nodiscard]] double within_limit(double value);

/// Absolute, but for percentages. What is not a number is 0.
[[nodiscard]] LengthPercentage computed(SpecifiedLength const& specified, LengthScale const& scale);

}  // namespace closeout::css
