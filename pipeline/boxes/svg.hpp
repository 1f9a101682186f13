#pragma once
// Inline <svg> to shapes (SVG 2): a small, static part of it, for charts, emblems and ornaments.

#include <pugixml.hpp>

#include "base/diagnostics.hpp"
#include "boxes/tree.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// `colour` is what currentColor means. Elements, attributes and values outside the profile are warnings, and
/// what they would paint is left out.
[[nodiscard]] Drawing parse_svg(xml::Document const& document, pugi::xml_node svg, base::Colour colour,
                                base::Diagnostics& diagnostics);

}  // namespace closeout::boxes
