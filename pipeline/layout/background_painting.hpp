#pragma once
// Background images (css-backgrounds-3 section 3).

#include <vector>

#include "base/geometry.hpp"
#include "boxes/tree.hpp"
#include "layout/border_painting.hpp"
#include "layout/strip.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// A box that has a background: its edges where it stands on the page.
struct BackgroundPaint {
  boxes::Box const* box = nullptr;
  base::Rect border_box;
  base::Edges<Length> border, padding;
  CornerRadii radii{};
};

/// The path that a background is cut to (section 3.7).
[[nodiscard]] base::Path background_clip(BackgroundPaint const& paint, css::BackgroundArea area);

/// The images of all layers, the bottom one first, each clipped. A layer of more tiles than a page can show is left
/// out, with a warning.
[[nodiscard]] std::vector<pages::ItemContent> background_images(Context& context, BackgroundPaint const& paint);

}  // namespace closeout::layout
