#include "layout/rounded_rectangle.hpp"

#include <algorithm>

namespace closeout::layout {
namespace {

using base::Length;
using base::Path;
using base::PathStep;
using base::Rect;

/// Control points of a quarter ellipse lie this far along the tangent (the usual cubic approximation).
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

/// A corner's radii and how far from the corner the control points of its curve lie.
struct Corner {
  double x = 0, y = 0, handle_x = 0, handle_y = 0;
};

Corner corner(base::Size const& radius) {
  double const x = radius.width.pixels(), y = radius.height.pixels();
  // A corner with one radius of 0 is square (section 4.1).
  if (x <= 0 || y <= 0) return {};
  return {x, y, x * (1 - arc_handle), y * (1 - arc_handle)};
}

/// Section 4.5: if two corners of a side together are longer than it, all are made smaller by the same factor.
double overlap_factor(CornerRadii const& radii, base::Size const& box) {
  double factor = 1;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    bool const is_horizontal = i % 2 == 0;
    base::Size const &one = radii[i], &other = radii[(i + 1) % 4];
    double const sum = (is_horizontal ? one.width + other.width : one.height + other.height).pixels();
    // A part of a box that was cut may be less than nothing high.
    double const side = std::max(Length(), is_horizontal ? box.width : box.height).pixels();
    if (sum > side) factor = std::min(factor, side / sum);
  }
  return factor;
}

}  // namespace

CornerRadii corner_radii(css::ComputedStyle const& style, base::Size const& border_box) {
  CornerRadii radii{};
  for (std::size_t i = 0; i < radii.size(); ++i) {
    css::CornerRadius const& radius = style.border_radius[i];
    radii[i] = {std::max(Length(), radius.horizontal.resolved(border_box.width)),
                std::max(Length(), radius.vertical.resolved(border_box.height))};
  }
  double const factor = overlap_factor(radii, border_box);
  if (factor >= 1) return radii;
  for (base::Size& radius : radii) radius = {radius.width.scaled(factor), radius.height.scaled(factor)};
  return radii;
}

CornerRadii inner_radii(CornerRadii radii, base::Edges<Length> const& by) {
  auto const shrink = [](base::Size& radius, Length horizontal, Length vertical) {
    radius = {std::max(Length(), radius.width - horizontal), std::max(Length(), radius.height - vertical)};
  };
  shrink(radii[0], by.left, by.top);
  shrink(radii[1], by.right, by.top);
  shrink(radii[2], by.right, by.bottom);
  shrink(radii[3], by.left, by.bottom);
  return radii;
}

Rect inset(Rect const& rect, base::Edges<Length> const& by) {
  return {{rect.origin.x + by.left, rect.origin.y + by.top},
          {std::max(Length(), rect.size.width - by.left - by.right),
           std::max(Length(), rect.size.height - by.top - by.bottom)}};
}

Path rectangle_path(Rect const& rect) {
  double const left = rect.left().pixels(), top = rect.top().pixels();
  double const right = rect.right().pixels(), bottom = rect.bottom().pixels();
  return {move_to(left, top), line_to(right, top), line_to(right, bottom), line_to(left, bottom), close_path()};
}

Path rounded_path(Rect const& rect, CornerRadii const& radii) {
  if (radii == CornerRadii{}) return rectangle_path(rect);
  double const left = rect.left().pixels(), top = rect.top().pixels();
  double const right = rect.right().pixels(), bottom = rect.bottom().pixels();
  Corner const a = corner(radii[0]), b = corner(radii[1]), c = corner(radii[2]), d = corner(radii[3]);
  return {move_to(left + a.x, top),
          line_to(right - b.x, top),
          curve_to(right - b.handle_x, top, right, top + b.handle_y, right, top + b.y),
          line_to(right, bottom - c.y),
          curve_to(right, bottom - c.handle_y, right - c.handle_x, bottom, right - c.x, bottom),
          line_to(left + d.x, bottom),
          curve_to(left + d.handle_x, bottom, left, bottom - d.handle_y, left, bottom - d.y),
          line_to(left, top + a.y),
          curve_to(left, top + a.handle_y, left + a.handle_x, top, left + a.x, top),
          close_path()};
}

}  // namespace closeout::layout
