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

pages::PathItem const& path_item(pages::ItemContent const& item) {
  return std::get<pages::PathItem>(item);
}

base::Edges<css::BorderSide> all(css::BorderSide const& one) {
  return {one, one, one, one};
}

/// Each as long as the box: no seam at the corners.
TEST(Borders, OneColourIsFourRectangles) {
  auto const paths = border_paths({square(), all(side(2, css::BorderStyle::Solid)), {}});
  ASSERT_EQ(paths.size(), 4U);
  for (pages::ItemContent const& item : paths) EXPECT_EQ(path_item(item).path.size(), 5U);
  base::Path const& right = path_item(paths[1]).path;
  EXPECT_EQ(right[0].x, 98);
  EXPECT_EQ(right[0].y, 0);
  EXPECT_EQ(right[2].x, 100);
  EXPECT_EQ(right[2].y, 100);
}

/// What lies over each other would be seen through.
TEST(Borders, OneColourThatIsSeenThroughIsOneRing) {
  auto const paths = border_paths({square(), all(side(2, css::BorderStyle::Solid, {0, 0, 0, 128})), {}});
  ASSERT_EQ(paths.size(), 1U);
  EXPECT_TRUE(path_item(paths[0]).even_odd);
  EXPECT_EQ(path_item(paths[0]).path.size(), 10U);
}

TEST(Borders, DifferentSidesMeetInMitres) {
  base::Edges<css::BorderSide> sides = all(side(10, css::BorderStyle::Solid));
  sides.right = side(20, css::BorderStyle::Solid, {255, 0, 0});
  auto const paths = border_paths({square(), sides, {}});
  ASSERT_EQ(paths.size(), 4U);
  base::Path const& right = path_item(paths[1]).path;
  EXPECT_EQ(right[0].x, 100);
  EXPECT_EQ(right[2].x, 80);
  EXPECT_EQ(right[2].y, 90);
  EXPECT_EQ(right[3].y, 10);
}

TEST(Borders, DashesBeginAndEndASide) {
  auto const paths = border_paths({square(), all(side(4, css::BorderStyle::Dashed)), {}});
  ASSERT_EQ(paths.size(), 4U);
  ASSERT_EQ(path_item(paths[0]).dashes.size(), 2U);
  double const count =
      (100 + path_item(paths[0]).dashes[1]) / (path_item(paths[0]).dashes[0] + path_item(paths[0]).dashes[1]);
  EXPECT_NEAR(count, std::round(count), 1e-9);
}

TEST(Borders, DoubleIsTwoFramesOfAThird) {
  auto const paths = border_paths({square(), all(side(9, css::BorderStyle::Double)), {}});
  ASSERT_EQ(paths.size(), 8U);
  EXPECT_EQ(path_item(paths[4]).path[0].x, 6);
  EXPECT_EQ(path_item(paths[4]).path[2].y, 9);
}

TEST(Borders, NothingIsPaintedForNoneOrTransparent) {
  EXPECT_TRUE(border_paths({square(), {}, {}}).empty());
  EXPECT_TRUE(border_paths({square(), all(side(2, css::BorderStyle::Solid, {0, 0, 0, 0})), {}}).empty());
}

TEST(Borders, SidesOfOneColourAreAFrameWhateverTheirWidths) {
  base::Edges<css::BorderSide> sides = all(side(10, css::BorderStyle::Solid));
  sides.left.width = Length::from_pixels(30);
  auto const paths = border_paths({square(), sides, {}});
  ASSERT_EQ(paths.size(), 4U);
  EXPECT_EQ(path_item(paths[3]).path[2].x, 30);
}

TEST(Borders, OppositeSidesAreTwoRectangles) {
  base::Edges<css::BorderSide> sides;
  sides.top = sides.bottom = side(10, css::BorderStyle::Solid);
  auto const paths = border_paths({square(), sides, {}});
  ASSERT_EQ(paths.size(), 2U);
  EXPECT_FALSE(path_item(paths[0]).even_odd);
}

TEST(Borders, RoundSidesOfDifferentColoursStandInWindows) {
  base::Edges<css::BorderSide> sides = all(side(10, css::BorderStyle::Solid));
  sides.right.colour = {255, 0, 0};
  CornerRadii radii{};
  radii.fill({Length::from_pixels(20), Length::from_pixels(20)});
  auto const items = border_paths({square(), sides, radii});
  ASSERT_EQ(items.size(), 12U);
  auto const* window = std::get_if<pages::ClipBegin>(&items[0]);
  ASSERT_NE(window, nullptr);
  // The window of the top side reaches along the diagonals to the middle of the box.
  EXPECT_EQ(window->path[2].y, 50);
}

/// css-backgrounds-3 section 4.2: a groove looks carved, a ridge as if it came out.
TEST(Borders, GrooveAndRidgeAreTwoHalvesOfTwoShades) {
  auto const groove = border_paths({square(), all(side(10, css::BorderStyle::Groove, {200, 0, 0})), {}});
  auto const ridge = border_paths({square(), all(side(10, css::BorderStyle::Ridge, {200, 0, 0})), {}});
  ASSERT_EQ(groove.size(), 8U);
  EXPECT_EQ(path_item(groove[0]).fill->red, 100);
  EXPECT_EQ(path_item(groove[1]).fill->red, 200);
  EXPECT_EQ(path_item(ridge[0]).fill->red, 200);
}

TEST(Corners, OverlappingRadiiShrinkTogether) {
  css::ComputedStyle style;
  style.border_radius.fill({{Length::from_pixels(80), 0}, {Length::from_pixels(80), 0}});
  style.border_radius[1] = {{Length::from_pixels(40), 0}, {Length::from_pixels(40), 0}};
  CornerRadii const radii = corner_radii(style, square().size);
  EXPECT_EQ(radii[0].width, Length::from_pixels(50));
  EXPECT_EQ(radii[1].height, Length::from_pixels(25));
}

TEST(Corners, AreSquareWhereABoxIsLessThanNothingHigh) {
  css::ComputedStyle style;
  style.border_radius[0] = {{Length::from_pixels(8), 0}, {Length::from_pixels(8), 0}};
  EXPECT_EQ(corner_radii(style, {Length::from_pixels(100), Length::from_pixels(-4)}), CornerRadii{});
  style.border_radius[0] = {};
  EXPECT_EQ(corner_radii(style, {Length::from_pixels(100), Length::from_pixels(-4)}), CornerRadii{});
}

TEST(Corners, PercentagesAreOfTheSideTheyRunAlong) {
  css::ComputedStyle style;
  style.border_radius.fill({{{}, 50}, {{}, 50}});
  CornerRadii const radii = corner_radii(style, {Length::from_pixels(100), Length::from_pixels(40)});
  EXPECT_EQ(radii[0], (base::Size{Length::from_pixels(50), Length::from_pixels(20)}));
}

TEST(Corners, InsideABorderTheyAreSmallerByItsWidths) {
  CornerRadii radii{};
  radii[0] = {Length::from_pixels(20), Length::from_pixels(10)};
  base::Edges<Length> const border{Length::from_pixels(4), {}, {}, Length::from_pixels(8)};
  EXPECT_EQ(inner_radii(radii, border)[0], (base::Size{Length::from_pixels(12), Length::from_pixels(6)}));
}

}  // namespace
}  // namespace closeout::layout
