#include "layout/border_painting.hpp"

#include <algorithm>
#include <cmath>

namespace closeout::layout {
namespace {

using base::Path;
using base::PathStep;
using base::Point;
using base::Rect;
using css::BorderSide;
using css::BorderStyle;
using pages::PathItem;

/// Control points of a quarter circle lie this far along the tangent (the usual cubic approximation).
constexpr double arc_handle = 0.5522847498;

PathStep move_to(double x, double y) {
  return {PathStep::Kind::Move, 0, 0, 0, 0, x, y};
}
PathStep line_to(double x, double y) {
  return {PathStep::Kind::Line, 0, 0, 0, 0, x, y};
}
PathStep close_path() {
  return {PathStep::Kind::Close, 0, 0, 0, 0, 0, 0};
}
PathStep curve_to(double x1, double y1, double x2, double y2, double x, double y) {
  return {PathStep::Kind::Cubic, x1, y1, x2, y2, x, y};
}

Path polygon(std::array<Point, 4> const& points) {
  Path path;
  path.reserve(points.size() + 1);
  for (Point const& point : points) {
    path.push_back(path.empty() ? move_to(point.x.pixels(), point.y.pixels())
                                : line_to(point.x.pixels(), point.y.pixels()));
  }
  path.push_back(close_path());
  return path;
}

Rect inset(Rect const& rect, base::Edges<base::Length> const& by) {
  return {{rect.origin.x + by.left, rect.origin.y + by.top},
          {std::max(base::Length(), rect.size.width - by.left - by.right),
           std::max(base::Length(), rect.size.height - by.top - by.bottom)}};
}

bool is_visible(BorderSide const& side) {
  return side.width > base::Length() && side.style != BorderStyle::None && side.style != BorderStyle::Hidden &&
         !side.colour.is_transparent();
}

PathItem filled(Path path, base::Colour colour) {
  PathItem item;
  item.path = std::move(path);
  item.fill = colour;
  return item;
}

/// A frame between two rectangles.
PathItem ring(Rect const& outer, Rect const& inner, CornerRadii const& outer_radii, CornerRadii const& inner_radii,
              base::Colour colour) {
  Path path = rounded_path(outer, outer_radii);
  Path const hole = rounded_path(inner, inner_radii);
  path.insert(path.end(), hole.begin(), hole.end());
  PathItem item = filled(std::move(path), colour);
  item.even_odd = true;
  return item;
}

/// css-backgrounds-3 section 4.2: dots are round and as wide as the border, dashes AD-HOC three widths long with gaps
/// near that, so that a side of `length` pixels begins and ends with one.
std::vector<double> dashes_of(BorderSide const& side, double length) {
  double const width = side.width.pixels();
  if (side.style == BorderStyle::Dotted) {
    double const gaps = std::max(1.0, std::round(length / (2 * width)));
    return {0, length / gaps};
  }
  double const dash = 3 * width;
  double const count = std::max(2.0, std::round((length + dash) / (2 * dash)));
  double const gap = (length - count * dash) / (count - 1);
  if (gap <= 0) return {};
  return {dash, gap};
}

PathItem stroked(Path path, BorderSide const& side, double length) {
  PathItem item;
  item.path = std::move(path);
  item.stroke = side.colour;
  item.stroke_width = side.width.pixels();
  item.dashes = dashes_of(side, length);
  if (side.style == BorderStyle::Dotted) item.cap = pages::LineCap::Round;
  return item;
}

PathItem stroked_line(Point from, Point to, BorderSide const& side) {
  double const length = std::hypot((to.x - from.x).pixels(), (to.y - from.y).pixels());
  return stroked({move_to(from.x.pixels(), from.y.pixels()), line_to(to.x.pixels(), to.y.pixels())}, side, length);
}

bool is_stroked(BorderStyle style) {
  return style == BorderStyle::Dashed || style == BorderStyle::Dotted;
}

base::Edges<base::Length> scaled(base::Edges<base::Length> const& widths, double factor) {
  return {widths.top.scaled(factor), widths.right.scaled(factor), widths.bottom.scaled(factor),
          widths.left.scaled(factor)};
}

CornerRadii shrunk(CornerRadii radii, base::Length by) {
  for (base::Length& radius : radii) radius = std::max(base::Length(), radius - by);
  return radii;
}

std::vector<PathItem> uniform_border(BorderPaint const& border) {
  BorderSide const& side = border.sides.top;
  base::Edges<base::Length> const widths{side.width, side.width, side.width, side.width};
  Rect const inner = inset(border.border_box, widths);
  if (is_stroked(side.style)) {
    Rect const middle = inset(border.border_box, scaled(widths, 0.5));
    double const around = 2 * (middle.size.width + middle.size.height).pixels();
    return {stroked(rounded_path(middle, shrunk(border.radii, side.width / 2)), side, around)};
  }
  CornerRadii const inner_radii = shrunk(border.radii, side.width);
  if (side.style != BorderStyle::Double) {
    return {ring(border.border_box, inner, border.radii, inner_radii, side.colour)};
  }
  Rect const first = inset(border.border_box, scaled(widths, 1.0 / 3.0));
  Rect const second = inset(border.border_box, scaled(widths, 2.0 / 3.0));
  return {ring(border.border_box, first, border.radii, shrunk(border.radii, side.width / 3), side.colour),
          ring(second, inner, shrunk(border.radii, side.width.scaled(2.0 / 3.0)), inner_radii, side.colour)};
}

/// The four corners of one side between two insets of the border box, from the side's first corner clockwise; the
/// ends run along the corners' diagonals.
using Corners = std::array<Point, 4>;
Corners corners_of(Rect const& rect) {
  return {Point{rect.left(), rect.top()}, Point{rect.right(), rect.top()}, Point{rect.right(), rect.bottom()},
          Point{rect.left(), rect.bottom()}};
}

std::array<Point, 4> side_between(Rect const& outer, Rect const& inner, std::size_t index) {
  Corners const o = corners_of(outer);
  Corners const i = corners_of(inner);
  std::size_t const next = (index + 1) % 4;
  return {o[index], o[next], i[next], i[index]};
}

/// A stroke runs along the middle of its side: dots from corner to corner, dashes to the outer edge, where they fill
/// the corner.
base::Edges<base::Length> stroke_inset(base::Edges<base::Length> const& widths, BorderStyle style, std::size_t index) {
  base::Edges<base::Length> inset = scaled(widths, 0.5);
  if (style == BorderStyle::Dotted) return inset;
  bool const is_horizontal = index % 2 == 0;
  if (is_horizontal) {
    inset.left = inset.right = {};
  } else {
    inset.top = inset.bottom = {};
  }
  return inset;
}

void add_side(std::vector<PathItem>& items, BorderPaint const& border, base::Edges<base::Length> const& widths,
              std::size_t index, BorderSide const& side) {
  if (!is_visible(side)) return;
  Rect const inner = inset(border.border_box, widths);
  if (is_stroked(side.style)) {
    Corners const corners = corners_of(inset(border.border_box, stroke_inset(widths, side.style, index)));
    items.push_back(stroked_line(corners[index], corners[(index + 1) % 4], side));
    return;
  }
  if (side.style != BorderStyle::Double) {
    items.push_back(filled(polygon(side_between(border.border_box, inner, index)), side.colour));
    return;
  }
  Rect const first = inset(border.border_box, scaled(widths, 1.0 / 3.0));
  Rect const second = inset(border.border_box, scaled(widths, 2.0 / 3.0));
  items.push_back(filled(polygon(side_between(border.border_box, first, index)), side.colour));
  items.push_back(filled(polygon(side_between(second, inner, index)), side.colour));
}

}  // namespace

Path rectangle_path(Rect const& rect) {
  return polygon(corners_of(rect));
}

CornerRadii corner_radii(css::ComputedStyle const& style, base::Size const& border_box) {
  CornerRadii radii;
  for (std::size_t i = 0; i < radii.size(); ++i)
    radii[i] = style.border_radius[i].horizontal.resolved(border_box.width);
  // Section 4.5: if two corners of a side together are longer than it, all are made smaller by the same factor.
  double factor = 1;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    double const sum = (radii[i] + radii[(i + 1) % 4]).pixels();
    double const side = (i % 2 == 0 ? border_box.width : border_box.height).pixels();
    if (sum > side) factor = std::min(factor, side / sum);
  }
  for (base::Length& radius : radii) radius = factor < 1 ? radius.scaled(factor) : radius;
  return radii;
}

