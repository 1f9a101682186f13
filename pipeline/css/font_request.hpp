#pragma once
// What text asks of a font (css-fonts-4): the family list and everything that chooses among faces and glyphs.

#include <compare>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/length.hpp"

namespace closeout::css {

enum class FontStyle : std::uint8_t { Normal, Italic, Oblique };
enum class FontKerning : std::uint8_t { Auto, Normal, None };

/// font-variant-caps (css-fonts-4 section 6.8)
enum class FontCaps : std::uint8_t {
  Normal,
  SmallCaps,
  AllSmallCaps,
  PetiteCaps,
  AllPetiteCaps,
  Unicase,
  TitlingCaps,
};

/// font-variant-position (section 6.5)
enum class FontPosition : std::uint8_t { Normal, Sub, Super };

/// font-variant-numeric (section 6.7): one of each group; `Normal` leaves the font's default.
struct FontNumeric {
  enum class Figure : std::uint8_t { Normal, Lining, Oldstyle };
  enum class Spacing : std::uint8_t { Normal, Proportional, Tabular };
  enum class Fraction : std::uint8_t { Normal, Diagonal, Stacked };
  Figure figure = Figure::Normal;
  Spacing spacing = Spacing::Normal;
  Fraction fraction = Fraction::Normal;
  bool ordinal = false, slashed_zero = false;
  auto operator<=>(FontNumeric const&) const = default;
};

/// font-variant-ligatures (section 6.4); `none` turns every kind off.
struct FontLigatures {
  enum class Choice : std::uint8_t { Normal, On, Off };
  Choice common = Choice::Normal;
  Choice discretionary = Choice::Normal;
  Choice historical = Choice::Normal;
  Choice contextual = Choice::Normal;
  auto operator<=>(FontLigatures const&) const = default;
};

/// font-synthesis-* (section 2.8): what may be imitated where the family has no such face.
struct FontSynthesis {
  bool weight = true, style = true, small_caps = true, position = true;
  auto operator<=>(FontSynthesis const&) const = default;
};

/// What a font is asked for. Equal requests give equal fonts, so this is a key for caches.
struct FontRequest {
  std::vector<std::string> families;  ///< In order of preference; generic names ("serif") among them.
  base::Length size = base::Length::from_units(16 * base::Length::units_per_pixel);
  int weight = 400;             ///< 1 to 1000.
  int stretch_permille = 1000;  ///< font-stretch in tenths of a percent: 625 is extra-condensed.
  FontStyle style = FontStyle::Normal;
  FontKerning kerning = FontKerning::Auto;
  FontCaps caps = FontCaps::Normal;
  FontPosition position = FontPosition::Normal;
  FontNumeric numeric;
  FontLigatures ligatures;
  FontSynthesis synthesis;
  std::vector<std::pair<std::string, std::uint32_t>> features;  ///< font-feature-settings, in order.
  auto operator<=>(FontRequest const&) const = default;
};

}  // namespace closeout::css
