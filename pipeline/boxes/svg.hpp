#pragma once
// <svg>, inline or the root of a file, to a drawing (SVG 2): a static part of it, for charts, emblems and pictures.

#include <pugixml.hpp>

#include "base/diagnostics.hpp"
#include "boxes/drawing.hpp"
#include "css/computed_style.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// What a drawing takes from where it stands.
struct SvgSurroundings {
  base::Colour colour;    ///< What currentColor means.
  css::FontRequest font;  ///< Of text that says nothing of its own.
};

/// Elements, attributes and values outside the profile are warnings, and what they would paint is left out.
[[nodiscard]] Drawing parse_svg(xml::Document const& document, pugi::xml_node svg, SvgSurroundings const& around,
                                base::Diagnostics& diagnostics);

}  // namespace closeout::boxes
