#include "boxes/svg_path.hpp"

#include <gtest/gtest.h>

#include <array>
#include <charconv>
#include <cmath>

namespace closeout::boxes {
namespace {

std::string number(double value) {
  std::array<char, 32> buffer{};
  double const rounded = std::round(value * 100) / 100 + 0.0;
  return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded).ptr};
}

/// "M0,0 L1,1 C1,2,3,4,5,6 Z" with two decimals.
std::string text(base::Path const& path) {
  std::string result;
  for (base::PathStep const& step : path) {
    using Kind = base::PathStep::Kind;
    if (!result.empty()) result += ' ';
    result += "MLCZ"[static_cast<std::size_t>(step.kind)];
    if (step.kind == Kind::Close) continue;
    if (step.kind == Kind::Cubic) {
      for (double const value : {step.x1, step.y1, step.x2, step.y2}) result.append(number(value)).append(",");
    }
    result.append(number(step.x)).append(",").append(number(step.y));
  }
  return result;
}

std::string path(std::string_view data) {
  ParsedPath const parsed = parse_path_data(data);
  EXPECT_TRUE(parsed.is_whole) << data;
  return text(parsed.path);
}

TEST(SvgPath, LinesAbsoluteAndRelative) {
  EXPECT_EQ(path("M1 2L3,4l1-1H9h-2V0v5z"), "M1,2 L3,4 L4,3 L9,3 L7,3 L7,0 L7,5 Z");
  EXPECT_EQ(path("m1 1 2 2 3 3"), "M1,1 L3,3 L6,6");
  EXPECT_EQ(path("M0 0L1 1zm2 2l1 1"), "M0,0 L1,1 Z M2,2 L3,3");
}

TEST(SvgPath, NumbersNeedNoSeparators) {
  EXPECT_EQ(path("M.5.5-1-1+2e0 3"), "M0.5,0.5 L-1,-1 L2,3");
}

TEST(SvgPath, Curves) {
  EXPECT_EQ(path("M0 0C1 2 3 4 5 6"), "M0,0 C1,2,3,4,5,6");
  EXPECT_EQ(path("M1 1c1 2 3 4 5 6s1 1 2 2"), "M1,1 C2,3,4,5,6,7 C8,9,7,8,8,9");
  EXPECT_EQ(path("M0 0S1 1 2 2"), "M0,0 C0,0,1,1,2,2");
  EXPECT_EQ(path("M0 0Q3 0 3 3T6 6"), "M0,0 C2,0,3,1,3,3 C3,5,4,6,6,6");
}

TEST(SvgPath, ArcOfAQuarterIsOneCubic) {
  EXPECT_EQ(path("M10 0A10 10 0 0 1 0 10"), "M10,0 C10,5.52,5.52,10,0,10");
  EXPECT_EQ(path("M10 0A10 10 0 0 0 0-10"), "M10,0 C10,-5.52,5.52,-10,0,-10");
}

TEST(SvgPath, ArcFlagsNeedNoSeparators) {
  EXPECT_EQ(path("M10 0a10 10 0 01-10 10"), path("M10 0 A 10 10 0 0 1 0 10"));
}

TEST(SvgPath, LargeArcGoesTheLongWay) {
  ParsedPath const arc = parse_path_data("M10 0A10 10 0 1 1 0-10");
  EXPECT_EQ(arc.path.size(), 4U);
  // Clockwise on the page: through (0, 10) and (-10, 0).
  EXPECT_NEAR(arc.path[1].y, 10, 1e-9);
  EXPECT_NEAR(arc.path[2].x, -10, 1e-9);
  EXPECT_DOUBLE_EQ(arc.path[3].y, -10);
}

TEST(SvgPath, ArcPointsLieOnTheEllipse) {
  ParsedPath const arc = parse_path_data("M3 4A20 10 30 1 0 15 2");
  ASSERT_GT(arc.path.size(), 2U);
  // All ends of the pieces are as far from the centre in the ellipse's own axes.
  double const turn = 30 * 3.14159265358979323846 / 180;
  auto const own = [&](double x, double y) {
    return std::pair((std::cos(turn) * x + std::sin(turn) * y) / 20, (-std::sin(turn) * x + std::cos(turn) * y) / 10);
  };
  // The centre is where three of the points agree; found from the chord's halves by the circle through them.
  auto const [ax, ay] = own(arc.path[0].x, arc.path[0].y);
  auto const [bx, by] = own(arc.path[1].x, arc.path[1].y);
  auto const [cx, cy] = own(arc.path.back().x, arc.path.back().y);
  double const d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  double const a2 = ax * ax + ay * ay, b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
  double const ux = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / d;
  double const uy = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / d;
  for (base::PathStep const& step : arc.path) {
    auto const [x, y] = own(step.x, step.y);
    EXPECT_NEAR(std::hypot(x - ux, y - uy), 1, 1e-9);
  }
}

TEST(SvgPath, ArcWithTooSmallRadiiIsScaledUp) {
  EXPECT_EQ(path("M-10 0A1 1 0 0 1 10 0"), path("M-10 0A10 10 0 0 1 10 0"));
}

TEST(SvgPath, DegenerateArcs) {
  EXPECT_EQ(path("M0 0A0 5 0 0 1 9 9"), "M0,0 L9,9");
  // A radius whose square is nothing.
  EXPECT_EQ(path("M0 0A5 1e-300 0 0 1 9 9"), "M0,0 L9,9");
  EXPECT_EQ(path("M5 5A5 5 0 0 1 5 5"), "M5,5");
}

TEST(SvgPath, ErrorKeepsWhatStandsBefore) {
  for (std::string_view const data : {"M0 0L1 1L2", "M0 0L1 1X3 3", "M0 0L1 1 A 1 1 0 2 0 5 5"}) {
    ParsedPath const parsed = parse_path_data(data);
    EXPECT_FALSE(parsed.is_whole) << data;
    EXPECT_EQ(text(parsed.path), "M0,0 L1,1") << data;
  }
  EXPECT_FALSE(parse_path_data("L1 1").is_whole);
  EXPECT_FALSE(parse_path_data("M0 0z1 1").is_whole);
}

TEST(SvgPath, EmptyIsNothing) {
  EXPECT_EQ(path(""), "");
}

}  // namespace
}  // namespace closeout::boxes
