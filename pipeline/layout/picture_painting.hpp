#pragma once
// Raster images and drawings as items of a page.

#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "boxes/tree.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// The whole picture in `area`, in painting order; what of it lies outside `clip` is cut off. `language` is that of
/// text that has none of its own.
[[nodiscard]] std::vector<pages::ItemContent> picture_items(Context& context, boxes::Picture const& picture,
                                                            base::Rect const& area, base::Rect const& clip,
                                                            std::string const& language);

}  // namespace closeout::layout
