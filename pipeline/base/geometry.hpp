#pragma once
// Points, sizes, rectangles, four-sided values, colours and vector paths. x grows right, y grows down,
// the origin is the top-left corner of the page or box named at the place of use.

#include <cstdint>
#include <string>
#include <vector>

#include "base/length.hpp"

namespace closeout::base {

struct Point {
  Length x, y;
  bool operator==(Point const&) const = default;
};

struct Size {
  Length width, height;
  bool operator==(Size const&) const = default;
};

struct Rect {
  Point origin;
  Size size;
  bool operator==(Rect const&) const = default;
  [[nodiscard]] Length left() const { return origin.x; }
  [[nodiscard]] Length top() const { return origin.y; }
  [[nodiscard]] Length right() const { return origin.x + size.width; }
  [[nodiscard]] Length bottom() const { return origin.y + size.height; }
};

/// A value for each side of a box, in CSS's order.
template <typename T>
struct Edges {
  T top{}, right{}, bottom{}, left{};
  bool operator==(Edges const&) const = default;
};

/// sRGB with alpha, each 0 to 255.
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  bool operator==(Colour const&) const = default;
  [[nodiscard]] bool is_transparent() const { return alpha == 0; }
};

/// One step of a path; the coordinates used are as many as the kind needs (Move, Line: x,y; Cubic: all).
struct PathStep {
  enum class Kind : std::uint8_t { Move, Line, Cubic, Close };
  Kind kind = Kind::Move;
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;  ///< Control points of a Cubic.
  double x = 0, y = 0;                    ///< End point.
  bool operator==(PathStep const&) const = default;
};

/// A path in CSS pixels.
using Path = std::vector<PathStep>;

/// x' = a x + c y + e, y' = b x + d y + f (the matrix of SVG and of PDF).
struct Transform {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;
  bool operator==(Transform const&) const = default;
};

/// `inner` first, then `outer`.
[[nodiscard]] Transform concatenate(Transform const& outer, Transform const& inner);
[[nodiscard]] Path transformed(Path path, Transform const& transform);

}  // namespace closeout::base
