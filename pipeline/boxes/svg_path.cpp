#include "boxes/svg_path.hpp"

#include <algorithm>
#include <cmath>

#include "boxes/svg_numbers.hpp"

namespace closeout::boxes {
namespace {

using Kind = base::PathStep::Kind;
constexpr double pi = 3.14159265358979323846;

struct Vector {
  double x = 0, y = 0;
};

base::PathStep point_step(Kind kind, Vector to) {
  return {kind, 0, 0, 0, 0, to.x, to.y};
}
base::PathStep cubic(Vector c1, Vector c2, Vector to) {
  return {Kind::Cubic, c1.x, c1.y, c2.x, c2.y, to.x, to.y};
}

bool is_command(char c) {
  return std::string_view("MmLlHhVvCcSsQqTtAaZz").find(c) != std::string_view::npos;
}
bool is_relative(char c) {
  return c >= 'a';
}
char upper(char c) {
  return is_relative(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Section 9.3: one command after the other, each with as many argument sets as follow it.
class PathParser {
 public:
  explicit PathParser(std::string_view data) : reader_(data) {}

  ParsedPath run() {
    while (!reader_.at_end()) {
      if (!parse_segment()) return {std::move(path_), false};
    }
    return {std::move(path_), true};
  }

 private:
  bool parse_segment() {
    char const c = reader_.peek();
    if (is_command(c)) {
      reader_.skip();
      command_ = c;
    } else if (command_ == '\0' || upper(command_) == 'Z') {
      return false;
    } else if (upper(command_) == 'M') {
      command_ = is_relative(command_) ? 'l' : 'L';  // Section 9.3.3: further pairs are lines.
    }
    if (path_.empty() && upper(command_) != 'M') return false;
    return execute(upper(command_));
  }

  bool execute(char command) {
    Vector const previous_control = control_;
    char const previous = previous_;
    previous_ = command;
    switch (command) {
      case 'M':
        return move();
      case 'Z':
        return close();
      case 'L':
        return line_to(point());
      case 'H':
        return line_to(coordinate(&Vector::x));
      case 'V':
        return line_to(coordinate(&Vector::y));
      case 'C':
        return cubic_to(point());
      case 'S':
        return cubic_to(reflected(previous == 'C' || previous == 'S', previous_control));
      case 'Q':
        return quadratic_to(point());
      case 'T':
        return quadratic_to(reflected(previous == 'Q' || previous == 'T', previous_control));
      default:
        return arc_to();
    }
  }

  std::optional<Vector> point() {
    auto const x = reader_.number();
    auto const y = x ? reader_.number() : std::nullopt;
    if (!y) return std::nullopt;
    return is_relative(command_) ? Vector{at_.x + *x, at_.y + *y} : Vector{*x, *y};
  }

  /// The current point with one coordinate given.
  std::optional<Vector> coordinate(double Vector::*which) {
    auto const value = reader_.number();
    if (!value) return std::nullopt;
    Vector to = at_;
    to.*which = is_relative(command_) ? at_.*which + *value : *value;
    return to;
  }

  /// Section 9.3.6: the mirror image of the last control point, or the current point.
  [[nodiscard]] std::optional<Vector> reflected(bool has_control, Vector control) const {
    return has_control ? Vector{2 * at_.x - control.x, 2 * at_.y - control.y} : at_;
  }

  bool move() {
    auto const to = point();
    if (!to) return false;
    path_.push_back(point_step(Kind::Move, *to));
    at_ = start_ = *to;
    return true;
  }

  bool close() {
    path_.push_back({Kind::Close, 0, 0, 0, 0, start_.x, start_.y});
    at_ = start_;
    return true;
  }

  bool line_to(std::optional<Vector> to) {
    if (!to) return false;
    path_.push_back(point_step(Kind::Line, *to));
    at_ = *to;
    return true;
  }

  bool cubic_to(std::optional<Vector> first) {
    auto const second = first ? point() : std::nullopt;
    auto const to = second ? point() : std::nullopt;
    if (!to) return false;
    path_.push_back(cubic(*first, *second, *to));
    control_ = *second;
    at_ = *to;
    return true;
  }

  bool quadratic_to(std::optional<Vector> control) {
    auto const to = control ? point() : std::nullopt;
    if (!to) return false;
    // Degree elevation: each cubic control point is two thirds of the way to the quadratic one.
    Vector const first{at_.x + 2.0 / 3 * (control->x - at_.x), at_.y + 2.0 / 3 * (control->y - at_.y)};
    Vector const second{to->x + 2.0 / 3 * (control->x - to->x), to->y + 2.0 / 3 * (control->y - to->y)};
    path_.push_back(cubic(first, second, *to));
    control_ = *control;
    at_ = *to;
    return true;
  }

  bool arc_to() {
    auto const rx = reader_.number();
    auto const ry = rx ? reader_.number() : std::nullopt;
    auto const rotation = ry ? reader_.number() : std::nullopt;
    auto const large = rotation ? reader_.flag() : std::nullopt;
    auto const sweep = large ? reader_.flag() : std::nullopt;
    auto const to = sweep ? point() : std::nullopt;
    if (!to) return false;
    append_arc(path_, at_.x, at_.y, {*rx, *ry, *rotation, *large, *sweep, to->x, to->y});
    at_ = *to;
    return true;
  }

  NumberReader reader_;
  base::Path path_;
  char command_ = '\0';
  char previous_ = '\0';
  Vector at_, start_, control_;
};

double angle_between(Vector a, Vector b) {
  return std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
}

/// An arc by its centre: what appendix B.2.4 computes from the end points.
struct CentreArc {
  Vector centre;
  double rx = 0, ry = 0;
  double cos_rotation = 1, sin_rotation = 0;
  double start = 0, sweep = 0;  ///< Radians.

  [[nodiscard]] Vector rotated(double x, double y) const {
    return {cos_rotation * x - sin_rotation * y, sin_rotation * x + cos_rotation * y};
  }
  [[nodiscard]] Vector point(double angle) const {
    Vector const v = rotated(rx * std::cos(angle), ry * std::sin(angle));
    return {centre.x + v.x, centre.y + v.y};
  }
  [[nodiscard]] Vector derivative(double angle) const { return rotated(-rx * std::sin(angle), ry * std::cos(angle)); }
};

/// Appendix B.2.4 and B.2.5 (radii too small are scaled up). Assumes both radii are not 0.
CentreArc to_centre(double from_x, double from_y, Arc const& arc) {
  CentreArc result;
  double const phi = std::fmod(arc.rotation, 360) * pi / 180;
  result.cos_rotation = std::cos(phi);
  result.sin_rotation = std::sin(phi);
  double const dx = (from_x - arc.x) / 2;
  double const dy = (from_y - arc.y) / 2;
  Vector const p{result.cos_rotation * dx + result.sin_rotation * dy,
                 -result.sin_rotation * dx + result.cos_rotation * dy};
  double rx = std::abs(arc.rx);
  double ry = std::abs(arc.ry);
  double const lambda = p.x * p.x / (rx * rx) + p.y * p.y / (ry * ry);
  if (lambda > 1) {
    rx *= std::sqrt(lambda);
    ry *= std::sqrt(lambda);
  }
  double const denominator = rx * rx * p.y * p.y + ry * ry * p.x * p.x;
  double const ratio = std::max(0.0, (rx * rx * ry * ry - denominator) / denominator);
  double const factor = (arc.large == arc.sweep ? -1 : 1) * std::sqrt(ratio);
  Vector const c{factor * rx * p.y / ry, -factor * ry * p.x / rx};
  result.rx = rx;
  result.ry = ry;
  Vector const turned = result.rotated(c.x, c.y);
  result.centre = {turned.x + (from_x + arc.x) / 2, turned.y + (from_y + arc.y) / 2};
  Vector const first{(p.x - c.x) / rx, (p.y - c.y) / ry};
  Vector const last{(-p.x - c.x) / rx, (-p.y - c.y) / ry};
  result.start = angle_between({1, 0}, first);
  result.sweep = angle_between(first, last);
  if (!arc.sweep && result.sweep > 0) result.sweep -= 2 * pi;
  if (arc.sweep && result.sweep < 0) result.sweep += 2 * pi;
  return result;
}

/// A radius that is next to nothing beside the other has no square.
bool is_finite(CentreArc const& arc) {
  return std::isfinite(arc.start + arc.sweep + arc.rx + arc.ry + arc.centre.x + arc.centre.y);
}

}  // namespace

ParsedPath parse_path_data(std::string_view data) {
  return PathParser(data).run();
}

void append_arc(base::Path& path, double from_x, double from_y, Arc const& arc) {
  if (from_x == arc.x && from_y == arc.y) return;
  if (arc.rx == 0 || arc.ry == 0) return path.push_back(point_step(Kind::Line, {arc.x, arc.y}));
  CentreArc const centre = to_centre(from_x, from_y, arc);
  if (!is_finite(centre)) return path.push_back(point_step(Kind::Line, {arc.x, arc.y}));
  // A quarter turn or less for each cubic: the error is below 0.03 % of the radius.
  int const pieces = std::max(1, static_cast<int>(std::ceil(std::abs(centre.sweep) / (pi / 2) - 1e-9)));
  double const step = centre.sweep / pieces;
  double const handle = 4.0 / 3 * std::tan(step / 4);
  for (int i = 0; i < pieces; ++i) {
    double const a = centre.start + i * step;
    double const b = a + step;
    Vector const from = centre.point(a);
    Vector const to = i + 1 == pieces ? Vector{arc.x, arc.y} : centre.point(b);
    Vector const out = centre.derivative(a);
    Vector const in = centre.derivative(b);
    path.push_back(
        cubic({from.x + handle * out.x, from.y + handle * out.y}, {to.x - handle * in.x, to.y - handle * in.y}, to));
  }
}

}  // namespace closeout::boxes
