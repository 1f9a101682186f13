#pragma once
// What relative lengths refer to (css-values-4 section 6.1).

#include <functional>

#include "css/computed_style.hpp"

namespace closeout::css {

/// A font's measures in ems, of the first available font of a request (css-values-4 section 6.1.1). These defaults
/// stand where nobody measures: halves are what the section prescribes then for ex and ch, 1 for ic.
struct FontMeasures {
  double x_height = 0.5;
  double zero_advance = 0.5;  ///< ch
  double cap_height = 0.7;
  double ideograph_advance = 1;  ///< ic
  double line_height = 1.2;      ///< Of line-height: normal.
};

using MeasureFont = std::function<FontMeasures(FontRequest const&)>;

/// What is the same for a whole document.
struct LengthEnvironment {
  /// Viewport of the v* units: the page area of the first page (css-page-3 section 7.2, css-values-4 section 6.1.2).
  base::Size viewport{base::Length::from_units(793 * base::Length::units_per_pixel),
                      base::Length::from_units(1122 * base::Length::units_per_pixel)};
  MeasureFont measure_font;  ///< Empty: the defaults.

  [[nodiscard]] FontMeasures measures(FontRequest const& font) const {
    return measure_font ? measure_font(font) : FontMeasures();
  }
};

/// What relative units of one value refer to; `font` and `environment` are asked when a unit needs them.
struct LengthScale {
  double em = 16, root_em = 16;  ///< Pixels.
  FontRequest const* font = nullptr;
  LineHeight line_height;  ///< With `font`, what lh means.
  ComputedStyle const* root = nullptr;
  LengthEnvironment const* environment = nullptr;
};

}  // namespace closeout::css
