#include "boxes/svg.hpp"

#include <array>
#include <cmath>

#include "boxed_document.hpp"
#include "boxes/svg_transform.hpp"
#include "boxes/svg_view.hpp"

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
  result.drawing = parse_svg(*document, document->root(), {red, {}}, diagnostics);
  for (base::Diagnostic const& finding : diagnostics.all()) result.messages.push_back(finding.message);
  return result;
}

std::vector<Shape> shapes_of(Drawing const& drawing) {
  std::vector<Shape> result;
  for (DrawingItem const& item : drawing.items) {
    if (auto const* shape = std::get_if<Shape>(&item)) result.push_back(*shape);
  }
  return result;
}

std::vector<Shape> shapes(std::string_view content) {
  Read result = read("", content);
  EXPECT_TRUE(result.messages.empty()) << content << ": " << result.messages.front();
  return shapes_of(result.drawing);
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
  EXPECT_EQ(ratio.height, std::nullopt);
  EXPECT_DOUBLE_EQ(ratio.ratio, 0.75);
  Drawing const view = read("viewBox='0 0 30 40'", "").drawing;
  EXPECT_EQ(view.width, std::nullopt);
  EXPECT_DOUBLE_EQ(view.ratio, 0.75);
  EXPECT_EQ(read("height='1e7'", "").drawing.height, px(1e6));
  EXPECT_EQ(read("height='9' viewBox='0 0 1e7 1e-300'", "").drawing.ratio, 0);
  Drawing const none = read("", "").drawing;
  EXPECT_EQ(none.width, std::nullopt);
  EXPECT_EQ(none.ratio, 0);
  EXPECT_EQ(none.view_height, 0);
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
  EXPECT_DOUBLE_EQ(painted[0].stroke_style.width, 3);
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
  EXPECT_DOUBLE_EQ(moved[0].stroke_style.width, 2);
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
  EXPECT_LT(result.drawing.items.size(), 20U);
}

TEST(Svg, UseThatMultipliesEndsAndIsToldOnce) {
  std::string text = "<defs><g id='u0'><rect width='1' height='1'/></g>";
  for (int level = 1; level <= 9; ++level) {
    text += "<g id='u" + std::to_string(level) + "'>";
    for (int i = 0; i < 10; ++i) text += "<use href='#u" + std::to_string(level - 1) + "'/>";
    text += "</g>";
  }
  Read const result = read("", text + "</defs><use href='#u9'/>");
  EXPECT_LE(result.messages.size(), 11U);  // Ten uses too deep, and the size.
}

TEST(Svg, WarningsForWhatIsOutsideTheProfile) {
  EXPECT_EQ(read("", "<foreignObject/>").messages,
            (std::vector<std::string>{"SVG element \"foreignObject\" is not in the profile"}));
  EXPECT_EQ(read("", "<rect width='1' height='1' fill='url(#g)'/>").messages,
            (std::vector<std::string>{"\"url(#g)\" is not a value of fill"}));
  EXPECT_EQ(read("", "<g transform='x'><rect width='1' height='1'/></g>").messages,
            (std::vector<std::string>{"transform is malformed"}));
  EXPECT_EQ(read("", "<path d='M0 0L1'/>").messages, (std::vector<std::string>{"path data ends at an error"}));
  EXPECT_EQ(read("", "<g mask='url(#m)'><rect width='1' height='1' mask='url(#m)'/></g>").messages,
            (std::vector<std::string>{"SVG property \"mask\" is not in the profile"}));
  EXPECT_EQ(read("viewBox='0 0 0 1'", "").messages.size(), 1U);
  EXPECT_EQ(read("preserveAspectRatio='xMid'", "").messages.size(), 1U);
}

TEST(Svg, StyleAttributeIsStrongerThanSheetsAndTheseThanAttributes) {
  auto const painted = shapes(
      "<style>.b { fill: blue; stroke: red } rect.c { fill: red }</style>"
      "<rect width='1' height='1' class='b' fill='lime'/><rect width='1' height='1' class='b c'/>"
      "<rect width='1' height='1' class='c' style='fill: blue'/>");
  ASSERT_EQ(painted.size(), 3U);
  EXPECT_EQ(painted[0].fill, blue);
  EXPECT_EQ(painted[0].stroke, red);
  EXPECT_EQ(painted[1].fill, red);
  EXPECT_EQ(painted[2].fill, blue);
}