Path rounded_path(Rect const& rect, CornerRadii const& radii) {
  if (radii == CornerRadii{}) return rectangle_path(rect);
  double const left = rect.left().pixels();
  double const top = rect.top().pixels();
  double const right = rect.right().pixels();
  double const bottom = rect.bottom().pixels();
  std::array<double, 4> r{};
  std::array<double, 4> h{};
  for (std::size_t i = 0; i < r.size(); ++i) {
    r[i] = radii[i].pixels();
    h[i] = r[i] * (1 - arc_handle);
  }
  return {move_to(left + r[0], top),
          line_to(right - r[1], top),
          curve_to(right - h[1], top, right, top + h[1], right, top + r[1]),
          line_to(right, bottom - r[2]),
          curve_to(right, bottom - h[2], right - h[2], bottom, right - r[2], bottom),
          line_to(left + r[3], bottom),
          curve_to(left + h[3], bottom, left, bottom - h[3], left, bottom - r[3]),
          line_to(left, top + r[0]),
          curve_to(left, top + h[0], left + h[0], top, left + r[0], top),
          close_path()};
}

std::vector<PathItem> border_paths(BorderPaint const& border) {
  base::Edges<BorderSide> const& s = border.sides;
  bool const is_uniform = s.top == s.right && s.top == s.bottom && s.top == s.left;
  bool const is_square_stroke = is_stroked(s.top.style) && border.radii == CornerRadii{};
  if (is_uniform && !is_square_stroke) return is_visible(s.top) ? uniform_border(border) : std::vector<PathItem>();
  base::Edges<base::Length> const widths{s.top.width, s.right.width, s.bottom.width, s.left.width};
  std::vector<PathItem> items;
  add_side(items, border, widths, 0, s.top);
  add_side(items, border, widths, 1, s.right);
  add_side(items, border, widths, 2, s.bottom);
  add_side(items, border, widths, 3, s.left);
  return items;
}

std::vector<PathItem> line_paths(BorderSide const& side, Point from, Point to) {
  if (!is_visible(side)) return {};
  if (is_stroked(side.style)) {
    return {stroked_line(from, to, side)};
  }
  // Ends reach half a width further, so that lines meet at corners.
  base::Length const half = side.width / 2;
  Rect const area{{from.x - half, from.y - half}, {to.x - from.x + side.width, to.y - from.y + side.width}};
  if (side.style != BorderStyle::Double) return {filled(rectangle_path(area), side.colour)};
  base::Length const third = side.width / 3;
  bool const is_horizontal = from.y == to.y;
  Rect first = area;
  Rect second = area;
  (is_horizontal ? first.size.height : first.size.width) = third;
  (is_horizontal ? second.origin.y : second.origin.x) += side.width - third;
  (is_horizontal ? second.size.height : second.size.width) = third;
  return {filled(rectangle_path(first), side.colour), filled(rectangle_path(second), side.colour)};
}

}  // namespace closeout::layout
