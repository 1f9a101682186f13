#pragma once
// Path data and basic shapes as cubic paths (SVG 2 sections 9.3 and 10).

#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "base/geometry.hpp"
#include "boxes/svg_numbers.hpp"

namespace closeout::boxes {

struct ParsedPath {
  base::Path path;
  bool is_whole = true;  ///< False: an error stopped the reading (section 9.5.4, what stands before it is drawn).
};

/// All commands; quadratic curves and arcs become cubic ones.
[[nodiscard]] ParsedPath parse_path_data(std::string_view data);

/// An elliptical arc from `from` (section 9.5.1 and appendix B.2), without its first point.
struct Arc {
  double rx = 0, ry = 0;
  double rotation = 0;  ///< Degrees.
  bool large = false, sweep = false;
  double x = 0, y = 0;  ///< End point.
};
void append_arc(base::Path& path, double from_x, double from_y, Arc const& arc);

/// rect, circle, ellipse, line, polyline, polygon or path; nothing for other elements. Empty if the shape is not
/// painted (a size of 0).
[[nodiscard]] std::optional<ParsedPath> path_of_shape(pugi::xml_node element, SvgLengths const& lengths);

}  // namespace closeout::boxes
