#pragma once
// Background images (css-backgrounds-3 section 3).

#include <optional>
#include <vector>

#include "base/geometry.hpp"
#include "boxes/tree.hpp"
#include "layout/rounded_rectangle.hpp"
#include "layout/strip.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// A box with its edges where it stands on the page.
struct BoxEdges {
  base::Rect border_box;
  base::Edges<Length> border, padding;
};

/// A box that has a background, and what of it is painted.
struct BackgroundPaint {
  boxes::Box const* box = nullptr;
  BoxEdges edges;
  CornerRadii radii{};
  /// Where `edges` are a part of a larger box: that one, for it places the images.
  std::optional<BoxEdges> whole = std::nullopt;
  base::Rect page_area = {};  ///< Places images that are `fixed` (css-backgrounds-3 section 3.5).
};

/// The path that a background is cut to (section 3.7).
[[nodiscard]] base::Path background_clip(BackgroundPaint const& paint, css::BackgroundArea area);

/// The images of all layers, the bottom one first, each clipped. A layer of more tiles than a page can show is left
/// out, with a warning.
[[nodiscard]] std::vector<pages::ItemContent> background_images(Context& context, BackgroundPaint const& paint);

}  // namespace closeout::layout
