#pragma once
// What an <svg> becomes: a list of what is painted, in painting order, transforms already applied.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "base/source.hpp"
#include "css/computed_style.hpp"

namespace closeout::boxes {

/// How a stroke is drawn (SVG 2 section 13.5), lengths in the drawing's user units.
struct StrokeStyle {
  enum class Cap : std::uint8_t { Butt, Round, Square };
  enum class Join : std::uint8_t { Miter, Round, Bevel };
  double width = 1;
  Cap cap = Cap::Butt;
  Join join = Join::Miter;
  double miter_limit = 4;
  std::vector<double> dashes;  ///< An even number; empty: solid.
  double dash_offset = 0;
};

/// One painted shape, in the drawing's user units (SVG 2 sections 9 and 10). Opacities are in the colours' alpha.
struct Shape {
  base::Path path;
  std::optional<base::Colour> fill;
  bool even_odd = false;
  std::optional<base::Colour> stroke;
  StrokeStyle stroke_style;
};

/// A stretch of a text with one style (SVG 2 section 11).
struct TextSpan {
  enum class Anchor : std::uint8_t { Start, Middle, End };
  enum class Baseline : std::uint8_t { Alphabetic, Middle, Central, Hanging };
  std::string text;
  css::FontRequest font;  ///< Its size is in the text's own user units.
  std::optional<base::Colour> fill;
  std::optional<double> x, y;  ///< Absolute: a new chunk, aligned by its anchor.
  double dx = 0, dy = 0;
  Anchor anchor = Anchor::Start;
  Baseline baseline = Baseline::Alphabetic;
  std::string language;
};

struct DrawnText {
  std::vector<TextSpan> spans;
  base::Transform transform;  ///< From the text's user units to the drawing's.
  base::SourcePlace place;
};

/// Everything up to the matching LayerEnd is painted as one thing, through a clip and with one opacity.
struct LayerBegin {
  double opacity = 1;
  std::optional<base::Path> clip;
  bool clip_even_odd = false;
};
struct LayerEnd {};

using DrawingItem = std::variant<Shape, DrawnText, LayerBegin, LayerEnd>;

/// SVG 2 section 8.2: how a view box is fitted into its place.
struct AspectRatio {
  enum class Fit : std::uint8_t { Meet, Slice, None };
  Fit fit = Fit::Meet;
  double x = 0.5, y = 0.5;  ///< Share of the rest that stands before: 0, 0.5 or 1.
};

struct Drawing {
  double view_x = 0, view_y = 0, view_width = 0, view_height = 0;  ///< viewBox; without one the last two are 0.
  std::optional<base::Length> width, height;                       ///< Natural size, where the attributes give one.
  double ratio = 0;                                                ///< Natural ratio of width to height; 0: none.
  AspectRatio aspect_ratio;
  std::vector<DrawingItem> items;
};

/// Takes a view box to a place of `width` by `height` at the origin (SVG 2 section 8.2).
[[nodiscard]] base::Transform view_transform(std::array<double, 4> const& view_box, AspectRatio const& aspect_ratio,
                                             double width, double height);

}  // namespace closeout::boxes
