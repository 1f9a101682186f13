// Borders as paths (css-backgrounds-3 section 4).

#include "layout/border_painting.hpp"

#include <gtest/gtest.h>

namespace closeout::layout {
namespace {

using base::Length;

base::Rect square() {
  return {{}, {Length::from_pixels(100), Length::from_pixels(100)}};
}

css::BorderSide side(double width, css::BorderStyle style, base::Colour colour = {}) {
  return {Length::from_pixels(width), style, colour};
}

base::Edges<css::BorderSide> all(css::BorderSide const& one) {
  return {one, one, one, one};
}

TEST(Borders, OneColourIsOneRing) {
  auto const paths = border_paths({square(), all(side(2, css::BorderStyle::Solid)), {}});
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_TRUE(paths[0].even_odd);
  EXPECT_EQ(paths[0].path.size(), 10U);
}

TEST(Borders, DifferentSidesMeetInMitres) {
  base::Edges<css::BorderSide> sides = all(side(10, css::BorderStyle::Solid));
  sides.right = side(20, css::BorderStyle::Solid, {255, 0, 0});
  auto const paths = border_paths({square(), sides, {}});
  ASSERT_EQ(paths.size(), 4U);
  base::Path const& right = paths[1].path;
  EXPECT_EQ(right[0].x, 100);
  EXPECT_EQ(right[2].x, 80);
  EXPECT_EQ(right[2].y, 90);
  EXPECT_EQ(right[3].y, 10);
}

TEST(Borders, DashesBeginAndEndASide) {
  auto const paths = border_paths({square(), all(side(4, css::BorderStyle::Dashed)), {}});
  ASSERT_EQ(paths.size(), 4U);
  ASSERT_EQ(paths[0].dashes.size(), 2U);
  double const count = (100 + paths[0].dashes[1]) / (paths[0].dashes[0] + paths[0].dashes[1]);
  EXPECT_NEAR(count, std::round(count), 1e-9);
}

TEST(Borders, DoubleIsTwoRingsOfAThird) {
  auto const paths = border_paths({square(), all(side(9, css::BorderStyle::Double)), {}});
  ASSERT_EQ(paths.size(), 2U);
  EXPECT_EQ(paths[1].path[0].x, 6);
}

TEST(Borders, NothingIsPaintedForNoneOrTransparent) {
  EXPECT_TRUE(border_paths({square(), {}, {}}).empty());
  EXPECT_TRUE(border_paths({square(), all(side(2, css::BorderStyle::Solid, {0, 0, 0, 0})), {}}).empty());
}

TEST(Corners, OverlappingRadiiShrinkTogether) {
  css::ComputedStyle style;
  style.border_radius.fill({{Length::from_pixels(80), 0}, {Length::from_pixels(80), 0}});
  style.border_radius[1] = {{Length::from_pixels(40), 0}, {Length::from_pixels(40), 0}};
  CornerRadii const radii = corner_radii(style, square().size);
  EXPECT_EQ(radii[0], Length::from_pixels(50));
  EXPECT_EQ(radii[1], Length::from_pixels(25));
}

}  // namespace
}  // namespace closeout::layout