TEST(Svg, WideKeywords) {
  auto const painted = shapes(
      "<g fill='blue' stroke-width='4' stroke='red'><rect width='1' height='1' fill='initial'/>"
      "<rect width='1' height='1' fill='unset' style='stroke-width: inherit'/></g>");
  EXPECT_EQ(painted[0].fill, black);
  EXPECT_EQ(painted[1].fill, blue);
  EXPECT_EQ(painted[1].stroke_style.width, 4);
}

TEST(Svg, StrokesHaveDashesCapsAndJoins) {
  StrokeStyle const style =
      shapes(
          "<path d='M0 0H9' stroke='red' stroke-dasharray='1, 2 3' stroke-dashoffset='4px' stroke-linecap='square' "
          "stroke-linejoin='bevel' stroke-miterlimit='7' transform='scale(2)'/>")
          .at(0)
          .stroke_style;
  EXPECT_EQ(style.dashes, (std::vector<double>{2, 4, 6, 2, 4, 6}));
  EXPECT_EQ(style.dash_offset, 8);
  EXPECT_EQ(style.cap, StrokeStyle::Cap::Square);
  EXPECT_EQ(style.join, StrokeStyle::Join::Bevel);
  EXPECT_EQ(style.miter_limit, 7);
  EXPECT_TRUE(shapes("<path d='M0 0H9' stroke='red' stroke-dasharray='0 0'/>").at(0).stroke_style.dashes.empty());
  EXPECT_EQ(read("", "<path d='M0 0H9' stroke-dasharray='-1'/>").messages.size(), 1U);
}

TEST(Svg, OpacityOfOnePaintIsItsAlpha) {
  auto const painted = shapes(
      "<rect width='1' height='1' fill-opacity='50%'/><rect width='1' height='1' opacity='.5'/>"
      "<rect width='1' height='1' fill='none' stroke='red' stroke-opacity='.5' opacity='.5'/>");
  EXPECT_EQ(painted.at(0).fill->alpha, 128);
  EXPECT_EQ(painted.at(1).fill->alpha, 128);
  EXPECT_EQ(painted.at(2).stroke->alpha, 64);
}

/// "s" for a shape, "t" for a text, brackets for a layer with its opacity and clip.
std::string order_of(Drawing const& drawing) {
  std::string text;
  for (DrawingItem const& item : drawing.items) {
    if (std::holds_alternative<Shape>(item)) text += 's';
    if (std::holds_alternative<DrawnText>(item)) text += 't';
    if (std::holds_alternative<LayerEnd>(item)) text += ')';
    if (auto const* layer = std::get_if<LayerBegin>(&item)) {
      text += layer->opacity < 1 ? "(" + std::to_string(std::lround(layer->opacity * 100)) : "(";
      if (layer->clip) text += 'c';
    }
  }
  return text;
}

TEST(Svg, OpacityOfMoreIsALayer) {
  std::string const rect = "<rect width='1' height='1'/>";
  EXPECT_EQ(order_of(read("", "<g opacity='.5'>" + rect + rect + "</g>" + rect).drawing), "(50ss)s");
  EXPECT_EQ(order_of(read("", "<rect width='1' height='1' stroke='red' opacity='.2'/>").drawing), "(20s)");
  EXPECT_EQ(order_of(read("", "<g opacity='.5'/><g opacity='0'>" + rect + "</g>").drawing), "");
  EXPECT_EQ(order_of(read("opacity='.5'", rect).drawing), "(50s)");
}

TEST(Svg, ClipPathsAndInnerViewportsCut) {
  std::string const clip = "<clipPath id='c'><circle r='1'/><rect width='2' height='2'/></clipPath>";
  Read const clipped = read("", clip + "<g clip-path='url(#c)'><rect width='9' height='9'/></g>");
  EXPECT_EQ(order_of(clipped.drawing), "(cs)");
  EXPECT_TRUE(clipped.messages.empty());
  EXPECT_EQ(read("", "<rect width='1' height='1' clip-path='url(#no)'/>").messages.size(), 1U);
  Read const inner = read("",
                          "<svg x='10' y='20' width='50' height='50' viewBox='0 0 5 5'><rect width='1' "
                          "height='100%'/></svg>");
  EXPECT_EQ(order_of(inner.drawing), "(cs)");
  Shape const shape = shapes_of(inner.drawing).at(0);
  EXPECT_DOUBLE_EQ(shape.path[0].x, 10);
  EXPECT_DOUBLE_EQ(shape.path[2].x, 20);
  EXPECT_DOUBLE_EQ(shape.path[2].y, 70);
}

