#pragma once
// Drawings (SVG) as items of a page: shapes, layers and shaped text.

#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "boxes/drawing.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// The view box of `drawing` fitted into `area` (SVG 2 section 8.2); without one its user units are pixels from the
/// area's corner.
void add_drawing(std::vector<pages::ItemContent>& to, Context& context, boxes::Drawing const& drawing,
                 base::Rect const& area, std::string const& language);

/// Whether a path, with its stroke, or a text lies outside.
[[nodiscard]] bool reaches_outside(std::vector<pages::ItemContent> const& items, base::Rect const& area);

}  // namespace closeout::layout
