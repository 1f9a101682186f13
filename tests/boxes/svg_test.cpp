#include "boxes/svg.hpp"

#include "boxed_document.hpp"
#include "boxes/svg_transform.hpp"

namespace closeout::boxes {
namespace {

constexpr base::Colour black{0, 0, 0, 255};
constexpr base::Colour red{255, 0, 0, 255};
constexpr base::Colour blue{0, 0, 255, 255};

struct Read {
  Drawing drawing;
  std::vector<std::string> messages;
};

Read read(std::string_view attributes, std::string_view content) {
  std::string const text = std::string("<svg ").append(attributes).append(">").append(content).append("</svg>");
  base::Diagnostics diagnostics;
  auto const document = xml::parse(std::make_shared<base::SourceFile const>("a.svg", text), diagnostics);
  Read result;
  result.drawing = parse_svg(*document, document->root(), red, diagnostics);
  for (base::Diagnostic const& finding : diagnostics.all()) result.messages.push_back(finding.message);
  return result;
}

std::vector<Shape> shapes(std::string_view content) {
  Read result = read("", content);
  EXPECT_TRUE(result.messages.empty()) << content << ": " << result.messages.front();
  return result.drawing.shapes;
}

base::Length px(double pixels) {
  return base::Length::from_pixels(pixels);
}

TEST(Svg, SizeFromAttributesAndViewBox) {
  Drawing const both = read("width='20mm' height='10' viewBox='1 2 30 40'", "").drawing;
  EXPECT_EQ(both.width, px(20 * 96 / 25.4));
  EXPECT_EQ(both.height, px(10));
  EXPECT_EQ(both.view_x, 1);
  EXPECT_EQ(both.view_height, 40);
  Drawing const ratio = read("width='60' viewBox='0,0,30,40'", "").drawing;
  EXPECT_EQ(ratio.height, px(80));
  Drawing const view = read("viewBox='0 0 30 40'", "").drawing;
  EXPECT_EQ(view.width, px(30));
  EXPECT_EQ(read("height='9' viewBox='0 0 1e7 1e-300'", "").drawing.width, px(1e6));
  Drawing const none = read("", "").drawing;
  EXPECT_EQ(none.width, px(300));
  EXPECT_EQ(none.view_height, 150);
}

TEST(Svg, PaintIsInherited) {
  auto const painted = shapes(
      "<g fill='blue' stroke='#f00' stroke-width='3' fill-rule='evenodd'><rect width='1' height='1'/>"
      "<rect width='1' height='1' fill='none' stroke-width='1'/></g><rect width='1' height='1'/>"
      "<rect width='1' height='1' fill='currentColor'/><g color='blue'><rect width='1' height='1' "
      "fill='currentColor'/></g>");
  ASSERT_EQ(painted.size(), 5U);
  EXPECT_EQ(painted[0].fill, blue);
  EXPECT_EQ(painted[0].stroke, red);
  EXPECT_DOUBLE_EQ(painted[0].stroke_width, 3);
  EXPECT_TRUE(painted[0].even_odd);
  EXPECT_EQ(painted[1].fill, std::nullopt);
  EXPECT_EQ(painted[2].fill, black);
  EXPECT_EQ(painted[2].stroke, std::nullopt);
  EXPECT_EQ(painted[3].fill, red);
  EXPECT_EQ(painted[4].fill, blue);
}

TEST(Svg, InvisibleShapesAreLeftOut) {
  EXPECT_TRUE(
      shapes("<rect width='0' height='1'/><circle r='0'/><path d=''/><line x2='1' fill='none'/>"
             "<rect width='1' height='1' fill='none'/><defs><rect width='1' height='1'/></defs><title>t</title>")
          .empty());
}

TEST(Svg, RoundedRectangle) {
  auto const square = shapes("<rect x='1' y='2' width='10' height='6'/>");
  EXPECT_EQ(square[0].path.size(), 5U);
  auto const round = shapes("<rect width='10' height='6' rx='9'/>");
  // Both radii are at most half of their side: an ellipse's quarters, each one cubic.
  EXPECT_EQ(round[0].path[0].x, 5);
  EXPECT_EQ(round[0].path[2].y, 3);
  EXPECT_EQ(round[0].path[2].kind, base::PathStep::Kind::Cubic);
}

TEST(Svg, CirclesAndPolygons) {
  auto const circle = shapes("<circle cx='5' cy='5' r='5'/>");
  EXPECT_EQ(circle[0].path.size(), 6U);
  EXPECT_EQ(circle[0].path[0].x, 10);
  EXPECT_EQ(shapes("<polygon points='0,0 1,0 1,1'/>")[0].path.size(), 4U);
  EXPECT_EQ(shapes("<polyline points='0,0 1,0 1,1'/>")[0].path.size(), 3U);
  EXPECT_EQ(shapes("<ellipse rx='2' ry='1'/>")[0].path[1].y, 1);
}

TEST(Svg, TransformsApplyInnermostFirst) {
  auto const moved = shapes(
      "<g transform='translate(10,20) scale(2)'><line x1='1' y1='1' x2='2' y2='1' stroke='red' "
      "transform='translate(1)'/></g>");
  EXPECT_DOUBLE_EQ(moved[0].path[0].x, 14);
  EXPECT_DOUBLE_EQ(moved[0].path[0].y, 22);
  EXPECT_DOUBLE_EQ(moved[0].stroke_width, 2);
}

TEST(Svg, TransformFunctions) {
  auto const at = [](std::string_view text) {
    auto const t = parse_transform(text);
    EXPECT_TRUE(t.has_value()) << text;
    base::Path const moved =
        base::transformed({{base::PathStep::Kind::Move, 0, 0, 0, 0, 1, 2}}, t.value_or(base::Transform{}));
    return std::pair(std::round(moved[0].x * 1000) / 1000, std::round(moved[0].y * 1000) / 1000);
  };
  EXPECT_EQ(at("rotate(90)"), (std::pair(-2.0, 1.0)));
  EXPECT_EQ(at("rotate(180 1 1)"), (std::pair(1.0, 0.0)));
  EXPECT_EQ(at("skewX(45)"), (std::pair(3.0, 2.0)));
  EXPECT_EQ(at("skewY(45)"), (std::pair(1.0, 3.0)));
  EXPECT_EQ(at("matrix(1 0 0 1 5 6)"), (std::pair(6.0, 8.0)));
  EXPECT_EQ(at(" scale( 2 , 3 ) , translate(1) "), (std::pair(4.0, 6.0)));
  for (std::string_view const text : {"rotate(1 2)", "matrix(1)", "spin(1)", "scale(x)", "scale 1", "scale(1", ")("}) {
    EXPECT_EQ(parse_transform(text), std::nullopt) << text;
  }
}

TEST(Svg, UseDrawsWhatItRefersTo) {
  auto const used = shapes("<defs><g id='a'><rect width='1' height='1'/></g></defs><use href='#a' x='5' fill='blue'/>");
  ASSERT_EQ(used.size(), 1U);
  EXPECT_DOUBLE_EQ(used[0].path[0].x, 5);
  EXPECT_EQ(used[0].fill, blue);
}

TEST(Svg, UseOfItselfEnds) {
  Read const result = read("", "<g id='a'><use href='#a'/><rect width='1' height='1'/></g>");
  EXPECT_FALSE(result.messages.empty());
  EXPECT_LT(result.drawing.shapes.size(), 20U);
}

TEST(Svg, WarningsForWhatIsOutsideTheProfile) {
  EXPECT_EQ(read("", "<text>x</text>").messages,
            (std::vector<std::string>{"SVG element \"text\" is not in the profile"}));
  EXPECT_EQ(read("", "<rect width='1' height='1' fill='url(#g)'/>").messages,
            (std::vector<std::string>{"fill is not a colour or none"}));
  EXPECT_EQ(read("", "<g transform='x'><rect width='1' height='1'/></g>").messages,
            (std::vector<std::string>{"transform is malformed"}));
  EXPECT_EQ(read("", "<path d='M0 0L1'/>").messages, (std::vector<std::string>{"path data ends at an error"}));
  EXPECT_EQ(read("", "<g opacity='.5'><rect width='1' height='1' opacity='.5'/></g>").messages,
            (std::vector<std::string>{"SVG attribute \"opacity\" is not in the profile"}));
  EXPECT_EQ(read("viewBox='0 0 0 1'", "").messages.size(), 1U);
}

TEST(Svg, DrawingInADocumentTakesItsColour) {
  BoxedDocument const page = BoxedDocument::of(
      "<p style='color:blue'><svg id='x' aria-label='a'><rect width='1' height='1' fill='currentColor'/></svg></p>");
  Box const* box = page.with_id("x");
  ASSERT_NE(box->drawing, nullptr);
  EXPECT_EQ(box->drawing->shapes[0].fill, blue);
  EXPECT_FALSE(box->is_block_level());
}

}  // namespace
}  // namespace closeout::boxes
