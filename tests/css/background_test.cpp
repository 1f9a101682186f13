// Backgrounds and images (css-backgrounds-3 section 3, css-images-3 section 5).

#include "styled_document.hpp"

namespace closeout::css {
namespace {

std::vector<BackgroundLayer> layers_with(std::string_view declarations) {
  return background_layers(style_with(declarations).background);
}

/// Length and percentage, as in "10px 50%".
std::string text_of(LengthPercentage const& value) {
  return std::to_string(static_cast<int>(value.length.pixels())) + "+" +
         std::to_string(static_cast<int>(value.percentage)) + "%";
}

std::string position_of(std::string_view value) {
  AlignedPosition const at = style_with(std::string("object-position:").append(value)).object_position;
  return text_of(at.x) + " " + text_of(at.y);
}

TEST(Position, OneToFourValues) {
  EXPECT_EQ(position_of("left"), "0+0% 0+50%");
  EXPECT_EQ(position_of("top"), "0+50% 0+0%");
  EXPECT_EQ(position_of("10px"), "10+0% 0+50%");
  EXPECT_EQ(position_of("bottom right"), "0+100% 0+100%");
  EXPECT_EQ(position_of("25% bottom"), "0+25% 0+100%");
  EXPECT_EQ(position_of("right 10px bottom 20%"), "-10+100% 0+80%");
  EXPECT_EQ(position_of("top 5px left 6px"), "6+0% 5+0%");
  EXPECT_EQ(position_of("center bottom 4px"), "0+50% -4+100%");
}

TEST(Background, ListsRepeatToTheNumberOfImages) {
  auto const layers =
      layers_with("background-image:url(a.png),none,url('c.png');background-repeat:space,round no-repeat");
  ASSERT_EQ(layers.size(), 2U);
  EXPECT_EQ(layers[0].image, "a.png");
  EXPECT_EQ(layers[0].repeat, (BackgroundRepeats{BackgroundRepeat::Space, BackgroundRepeat::Space}));
  EXPECT_EQ(layers[1].image, "c.png");
  EXPECT_EQ(layers[1].repeat.x, BackgroundRepeat::Space);
}

TEST(Background, ShorthandSetsEveryLayer) {
  ComputedStyle const style =
      style_with("background:url(a.png) right 1px top/cover no-repeat,content-box url(b.png) fixed border-box red");
  auto const layers = background_layers(style.background);
  ASSERT_EQ(layers.size(), 2U);
  EXPECT_EQ(layers[0].size.kind, BackgroundSize::Kind::Cover);
  EXPECT_EQ(layers[0].position.x.length, px(-1));
  EXPECT_EQ(layers[0].origin, BackgroundArea::PaddingBox);
  EXPECT_EQ(layers[1].attachment, BackgroundAttachment::Fixed);
  EXPECT_EQ(layers[1].origin, BackgroundArea::ContentBox);
  EXPECT_EQ(layers[1].clip, BackgroundArea::BorderBox);
  EXPECT_EQ(style.background_colour, (base::Colour{255, 0, 0, 255}));
}

TEST(Background, ShorthandResetsAndOneBoxIsBoth) {
  EXPECT_TRUE(layers_with("background-image:url(a.png);background:red").empty());
  EXPECT_EQ(background_colour_clip(style_with("background:red content-box").background), BackgroundArea::ContentBox);
}

TEST(Images, ResolutionAndOrientation) {
  ComputedStyle const style = style_with("image-resolution:from-image 300dpi;image-orientation:-90deg flip");
  EXPECT_TRUE(style.image_resolution.from_image);
  EXPECT_DOUBLE_EQ(style.image_resolution.dots_per_px, 3.125);
  EXPECT_EQ(style.image_orientation, (ImageOrientation{false, 3, true}));
}

}  // namespace
}  // namespace closeout::css
