// The basic shapes of SVG 2 section 10, as the equivalent paths that section gives.

#include <algorithm>

#include "boxes/svg_numbers.hpp"
#include "boxes/svg_path.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {
namespace {

using Kind = base::PathStep::Kind;

/// The lengths of one shape's attributes.
class Attributes {
 public:
  Attributes(pugi::xml_node element, SvgLengths const& lengths) : element_(element), lengths_(lengths) {}
  [[nodiscard]] double x(char const* name, double otherwise = 0) const {
    return length(name, SvgLengths::Axis::Horizontal, otherwise);
  }
  [[nodiscard]] double y(char const* name, double otherwise = 0) const {
    return length(name, SvgLengths::Axis::Vertical, otherwise);
  }
  [[nodiscard]] double radius(char const* name) const { return length(name, SvgLengths::Axis::Other, 0); }

 private:
  [[nodiscard]] double length(char const* name, SvgLengths::Axis axis, double otherwise) const {
    return lengths_.parse(element_.attribute(name).value(), axis).value_or(otherwise);
  }

  pugi::xml_node element_;
  SvgLengths const& lengths_;
};

void move_to(base::Path& path, double x, double y) {
  path.push_back({Kind::Move, 0, 0, 0, 0, x, y});
}
void line_to(base::Path& path, double x, double y) {
  path.push_back({Kind::Line, 0, 0, 0, 0, x, y});
}
void close(base::Path& path) {
  path.push_back({Kind::Close, 0, 0, 0, 0, path.front().x, path.front().y});
}

/// A quarter of an ellipse to (x, y), clockwise.
void quarter_to(base::Path& path, double rx, double ry, double x, double y) {
  append_arc(path, path.back().x, path.back().y, {rx, ry, 0, false, true, x, y});
}

// Section 10.2: a missing radius is the other one; both are at most half the side.
base::Path rect(Attributes const& attributes) {
  double const x = attributes.x("x"), y = attributes.y("y");
  double const width = attributes.x("width"), height = attributes.y("height");
  if (width <= 0 || height <= 0) return {};
  double rx = attributes.x("rx", -1), ry = attributes.y("ry", -1);
  if (rx < 0) rx = std::max(0.0, ry);
  if (ry < 0) ry = rx;
  rx = std::min(rx, width / 2);
  ry = std::min(ry, height / 2);
  base::Path path;
  bool const is_round = rx > 0 && ry > 0;
  if (!is_round) rx = ry = 0;
  move_to(path, x + rx, y);
  line_to(path, x + width - rx, y);
  if (is_round) quarter_to(path, rx, ry, x + width, y + ry);
  line_to(path, x + width, y + height - ry);
  if (is_round) quarter_to(path, rx, ry, x + width - rx, y + height);
  line_to(path, x + rx, y + height);
  if (is_round) quarter_to(path, rx, ry, x, y + height - ry);
  if (is_round) line_to(path, x, y + ry);
  if (is_round) quarter_to(path, rx, ry, x + rx, y);
  close(path);
  return path;
}

// Sections 10.3 and 10.4
base::Path ellipse(double cx, double cy, double rx, double ry) {
  if (rx <= 0 || ry <= 0) return {};
  base::Path path;
  move_to(path, cx + rx, cy);
  quarter_to(path, rx, ry, cx, cy + ry);
  quarter_to(path, rx, ry, cx - rx, cy);
  quarter_to(path, rx, ry, cx, cy - ry);
  quarter_to(path, rx, ry, cx + rx, cy);
  close(path);
  return path;
}

base::Path line(Attributes const& attributes) {
  base::Path path;
  move_to(path, attributes.x("x1"), attributes.y("y1"));
  line_to(path, attributes.x("x2"), attributes.y("y2"));
  return path;
}

// Sections 10.6 and 10.7: an odd number of coordinates is an error; the pairs before it are drawn.
ParsedPath poly(pugi::xml_node element, bool is_closed) {
  NumberReader reader(element.attribute("points").value());
  ParsedPath result;
  while (!reader.at_end()) {
    auto const x = reader.number();
    auto const y = x ? reader.number() : std::nullopt;
    if (!y) {
      result.is_whole = false;
      break;
    }
    result.path.push_back({result.path.empty() ? Kind::Move : Kind::Line, 0, 0, 0, 0, *x, *y});
  }
  if (is_closed && !result.path.empty()) close(result.path);
  return result;
}

}  // namespace

std::optional<ParsedPath> path_of_shape(pugi::xml_node element, SvgLengths const& lengths) {
  std::string_view const name = xml::local_name(element);
  Attributes const attributes(element, lengths);
  if (name == "path") return parse_path_data(element.attribute("d").value());
  if (name == "rect") return ParsedPath{rect(attributes), true};
  if (name == "line") return ParsedPath{line(attributes), true};
  if (name == "polyline" || name == "polygon") return poly(element, name == "polygon");
  double const cx = attributes.x("cx"), cy = attributes.y("cy");
  double const r = attributes.radius("r");
  if (name == "circle") return ParsedPath{ellipse(cx, cy, r, r), true};
  if (name == "ellipse") return ParsedPath{ellipse(cx, cy, attributes.x("rx"), attributes.y("ry")), true};
  return std::nullopt;
}

}  // namespace closeout::boxes