TEST(Svg, SymbolsTakeTheSizeOfTheirUse) {
  auto const used = shapes(
      "<symbol id='s' viewBox='0 0 2 2'><rect width='2' height='2'/></symbol>"
      "<use href='#s' x='5' width='8' height='4'/>");
  // xMidYMid meet: a square of 4 in the middle.
  EXPECT_DOUBLE_EQ(used.at(0).path[0].x, 7);
  EXPECT_DOUBLE_EQ(used.at(0).path[2].x, 11);
}

TEST(Svg, PercentagesReferToTheViewport) {
  auto const half = shapes(
      "<svg width='200' height='100'><rect width='50%' height='50%' rx='1em' "
      "font-size='4'/><circle cx='50%' r='10%'/></svg>");
  EXPECT_DOUBLE_EQ(half.at(0).path[0].x, 4);
  EXPECT_DOUBLE_EQ(half.at(1).path[0].x, 100 + 10 * std::sqrt(200.0 * 200 / 2 + 100.0 * 100 / 2) / 100);
}

TEST(Svg, AspectRatioPlacesTheViewBox) {
  auto const at = [](std::string_view ratio) {
    AspectRatio const parsed = *parse_aspect_ratio(ratio);
    base::Transform const t = view_transform({0, 0, 10, 10}, parsed, 40, 20);
    return std::array{t.a, t.d, t.e, t.f};
  };
  EXPECT_EQ(at(""), (std::array<double, 4>{2, 2, 10, 0}));
  EXPECT_EQ(at("xMinYMin"), (std::array<double, 4>{2, 2, 0, 0}));
  EXPECT_EQ(at("xMaxYMid meet"), (std::array<double, 4>{2, 2, 20, 0}));
  EXPECT_EQ(at("xMidYMax slice"), (std::array<double, 4>{4, 4, 0, -20}));
  EXPECT_EQ(at("none"), (std::array<double, 4>{4, 2, 0, 0}));
  for (std::string_view const text : {"xMid", "XMidYMid", "xMidYMid meat", "xMidYMid meet x", "meet"}) {
    EXPECT_EQ(parse_aspect_ratio(text), std::nullopt) << text;
  }
}

std::vector<TextSpan> spans(std::string_view content) {
  Read const result = read("", content);
  EXPECT_TRUE(result.messages.empty());
  for (DrawingItem const& item : result.drawing.items) {
    if (auto const* text = std::get_if<DrawnText>(&item)) return text->spans;
  }
  return {};
}

TEST(SvgText, SpansHavePlaceAndStyle) {
  auto const text = spans(
      "<text x='1' y='2' font-size='10' text-anchor='middle' fill='blue'>One <tspan dy='1em' font-weight='bold'>two"
      "</tspan><tspan x='5' y='50%' style='font-family: &quot;Noto Sans&quot;, serif'> three</tspan> </text>");
  ASSERT_EQ(text.size(), 3U);
  EXPECT_EQ(text[0].text, "One ");
  EXPECT_EQ(text[0].x, 1);
  EXPECT_EQ(text[0].anchor, TextSpan::Anchor::Middle);
  EXPECT_EQ(text[0].fill, blue);
  EXPECT_EQ(text[1].text, "two");
  EXPECT_EQ(text[1].dy, 10);
  EXPECT_EQ(text[1].font.weight, 700);
  EXPECT_EQ(text[1].x, std::nullopt);
  EXPECT_EQ(text[2].text, " three");
  EXPECT_EQ(text[2].x, 5);
  EXPECT_EQ(text[2].y, 75);
  EXPECT_EQ(text[2].font.families, (std::vector<std::string>{"Noto Sans", "serif"}));
}

TEST(SvgText, WhiteSpaceCollapses) {
  auto const text = spans("<text>\n  a\t b \n<tspan> c </tspan> d  </text>");
  std::string whole;
  for (TextSpan const& span : text) whole += span.text;
  EXPECT_EQ(whole, "a b c d");
  EXPECT_TRUE(spans("<text> \n </text>").empty());
}

TEST(Svg, DrawingInADocumentTakesItsColour) {
  BoxedDocument const page = BoxedDocument::of(
      "<p style='color:blue'><svg id='x' aria-label='a'><rect width='1' height='1' fill='currentColor'/></svg></p>");
  Box const* box = page.with_id("x");
  ASSERT_NE(box->picture.drawing, nullptr);
  EXPECT_EQ(shapes_of(*box->picture.drawing).at(0).fill, blue);
  EXPECT_FALSE(box->is_block_level());
}

}  // namespace
}  // namespace closeout::boxes
