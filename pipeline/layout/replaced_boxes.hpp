#pragma once
// Boxes whose content is a picture (CSS 2.2 section 3.1 "replaced element"): their sizes and the place of the picture
// inside them.

#include <optional>

#include "base/geometry.hpp"
#include "boxes/tree.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

/// What a picture is by itself (css-images-3 section 4.1). A ratio may stand alone: an SVG with a viewBox.
struct NaturalSize {
  std::optional<Length> width, height;
  std::optional<double> ratio;  ///< Width by height, positive.
};
/// With image-resolution and image-orientation (css-images-4 section 5.1, css-images-3 section 5.2). Assumes that the
/// picture is not empty.
[[nodiscard]] NaturalSize natural_size(boxes::Picture const& picture, css::ComputedStyle const& style);
/// How the stored samples are turned to be shown.
[[nodiscard]] images::Orientation shown_orientation(images::Image const& image, css::ComputedStyle const& style);
/// What a picture measures where nothing is specified (css-images-3 section 5.3.1); `area` is its default size.
[[nodiscard]] base::Size default_object_size(NaturalSize const& natural, base::Size const& area);
/// The largest size of this ratio inside `area`, or the smallest that covers it (section 5.3.2).
enum class Fitting : std::uint8_t { Contain, Cover };
[[nodiscard]] base::Size fitted_size(double ratio, base::Size const& area, Fitting fitting);

/// Used size of the content box (CSS 2.2 sections 10.3.2, 10.4, 10.6.2 and 10.7). Percentages refer to the containing
/// block; those of a height that is not known are auto. Assumes that the box is replaced.
[[nodiscard]] base::Size replaced_size(boxes::Box const& box, Length containing_width,
                                       std::optional<Length> containing_height);

/// Border, padding, margins and used width; x is the left margin.
[[nodiscard]] BoxGeometry replaced_geometry(boxes::Box const& box, Length containing_width,
                                            std::optional<Length> containing_height);

/// Where the whole picture stands: object-fit and object-position (css-images-3 section 5.5). It may be larger than the
/// content box, which then clips it.
[[nodiscard]] base::Rect picture_area(boxes::Box const& box, base::Rect const& content_box);

}  // namespace closeout::layout
