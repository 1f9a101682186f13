// Replaced elements: sizes (CSS 2.2 sections 10.3.2, 10.4, 10.6.2, 10.7), places and turns.

#include <fmt/format.h>

#include <cmath>

#include "layout/laid_out.hpp"
#include "support/tiny_images.hpp"

namespace closeout::test {
namespace {

std::string address_of(std::string_view bytes) {
  return "data:image/png;base64," + base64(bytes);
}

/// An <img> of 40 by 20 pixels.
std::string img(std::string_view style = "", std::string_view attributes = "alt='a'") {
  return fmt::format("<img src='{}' style='{}' {}/>", address_of(plain_png(40, 20, "abc")), style, attributes);
}

/// "x,y WxH" of every image of a page: the upright rectangle around it.
std::vector<std::string> images_of(pages::Page const& page) {
  std::vector<std::string> out;
  for (pages::Item const& item : page.items) {
    auto const* image = std::get_if<pages::ImageItem>(&item.content);
    if (image == nullptr) continue;
    base::Transform const& t = image->placement;
    double const left = t.e + std::min(t.a, 0.0) + std::min(t.c, 0.0);
    double const top = t.f + std::min(t.b, 0.0) + std::min(t.d, 0.0);
    out.push_back(fmt::format("{:.0f},{:.0f} {:.0f}x{:.0f}", left, top, std::abs(t.a) + std::abs(t.c),
                              std::abs(t.b) + std::abs(t.d)));
  }
  return out;
}

/// Of the only image, in a page of 200 by 200.
std::string placed(std::string_view style) {
  auto const images = images_of(lay_out(img(std::string("display:block;").append(style))).document.pages.at(0));
  return images.size() == 1 ? images[0] : fmt::format("{} images", images.size());
}

TEST(ReplacedSize, AutoIsTheNaturalSize) {
  EXPECT_EQ(placed(""), "0,0 40x20");
}

TEST(ReplacedSize, OneSideGivesTheOtherByTheRatio) {
  EXPECT_EQ(placed("width:100px"), "0,0 100x50");
  EXPECT_EQ(placed("height:40px"), "0,0 80x40");
  EXPECT_EQ(placed("width:10px;height:30px"), "0,0 10x30");
  EXPECT_EQ(placed("width:50%"), "0,0 100x50");
  EXPECT_EQ(placed("height:50%"), "0,0 40x20");  // Of a height that is not known: auto.
}

TEST(ReplacedSize, PaddingAndBordersGoWithBoxSizing) {
  EXPECT_EQ(placed("padding:5px;border:1px solid;width:52px;box-sizing:border-box"), "6,6 40x20");
  EXPECT_EQ(placed("padding:5px;width:60px"), "5,5 60x30");
}

TEST(ReplacedSize, Section104KeepsTheRatioUnderLimits) {
  EXPECT_EQ(placed("max-width:20px"), "0,0 20x10");
  EXPECT_EQ(placed("min-width:80px"), "0,0 80x40");
  EXPECT_EQ(placed("max-height:10px"), "0,0 20x10");
  EXPECT_EQ(placed("min-height:40px"), "0,0 80x40");
  EXPECT_EQ(placed("max-width:20px;max-height:5px"), "0,0 10x5");
  EXPECT_EQ(placed("max-width:10px;max-height:10px"), "0,0 10x5");
  EXPECT_EQ(placed("min-width:60px;min-height:60px"), "0,0 120x60");
  EXPECT_EQ(placed("min-width:160px;min-height:40px"), "0,0 160x80");
  EXPECT_EQ(placed("min-width:60px;max-height:10px"), "0,0 60x10");
  EXPECT_EQ(placed("max-width:20px;min-height:30px"), "0,0 20x30");
  EXPECT_EQ(placed("max-width:20px;min-height:15px"), "0,0 20x15");
  EXPECT_EQ(placed("max-width:100%"), "0,0 40x20");
}

TEST(ReplacedSize, MarginsThatAreAutoCentreABlock) {
  EXPECT_EQ(placed("margin:0 auto"), "80,0 40x20");
}

TEST(ReplacedSize, AbsoluteBoxesDoNotStretch) {
  EXPECT_EQ(placed("position:absolute;left:0;right:0;top:30px"), "0,30 40x20");
  EXPECT_EQ(placed("position:absolute;right:0;bottom:0;height:50%"), "0,100 200x100");
  EXPECT_EQ(placed("position:absolute;right:10px;top:0;width:25%"), "140,0 50x25");
}

TEST(ReplacedSize, ARatioAloneFillsTheWidth) {
  auto const sized = [](std::string_view attributes, std::string_view style) {
    auto const page = lay_out(fmt::format("<svg style='display:block;{}' aria-label='a' {}><rect width='2' "
                                          "height='1' fill='red'/></svg>",
                                          style, attributes))
                          .document.pages.at(0);
    auto const shown = rectangles(page, {255, 0, 0, 255});
    return shown.size() == 1 ? shown[0] : std::to_string(shown.size());
  };
  EXPECT_EQ(sized("viewBox='0 0 2 1'", ""), "0,0 200x100");
  EXPECT_EQ(sized("viewBox='0 0 2 1'", "height:30px"), "0,0 60x30");
  EXPECT_EQ(sized("viewBox='0 0 2 1' width='50'", ""), "0,0 50x25");
  EXPECT_EQ(sized("viewBox='0 0 2 1' width='50' height='45'", ""), "0,10 50x25");
  EXPECT_EQ(sized("", ""), "0,0 2x1");
}

TEST(ReplacedInline, StandsOnTheBaseline) {
  auto const laid_out = lay_out("<p>x" + img() + "</p>");
  pages::Page const& page = laid_out.document.pages.at(0);
  std::string const text = texts(page).at(0);
  auto const image = images_of(page);
  ASSERT_EQ(image.size(), 1U);
  // The bottom edge is where the text's baseline is.
  long const baseline = std::stol(text.substr(text.find(',') + 1));
  std::string const after_comma = image[0].substr(image[0].find(',') + 1);
  EXPECT_EQ(std::stol(after_comma) + 20, baseline);
}

TEST(ReplacedInline, MiddleAndTop) {
  auto const top = lay_out("<p style='line-height:60px'>x" + img("vertical-align:top") + "</p>").document;
  EXPECT_EQ(images_of(top.pages.at(0)).at(0).substr(images_of(top.pages.at(0)).at(0).find(',')), ",0 40x20");
}

TEST(ReplacedInline, WrapsAsAWordDoes) {
  std::string body = "<p>";
  for (int i = 0; i < 6; ++i) body += img() + " ";
  auto const images = images_of(lay_out(body + "</p>", "p {word-spacing:-10px}").document.pages.at(0));
  ASSERT_EQ(images.size(), 6U);
  EXPECT_TRUE(images[5].starts_with("0,")) << images[5];
}

TEST(Exif, EveryOrientationIsShownUpright) {
  // Where the stored top-left corner and the end of the first row come to stand, in the unit square.
  struct Case {
    unsigned char orientation;
    double x, y, row_x, row_y;
  };
  for (Case const& c : {Case{1, 0, 0, 1, 0}, Case{2, 1, 0, 0, 0}, Case{3, 1, 1, 0, 1}, Case{4, 0, 1, 1, 1},
                        Case{5, 0, 0, 0, 1}, Case{6, 1, 0, 1, 1}, Case{7, 1, 1, 1, 0}, Case{8, 0, 1, 0, 0}}) {
    std::string const jpeg = jpeg_bytes({40, 20, 3, "abc", exif_orientation(c.orientation)});
    bool const is_turned = c.orientation > 4;
    auto const document =
        lay_out(fmt::format("<img style='display:block' alt='a' src='{}'/>", address_of(jpeg))).document;
    EXPECT_EQ(images_of(document.pages.at(0)).at(0), is_turned ? "0,0 20x40" : "0,0 40x20");
    for (pages::Item const& item : document.pages[0].items) {
      auto const* image = std::get_if<pages::ImageItem>(&item.content);
      if (image == nullptr) continue;
      base::Transform const& t = image->placement;
      double const width = is_turned ? 20 : 40, height = is_turned ? 40 : 20;
      EXPECT_NEAR(t.e, c.x * width, 1e-9) << int{c.orientation};
      EXPECT_NEAR(t.f, c.y * height, 1e-9) << int{c.orientation};
      EXPECT_NEAR(t.a + t.e, c.row_x * width, 1e-9) << int{c.orientation};
      EXPECT_NEAR(t.b + t.f, c.row_y * height, 1e-9) << int{c.orientation};
    }
  }
}

TEST(ObjectFit, Section55PlacesThePictureInItsBox) {
  constexpr std::string_view box = "width:100px;height:100px;";
  auto const fitted = [&](std::string_view style) { return placed(std::string(box).append(style)); };
  EXPECT_EQ(fitted("object-fit:fill"), "0,0 100x100");
  EXPECT_EQ(fitted("object-fit:contain"), "0,25 100x50");
  EXPECT_EQ(fitted("object-fit:cover"), "-50,0 200x100");
  EXPECT_EQ(fitted("object-fit:none"), "30,40 40x20");
  EXPECT_EQ(fitted("object-fit:scale-down"), "30,40 40x20");
  EXPECT_EQ(placed("width:20px;height:20px;object-fit:scale-down"), "0,5 20x10");
  EXPECT_EQ(fitted("object-fit:none;object-position:right 10px bottom 0"), "50,80 40x20");
  EXPECT_EQ(fitted("object-fit:contain;object-position:0 0"), "0,0 100x50");
}

TEST(ImageResolution, MakesPixelsSmaller) {
  EXPECT_EQ(placed("image-resolution:2dppx"), "0,0 20x10");
  EXPECT_EQ(placed("image-resolution:from-image 2dppx"), "0,0 20x10");  // The file says nothing.
}

TEST(ImageOrientation, MayBeTakenFromTheStyle) {
  EXPECT_EQ(placed("image-orientation:90deg"), "0,0 20x40");
  EXPECT_EQ(placed("image-orientation:flip"), "0,0 40x20");
}

/// Images of a background of 40 by 20 pixels in a box of 100 by 100.
std::vector<std::string> background(std::string_view style) {
  std::string const body = fmt::format("<div style='width:100px;height:100px;background-image:url({});{}'></div>",
                                       address_of(plain_png(40, 20, "abc")), style);
  return images_of(lay_out(body).document.pages.at(0));
}

TEST(BackgroundImage, RepeatsToCoverItsBox) {
  EXPECT_EQ(background("").size(), 15U);
  EXPECT_EQ(background("background-repeat:no-repeat"), (std::vector<std::string>{"0,0 40x20"}));
  EXPECT_EQ(background("background-repeat:repeat-x").size(), 3U);
  EXPECT_EQ(background("background-repeat:space no-repeat"), (std::vector<std::string>{"0,0 40x20", "60,0 40x20"}));
  EXPECT_EQ(background("background-repeat:round no-repeat"),
            (std::vector<std::string>{"0,0 33x17", "33,0 33x17", "67,0 33x17"}));
}

TEST(BackgroundImage, PositionAndSize) {
  constexpr std::string_view once = "background-repeat:no-repeat;";
  auto const one = [&](std::string_view style) { return background(std::string(once).append(style)).at(0); };
  EXPECT_EQ(one("background-position:center"), "30,40 40x20");
  EXPECT_EQ(one("background-position:right 10px bottom 5px"), "50,75 40x20");
  EXPECT_EQ(one("background-size:cover"), "0,0 200x100");
  EXPECT_EQ(one("background-size:contain"), "0,0 100x50");
  EXPECT_EQ(one("background-size:20px"), "0,0 20x10");
  EXPECT_EQ(one("background-size:auto 50%;background-position:100% 100%"), "0,50 100x50");
  EXPECT_EQ(one("padding:10px;background-origin:content-box"), "10,10 40x20");
  EXPECT_EQ(one("border:5px solid;background-origin:border-box"), "0,0 40x20");
  EXPECT_EQ(one("border:5px solid"), "5,5 40x20");
}

TEST(BackgroundImage, TilesWithoutNumberAreLeftOut) {
  LaidOut const out = lay_out(fmt::format("<div style='width:200px;height:200px;background:url({}) 0 0/1px 1px'></div>",
                                          address_of(plain_png(40, 20, "abc"))));
  EXPECT_TRUE(images_of(out.document.pages.at(0)).empty());
  EXPECT_EQ(codes(out.findings), std::vector<std::string>{"background-image-too-small"});
}

std::string structure_of(std::string_view body) {
  pages::DumpOptions options;
  std::string const whole = pages::dump(lay_out(body).document, options);
  return whole.substr(whole.find("Document"));
}

TEST(ImageMeaning, FigureWithItsText) {
  auto const document = lay_out("<p>" + img("", "alt='A red square'") + "</p>").document;
  auto const figure = std::find_if(document.structure.begin(), document.structure.end(),
                                   [](auto const& element) { return element.type == pages::StructureType::Figure; });
  ASSERT_NE(figure, document.structure.end());
  EXPECT_EQ(figure->alternative_text, "A red square");
  ASSERT_TRUE(figure->bounding_box);
  EXPECT_EQ(figure->bounding_box->size.width.pixels(), 40);
  EXPECT_EQ(figure->bounding_box->size.height.pixels(), 20);
}

TEST(ImageMeaning, EmptyTextIsDecoration) {
  EXPECT_EQ(structure_of("<p>x" + img("", "alt=''") + "</p>").find("Figure"), std::string::npos);
}

TEST(ImageMeaning, WhatCannotBeShownIsReadAsItsText) {
  auto const document = lay_out("<p><img src='no.png' alt='Team'/></p>").document;
  EXPECT_EQ(texts(document.pages.at(0)).at(0).substr(0, 2), "0,");
  EXPECT_NE(texts(document.pages.at(0)).at(0).find("Team"), std::string::npos);
}

}  // namespace
}  // namespace closeout::test
