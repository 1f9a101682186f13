// SVG as it stands on the page: view boxes, text, layers, slices.

#include <fmt/format.h>

#include "layout/laid_out.hpp"
#include "support/tiny_images.hpp"

namespace closeout::test {
namespace {

pages::Page drawn(std::string_view attributes, std::string_view content, std::string_view style = "") {
  return lay_out(fmt::format("<svg style='display:block;{}' aria-label='a' {}>{}</svg>", style, attributes, content))
      .document.pages.at(0);
}

std::vector<std::string> shown(pages::Page const& page) {
  return rectangles(page, {255, 0, 0, 255});
}

constexpr std::string_view square = "<rect width='10' height='10' fill='red'/>";

TEST(Drawing, ViewBoxIsFittedAsItsAspectRatioSays) {
  constexpr std::string_view size = "width:100px;height:50px";
  EXPECT_EQ(shown(drawn("viewBox='0 0 10 10'", square, size)), (std::vector<std::string>{"25,0 50x50"}));
  EXPECT_EQ(shown(drawn("viewBox='0 0 10 10' preserveAspectRatio='xMinYMin'", square, size)),
            (std::vector<std::string>{"0,0 50x50"}));
  EXPECT_EQ(shown(drawn("viewBox='0 0 10 10' preserveAspectRatio='none'", square, size)),
            (std::vector<std::string>{"0,0 100x50"}));
  EXPECT_EQ(shown(drawn("", square, size)), (std::vector<std::string>{"0,0 10x10"}));
}

std::size_t clips(pages::Page const& page) {
  return static_cast<std::size_t>(std::count_if(page.items.begin(), page.items.end(), [](pages::Item const& item) {
    return std::holds_alternative<pages::ClipBegin>(item.content);
  }));
}

TEST(Drawing, IsCutAtItsEdgesOnlyWhereItReachesOutside) {
  EXPECT_EQ(clips(drawn("viewBox='0 0 10 10' width='50'", square)), 0U);
  EXPECT_EQ(clips(drawn("viewBox='0 0 9 9' width='50'", square)), 1U);
  EXPECT_EQ(clips(drawn("viewBox='0 0 10 10' preserveAspectRatio='xMidYMid slice'", square, "width:100px;height:50px")),
            1U);
}

/// "x,y text" and the width of each text, whole pixels.
std::vector<std::string> texts_of(std::string_view content, std::string_view attributes = "width='200' height='100'") {
  return texts(drawn(attributes, content));
}

TEST(DrawnText, StandsWhereItSays) {
  EXPECT_EQ(texts_of("<text x='10' y='20'>ab</text>"), (std::vector<std::string>{"10,20 ab"}));
  EXPECT_EQ(texts_of("<text x='10' y='20' dx='5' dy='1'>ab</text>"), (std::vector<std::string>{"15,21 ab"}));
  EXPECT_EQ(texts_of("<g transform='translate(3 4)'><text x='10' y='20'>ab</text></g>"),
            (std::vector<std::string>{"13,24 ab"}));
}

TEST(DrawnText, AnchorsMoveAWholeChunk) {
  std::string const style = "font-family='Noto Sans' font-size='10'";
  auto const page =
      drawn("width='200' height='100'", "<text x='0' y='20' " + style + ">abc<tspan fill='red'>def</tspan></text>");
  double width = 0;
  for (pages::Item const& item : page.items) {
    if (auto const* text = std::get_if<pages::TextItem>(&item.content)) width += text->run.width.pixels();
  }
  auto const at = [&](std::string_view anchor) {
    auto const lines =
        texts_of(fmt::format("<text x='100' y='20' {} text-anchor='{}'>abc<tspan fill='red'>def"
                             "</tspan></text>",
                             style, anchor));
    return std::stod(lines.at(0));
  };
  EXPECT_NEAR(at("start"), 100, 1);
  EXPECT_NEAR(at("middle"), 100 - width / 2, 1);
  EXPECT_NEAR(at("end"), 100 - width, 1);
}

TEST(DrawnText, SizeIsInUserUnits) {
  auto const page = drawn("viewBox='0 0 100 50' width='200' height='100'", "<text y='25' font-size='10'>a</text>");
  for (pages::Item const& item : page.items) {
    if (auto const* text = std::get_if<pages::TextItem>(&item.content)) {
      EXPECT_EQ(text->run.size.pixels(), 20);
      EXPECT_EQ(text->origin.y.pixels(), 50);
      EXPECT_EQ(text->turn, base::Transform());
    }
  }
}

TEST(DrawnText, TurnsWithItsTransform) {
  auto const page = drawn("width='200' height='100'", "<text transform='translate(50 60) rotate(-90)'>a</text>");
  auto const* text = std::get_if<pages::TextItem>(&page.items.at(0).content);
  ASSERT_NE(text, nullptr);
  EXPECT_NEAR(text->turn.a, 0, 1e-9);
  EXPECT_NEAR(text->turn.b, -1, 1e-9);
  EXPECT_NEAR(text->turn.c, 1, 1e-9);
  EXPECT_EQ(text->origin.x.pixels(), 50);
  EXPECT_EQ(text->origin.y.pixels(), 60);
}

TEST(DrawnText, BelongsToItsFigureWithEverythingElse) {
  auto const page =
      drawn("width='200' height='100'",
            "<g opacity='.5'><rect width='9' height='9'/></g><text y='20'>a</text><rect width='9' height='9'/>");
  ASSERT_EQ(page.marked_contents.size(), 1U);
  for (pages::Item const& item : page.items) EXPECT_EQ(item.tag.marked_content, 0U);
}

TEST(Replaced, HigherThanAPageIsSlicedAndWarnedOf) {
  std::string const image = base64(plain_png(40, 500, "abc"));
  LaidOut const out =
      lay_out("<img style='display:block' alt='a' src='data:image/png;base64," + image + "'/><p>after</p>");
  ASSERT_EQ(out.document.pages.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    bool found = false;
    for (pages::Item const& item : out.document.pages[i].items) {
      if (auto const* shown_image = std::get_if<pages::ImageItem>(&item.content)) {
        found = true;
        EXPECT_EQ(shown_image->placement.f, -200.0 * static_cast<double>(i));
        EXPECT_EQ(shown_image->placement.d, 500);
      }
    }
    EXPECT_TRUE(found) << i;
    EXPECT_EQ(clips(out.document.pages[i]), 1U);
  }
  EXPECT_FALSE(out.findings.all().empty());
  // The text goes on below the last slice, on the line that begins at 100.
  EXPECT_EQ(texts(out.document.pages[2]).at(0).substr(0, 2), "0,");
}

}  // namespace
}  // namespace closeout::test
