#include <gtest/gtest.h>

#include "css/colour_value.hpp"

namespace closeout::css {
namespace {

std::optional<base::Colour> colour(std::string_view text) {
  return parse_colour(text, {1, 2, 3, 4});
}

TEST(Colour, Names) {
  EXPECT_EQ(colour("red"), (base::Colour{255, 0, 0, 255}));
  EXPECT_EQ(colour("RebeccaPurple"), (base::Colour{0x66, 0x33, 0x99, 255}));
  EXPECT_EQ(colour("aliceblue"), (base::Colour{0xF0, 0xF8, 0xFF, 255}));
  EXPECT_EQ(colour("yellowgreen"), (base::Colour{0x9A, 0xCD, 0x32, 255}));
  EXPECT_EQ(colour("transparent"), (base::Colour{0, 0, 0, 0}));
  EXPECT_EQ(colour("currentColor"), (base::Colour{1, 2, 3, 4}));
  EXPECT_EQ(colour("reddish"), std::nullopt);
}

TEST(Colour, Hexadecimal) {
  EXPECT_EQ(colour("#1aF"), (base::Colour{0x11, 0xAA, 0xFF, 255}));
  EXPECT_EQ(colour("#1aF8"), (base::Colour{0x11, 0xAA, 0xFF, 0x88}));
  EXPECT_EQ(colour("#0b3d91"), (base::Colour{0x0B, 0x3D, 0x91, 255}));
  EXPECT_EQ(colour("#0b3d9180"), (base::Colour{0x0B, 0x3D, 0x91, 0x80}));
  EXPECT_EQ(colour("#12"), std::nullopt);
  EXPECT_EQ(colour("#12345"), std::nullopt);
  EXPECT_EQ(colour("#ggg"), std::nullopt);
}

TEST(Colour, Rgb) {
  EXPECT_EQ(colour("rgb(1, 2, 300)"), (base::Colour{1, 2, 255, 255}));
  EXPECT_EQ(colour("rgb(100% 0% 50%)"), (base::Colour{255, 0, 128, 255}));
  EXPECT_EQ(colour("rgba(1,2,3,0.5)"), (base::Colour{1, 2, 3, 128}));
  EXPECT_EQ(colour("rgb(1 2 3 / 25%)"), (base::Colour{1, 2, 3, 64}));
  EXPECT_EQ(colour("rgb(1 2, 3)"), std::nullopt);
  EXPECT_EQ(colour("rgb(1, 2)"), std::nullopt);
  EXPECT_EQ(colour("rgb(1, 2, 3 / 1)"), std::nullopt);
}

TEST(Colour, Hsl) {
  EXPECT_EQ(colour("hsl(120, 100%, 25%)"), (base::Colour{0, 128, 0, 255}));
  EXPECT_EQ(colour("hsl(0.5turn 100% 50%)"), (base::Colour{0, 255, 255, 255}));
  EXPECT_EQ(colour("hsla(-120deg 100% 50% / 0.5)"), (base::Colour{0, 0, 255, 128}));
  EXPECT_EQ(colour("hsl(10, 50%)"), std::nullopt);
}

}  // namespace
}  // namespace closeout::css
