#include "layout/border_painting.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace closeout::layout {
namespace {

using base::Length;
using base::Path;
using base::PathStep;
using base::Point;
using base::Rect;
using css::BorderSide;
using css::BorderStyle;
using pages::PathItem;
using Items = std::vector<pages::ItemContent>;
using Widths = base::Edges<Length>;

Path polygon(std::array<Point, 4> const& points) {
  Path path;
  path.reserve(points.size() + 1);
  for (Point const& point : points) {
    PathStep::Kind const kind = path.empty() ? PathStep::Kind::Move : PathStep::Kind::Line;
    path.push_back({kind, 0, 0, 0, 0, point.x.pixels(), point.y.pixels()});
  }
  path.push_back({PathStep::Kind::Close, 0, 0, 0, 0, 0, 0});
  return path;
}

bool is_visible(BorderSide const& side) {
  return side.width > Length() && side.style != BorderStyle::None && side.style != BorderStyle::Hidden &&
         !side.colour.is_transparent();
}

bool is_stroked(BorderStyle style) {
  return style == BorderStyle::Dashed || style == BorderStyle::Dotted;
}

std::array<BorderSide const*, 4> sides_of(BorderPaint const& border) {
  return {&border.sides.top, &border.sides.right, &border.sides.bottom, &border.sides.left};
}

Widths widths_of(BorderPaint const& border) {
  base::Edges<BorderSide> const& s = border.sides;
  return {s.top.width, s.right.width, s.bottom.width, s.left.width};
}

Widths scaled(Widths const& widths, double factor) {
  return {widths.top.scaled(factor), widths.right.scaled(factor), widths.bottom.scaled(factor),
          widths.left.scaled(factor)};
}

/// The part of the border between two insets, as shares of its widths, all around.
PathItem ring(BorderPaint const& border, double from, double to, base::Colour colour) {
  Widths const outer = scaled(widths_of(border), from), inner = scaled(widths_of(border), to);
  Path path = rounded_path(inset(border.border_box, outer), inner_radii(border.radii, outer));
  Path const hole = rounded_path(inset(border.border_box, inner), inner_radii(border.radii, inner));
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
  Path line = {{PathStep::Kind::Move, 0, 0, 0, 0, from.x.pixels(), from.y.pixels()},
               {PathStep::Kind::Line, 0, 0, 0, 0, to.x.pixels(), to.y.pixels()}};
  return stroked(std::move(line), side, length);
}

PathItem stroked_ring(BorderPaint const& border, BorderSide const& side) {
  Widths const half = scaled(widths_of(border), 0.5);
  Rect const middle = inset(border.border_box, half);
  double const around = 2 * (middle.size.width + middle.size.height).pixels();
  return stroked(rounded_path(middle, inner_radii(border.radii, half)), side, around);
}

enum class Lit : std::uint8_t { Light, Dark };

base::Colour shaded(base::Colour colour, Lit lit) {
  if (lit == Lit::Light) return colour;
  // AD-HOC: section 4.2 leaves the shades to the user agent; half as bright is what most browsers take.
  auto const half = [](std::uint8_t value) { return static_cast<std::uint8_t>(value / 2); };
  return {half(colour.red), half(colour.green), half(colour.blue), colour.alpha};
}

/// A stripe of a border: between two shares of its width.
struct Stripe {
  double from = 0, to = 1;
  base::Colour colour;
};

/// What a side that is not stroked consists of, from outside (section 4.2). The light comes from the top left.
std::vector<Stripe> stripes_of(BorderSide const& side, std::size_t index) {
  bool const faces_light = index == 0 || index == 3;
  base::Colour const raised = shaded(side.colour, faces_light ? Lit::Light : Lit::Dark);
  base::Colour const sunken = shaded(side.colour, faces_light ? Lit::Dark : Lit::Light);
  switch (side.style) {
    case BorderStyle::Double:
      return {{0, 1.0 / 3.0, side.colour}, {2.0 / 3.0, 1, side.colour}};
    case BorderStyle::Groove:
      return {{0, 0.5, sunken}, {0.5, 1, raised}};
    case BorderStyle::Ridge:
      return {{0, 0.5, raised}, {0.5, 1, sunken}};
    case BorderStyle::Inset:
      return {{0, 1, sunken}};
    case BorderStyle::Outset:
      return {{0, 1, raised}};
    default:
      return {{0, 1, side.colour}};
  }
}

/// The four corners from the top-left one clockwise.
using Corners = std::array<Point, 4>;
Corners corners_of(Rect const& rect) {
  return {Point{rect.left(), rect.top()}, Point{rect.right(), rect.top()}, Point{rect.right(), rect.bottom()},
          Point{rect.left(), rect.bottom()}};
}

/// One side between two insets of the border box; its ends run along the corners' diagonals.
Path side_between(Rect const& outer, Rect const& inner, std::size_t index) {
  Corners const o = corners_of(outer);
  Corners const i = corners_of(inner);
  std::size_t const next = (index + 1) % 4;
  return polygon({o[index], o[next], i[next], i[index]});
}

/// A stroke runs along the middle of its side: dots from corner to corner, dashes to the outer edge, where they fill
/// the corner.
Widths stroke_inset(Widths const& widths, BorderStyle style, std::size_t index) {
  Widths inset = scaled(widths, 0.5);
  if (style == BorderStyle::Dotted) return inset;
  bool const is_horizontal = index % 2 == 0;
  if (is_horizontal) {
    inset.left = inset.right = {};
  } else {
    inset.top = inset.bottom = {};
  }
  return inset;
}

void add_square_side(Items& items, BorderPaint const& border, std::size_t index, BorderSide const& side) {
  Widths const widths = widths_of(border);
  if (is_stroked(side.style)) {
    Corners const corners = corners_of(inset(border.border_box, stroke_inset(widths, side.style, index)));
    items.emplace_back(stroked_line(corners[index], corners[(index + 1) % 4], side));
    return;
  }
  for (Stripe const& stripe : stripes_of(side, index)) {
    Rect const outer = inset(border.border_box, scaled(widths, stripe.from));
    Rect const inner = inset(border.border_box, scaled(widths, stripe.to));
    items.emplace_back(filled(side_between(outer, inner, index), stripe.colour));
  }
}

/// How far the diagonals of the corners reach inwards before they cross, in border widths.
double reach_of_diagonals(Rect const& box, Widths const& widths) {
  double reach = 1;
  auto const consider = [&reach](Length room, Length both) {
    if (both > Length()) reach = std::max(reach, room.pixels() / both.pixels());
  };
  consider(box.size.width, widths.left + widths.right);
  consider(box.size.height, widths.top + widths.bottom);
  return reach;
}

/// A side of a border with round corners: all of the ring through a window that ends at the diagonals.
void add_rounded_side(Items& items, BorderPaint const& border, std::size_t index, BorderSide const& side) {
  Widths const widths = widths_of(border);
  double const reach = reach_of_diagonals(border.border_box, widths);
  Widths const far = scaled(widths, reach);
  Rect inner{{border.border_box.left() + far.left, border.border_box.top() + far.top}, {}};
  inner.size = {border.border_box.size.width - far.left - far.right,
                border.border_box.size.height - far.top - far.bottom};
  items.emplace_back(pages::ClipBegin{side_between(border.border_box, inner, index)});
  if (is_stroked(side.style)) {
    items.emplace_back(stroked_ring(border, side));
  } else {
    for (Stripe const& stripe : stripes_of(side, index)) {
      items.emplace_back(ring(border, stripe.from, stripe.to, stripe.colour));
    }
  }
  items.emplace_back(pages::ClipEnd{});
}

/// Whether what is to be seen of a border is one thing: sides of one colour, solid or double.
bool is_one_ring(BorderPaint const& border) {
  auto const sides = sides_of(border);
  BorderSide const* seen = nullptr;
  bool has_corner = border.radii != CornerRadii{};
  for (std::size_t i = 0; i < 4; ++i) {
    BorderSide const& side = *sides[i];
    if (side.width.is_zero()) continue;
    bool const is_plain = side.style == BorderStyle::Solid || side.style == BorderStyle::Double;
    if (!is_plain || !is_visible(side)) return false;
    if (seen != nullptr && (seen->style != side.style || seen->colour != side.colour)) return false;
    seen = &side;
    has_corner = has_corner || is_visible(*sides[(i + 1) % 4]);
  }
  return seen != nullptr && has_corner;
}

bool is_uniform_stroke(BorderPaint const& border) {
  base::Edges<BorderSide> const& s = border.sides;
  return is_stroked(s.top.style) && s.top == s.right && s.top == s.bottom && s.top == s.left;
}

/// Between two rectangles, each side as long as the outer one: rectangles are what every viewer sets on the grid of its
/// pixels in the same way as a background, and where they lie over each other there is no seam.
void add_frame(Items& items, Rect const& outer, Rect const& inner, base::Colour colour) {
  Length const top = inner.top() - outer.top(), left = inner.left() - outer.left();
  Length const bottom = outer.bottom() - inner.bottom(), right = outer.right() - inner.right();
  std::array<Rect, 4> const sides = {
      Rect{outer.origin, {outer.size.width, top}}, Rect{{inner.right(), outer.top()}, {right, outer.size.height}},
      Rect{{outer.left(), inner.bottom()}, {outer.size.width, bottom}}, Rect{outer.origin, {left, outer.size.height}}};
  for (Rect const& side : sides) {
    bool const is_empty = side.size.width <= Length() || side.size.height <= Length();
    if (!is_empty) items.emplace_back(filled(rectangle_path(side), colour));
  }
}

Items ring_items(BorderPaint const& border) {
  auto const sides = sides_of(border);
  BorderSide const& side = **std::find_if(sides.begin(), sides.end(), [](auto const* s) { return is_visible(*s); });
  bool const is_frame = border.radii == CornerRadii{} && side.colour.alpha == 255;
  Widths const widths = widths_of(border);
  Items items;
  for (Stripe const& stripe : stripes_of(side, 0)) {
    if (is_frame) {
      add_frame(items, inset(border.border_box, scaled(widths, stripe.from)),
                inset(border.border_box, scaled(widths, stripe.to)), side.colour);
    } else {
      items.emplace_back(ring(border, stripe.from, stripe.to, side.colour));
    }
  }
  return items;
}

/// The area of a collapsed border; its ends reach half a width further, so that lines meet at corners.
Rect line_area(BorderSide const& side, Point from, Point to) {
  Length const half = side.width / 2;
  return {{from.x - half, from.y - half}, {to.x - from.x + side.width, to.y - from.y + side.width}};
}

/// CSS 2.2 section 17.6.3: inset and outset are ridge and groove here.
BorderSide collapsed(BorderSide side) {
  if (side.style == BorderStyle::Inset) side.style = BorderStyle::Ridge;
  if (side.style == BorderStyle::Outset) side.style = BorderStyle::Groove;
  return side;
}

}  // namespace

