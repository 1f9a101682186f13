#pragma once

#include <pugixml.hpp>

#include "boxes/drawing.hpp"
#include "boxes/svg_numbers.hpp"
#include "boxes/svg_style.hpp"

namespace closeout::boxes {

/// <text> with its <tspan> and <a> (SVG 2 section 11): white space collapsed, each stretch with its style and place.
/// Of lists of positions the first one counts. Elements that are not in the profile are warnings.
[[nodiscard]] std::vector<TextSpan> read_text(pugi::xml_node text, SvgStyle const& style, SvgLengths const& lengths,
                                              xml::Document const& document, SvgStyler& styler,
                                              base::Diagnostics& diagnostics);

}  // namespace closeout::boxes
