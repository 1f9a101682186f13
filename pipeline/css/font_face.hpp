#pragma once
// @font-face (css-fonts-4 section 4) as data for whoever loads fonts.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/source.hpp"
#include "css/font_request.hpp"
#include "css/reporter.hpp"

namespace closeout::css {

/// One of src: a full or PostScript name of an installed face, or an address (see css/image_values.hpp).
struct FontSource {
  bool is_local = false;
  std::string name;    ///< Name or address.
  std::string format;  ///< As in format("opentype"), lower case; may be empty.
  bool operator==(FontSource const&) const = default;
};

/// One face of a family that a sheet defines. Ranges are from the least to the greatest, both included.
struct FontFace {
  std::string family;
  std::vector<FontSource> sources;  ///< In order of preference; at least one.
  std::pair<int, int> weight{400, 400};
  std::pair<int, int> stretch_permille{1000, 1000};
  FontStyle style = FontStyle::Normal;
  std::vector<std::pair<char32_t, char32_t>> unicode_range;  ///< Empty: all.
  base::SourcePlace place;                                   ///< Of the rule.
};

/// Nothing, with a warning, if family or src are missing or wrong. Descriptors that are not known are warned about.
std::optional<FontFace> read_font_face(Rule rule, Reporter const& reporter);

}  // namespace closeout::css
