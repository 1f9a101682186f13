#pragma once
// Raster images and drawings as items of a page.

#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "boxes/tree.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// The whole picture of a box in `area`, in painting order; what of it lies outside `clip` is cut off. `box` says how
/// it is turned and the language of text that has none of its own.
[[nodiscard]] std::vector<pages::ItemContent> picture_items(Context& context, boxes::Picture const& picture,
                                                            boxes::Box const& box, base::Rect const& area,
                                                            base::Rect const& clip);

}  // namespace closeout::layout
