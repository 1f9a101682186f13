#pragma once
// Lengths that may depend on something layout knows: computed <length-percentage> and the values made of it.

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/geometry.hpp"

namespace closeout::css {

struct MathFunction;

/// length + percentage of a reference + function of the reference (css-values-4 <length-percentage>).
struct LengthPercentage {
  base::Length length;
  double percentage = 0;  ///< 12.5 for 12.5 %.
  /// What is no such sum: a min(), max() or clamp() that mixes lengths and percentages. Mostly null.
  std::shared_ptr<MathFunction const> function = nullptr;

  bool operator==(LengthPercentage const& other) const;
  [[nodiscard]] base::Length resolved(base::Length reference) const {
    if (function) return resolved_with_function(reference);
    return percentage == 0 ? length : length + reference.scaled(percentage / 100.0);
  }
  [[nodiscard]] bool is_definite_without_reference() const { return percentage == 0 && !function; }

 private:
  [[nodiscard]] base::Length resolved_with_function(base::Length reference) const;
};

/// A math function of css-values-4 section 10 whose operands are not all known before layout.
struct MathFunction {
  enum class Kind : std::uint8_t { Sum, Min, Max };
  Kind kind = Kind::Sum;
  double factor = 1;                       ///< Of the result.
  std::vector<LengthPercentage> operands;  ///< At least one; nested as deep as the sheet's brackets may be.
  bool operator==(MathFunction const&) const = default;
  [[nodiscard]] base::Length resolved(base::Length reference) const;
};

/// A value of width, height, margin-*, inset properties and their minima and maxima.
struct SizeValue {
  enum class Kind : std::uint8_t { Auto, None, LengthPercentage, MinContent, MaxContent, FitContent };
  Kind kind = Kind::Auto;
  LengthPercentage value;
  bool operator==(SizeValue const&) const = default;
  [[nodiscard]] bool is_auto() const { return kind == Kind::Auto; }
};

/// css-backgrounds-3 section 4.1. Percentages of `horizontal` refer to the border box's width, of `vertical` to its
/// height.
struct CornerRadius {
  LengthPercentage horizontal, vertical;
  bool operator==(CornerRadius const&) const = default;
};

/// A <position> (css-values-4 section 8.3). Percentages refer to the area less the object's own size: 50 % centres.
struct AlignedPosition {
  LengthPercentage x, y;
  bool operator==(AlignedPosition const&) const = default;
};

}  // namespace closeout::css
