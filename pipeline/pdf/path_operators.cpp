#include "pdf/path_operators.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace closeout::pdf {
namespace {

using Kind = base::PathStep::Kind;

void append_number(std::string& to, Decimal value) {
  append_decimal(to, value);
  to += ' ';
}

void append_point(std::string& to, double x, double y, UserSpace const& space) {
  append_number(to, space.x(x));
  append_number(to, space.y(y));
}

void append_step(std::string& to, base::PathStep const& step, UserSpace const& space) {
  switch (step.kind) {
    case Kind::Move:
      append_point(to, step.x, step.y, space);
      to += "m\n";
      return;
    case Kind::Line:
      append_point(to, step.x, step.y, space);
      to += "l\n";
      return;
    case Kind::Cubic:
      append_point(to, step.x1, step.y1, space);
      append_point(to, step.x2, step.y2, space);
      append_point(to, step.x, step.y, space);
      to += "c\n";
      return;
    case Kind::Close:
      to += "h\n";
      return;
  }
}

constexpr std::size_t rectangle_steps = 5;

/// Move, three lines along the axes, Close.
bool is_upright_rectangle(std::span<base::PathStep const, rectangle_steps> steps) {
  if (steps[0].kind != Kind::Move || steps[4].kind != Kind::Close) return false;
  if (!std::all_of(steps.begin() + 1, steps.end() - 1, [](auto const& step) { return step.kind == Kind::Line; })) {
    return false;
  }
  bool const along_x =
      steps[0].y == steps[1].y && steps[1].x == steps[2].x && steps[2].y == steps[3].y && steps[3].x == steps[0].x;
  bool const along_y =
      steps[0].x == steps[1].x && steps[1].y == steps[2].y && steps[2].x == steps[3].x && steps[3].y == steps[0].y;
  return along_x || along_y;
}

void append_rectangle(std::string& to, base::PathStep const& corner, base::PathStep const& opposite,
                      UserSpace const& space) {
  Decimal const x = space.x(corner.x), y = space.y(corner.y);
  append_number(to, x);
  append_number(to, y);
  append_number(to, space.x(opposite.x) - x);
  append_number(to, space.y(opposite.y) - y);
  to += "re\n";
}

}  // namespace

void append_path(std::string& to, base::Path const& path, UserSpace const& space) {
  std::span<base::PathStep const> rest(path);
  while (!rest.empty()) {
    if (rest.size() >= rectangle_steps && is_upright_rectangle(rest.first<rectangle_steps>())) {
      append_rectangle(to, rest[0], rest[2], space);
      rest = rest.subspan(rectangle_steps);
    } else {
      append_step(to, rest[0], space);
      rest = rest.subspan(1);
    }
  }
}

void append_image_matrix(std::string& to, base::Transform const& placement, UserSpace const& space) {
  // Viewers paint every pixel that an image touches: one that ends where a pixel ends would get one more row of them.
  constexpr double off_the_edge = 0.003;  // Pixels of CSS.
  base::Transform p = placement;
  bool const is_upright = p.b == 0 && p.c == 0 && p.a > 1 && p.d > 1;
  if (is_upright) {
    p.a -= 2 * off_the_edge;
    p.d -= 2 * off_the_edge;
    p.e += off_the_edge;
    p.f += off_the_edge;
  }
  for (double const length : {p.a, -p.b, -p.c, p.d}) append_number(to, points(length));
  append_point(to, p.c + p.e, p.d + p.f, space);
}

void append_turn(std::string& to, base::Transform const& turn, base::Point about, UserSpace const& space) {
  constexpr double unit = static_cast<double>(decimal_one);
  double const x = static_cast<double>(space.x(about.x)) / unit, y = static_cast<double>(space.y(about.y)) / unit;
  // y grows upwards here: b and c change their signs.
  double const a = turn.a, b = -turn.b, c = -turn.c, d = turn.d;
  for (double const value : {a, b, c, d, x - a * x - c * y, y - b * x - d * y}) {
    append_number(to, static_cast<Decimal>(std::llround(value * unit)));
  }
}

void Bounds::include(base::Path const& path) {
  auto const add = [this](double x, double y) {
    left = is_empty ? x : std::min(left, x);
    right = is_empty ? x : std::max(right, x);
    top = is_empty ? y : std::min(top, y);
    bottom = is_empty ? y : std::max(bottom, y);
    is_empty = false;
  };
  for (base::PathStep const& step : path) {
    if (step.kind == Kind::Close) continue;
    add(step.x, step.y);
    if (step.kind != Kind::Cubic) continue;
    add(step.x1, step.y1);
    add(step.x2, step.y2);
  }
}

}  // namespace closeout::pdf
