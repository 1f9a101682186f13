#pragma once

#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "boxes/drawing.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// Shapes the text of a drawing and sets it chunk by chunk (SVG 2 section 11.5): real text, which a reader can search
/// and hear. `place` takes the drawing's user units to the page.
void add_drawn_text(std::vector<pages::ItemContent>& to, Context& context, boxes::DrawnText const& text,
                    base::Transform const& place, std::string const& language);

}  // namespace closeout::layout