PathItem filled(Path path, base::Colour colour) {
  PathItem item;
  item.path = std::move(path);
  item.fill = colour;
  return item;
}

Items border_paths(BorderPaint const& border) {
  if (is_one_ring(border)) return ring_items(border);
  bool const is_round = border.radii != CornerRadii{};
  if (is_round && is_uniform_stroke(border)) {
    if (!is_visible(border.sides.top)) return {};
    return {stroked_ring(border, border.sides.top)};
  }
  Items items;
  auto const sides = sides_of(border);
  for (std::size_t i = 0; i < 4; ++i) {
    if (!is_visible(*sides[i])) continue;
    is_round ? add_rounded_side(items, border, i, *sides[i]) : add_square_side(items, border, i, *sides[i]);
  }
  return items;
}

Items line_paths(BorderSide const& side, Point from, Point to) {
  if (!is_visible(side)) return {};
  if (is_stroked(side.style)) return {stroked_line(from, to, side)};
  bool const is_horizontal = from.y == to.y;
  Rect const area = line_area(side, from, to);
  Items items;
  for (Stripe const& stripe : stripes_of(collapsed(side), is_horizontal ? 0 : 3)) {
    Rect part = area;
    Length const from_edge = side.width.scaled(stripe.from);
    (is_horizontal ? part.origin.y : part.origin.x) += from_edge;
    (is_horizontal ? part.size.height : part.size.width) = side.width.scaled(stripe.to) - from_edge;
    items.emplace_back(filled(rectangle_path(part), stripe.colour));
  }
  return items;
}

}  // namespace closeout::layout
