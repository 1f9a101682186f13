#include "styled_document.hpp"

namespace closeout::css {
namespace {

constexpr base::Colour red{255, 0, 0, 255};
constexpr base::Colour green{0, 128, 0, 255};
constexpr base::Colour blue{0, 0, 255, 255};

base::Colour colour_under(std::string_view sheet, std::string_view element = "<p id='x' class='c'/>") {
  StyledDocument const page(sheet, element);
  EXPECT_TRUE(page.findings().empty()) << page.findings().front();
  return page.style_of("x").colour;
}

TEST(Cascade, LaterRuleWinsAtEqualSpecificity) {
  EXPECT_EQ(colour_under("p{color:red} p{color:green}"), green);
}

TEST(Cascade, SpecificityWinsOverOrder) {
  EXPECT_EQ(colour_under("#x{color:green} .c{color:red} p{color:blue}"), green);
  EXPECT_EQ(colour_under(".c{color:green} body p{color:red}"), green);
}

TEST(Cascade, ImportantWinsOverSpecificityAndStyleAttribute) {
  EXPECT_EQ(colour_under("p{color:green!important} #x{color:red}"), green);
  EXPECT_EQ(colour_under("p{color:green!important}", "<p id='x' style='color:red'/>"), green);
  EXPECT_EQ(colour_under("p{color:red!important}", "<p id='x' style='color:green!important'/>"), green);
}

TEST(Cascade, StyleAttributeWinsOverRules) {
  EXPECT_EQ(colour_under("#x{color:red}", "<p id='x' style='color:green'/>"), green);
}

TEST(Cascade, AuthorWinsOverUserAgent) {
  StyledDocument const page("strong{font-weight:300}", "<strong id='x'/>");
  EXPECT_EQ(page.style_of("x").font.weight, 300);
}

TEST(Cascade, InheritedValuesComeFromTheParent) {
  StyledDocument const page("div{color:blue;font-size:20px;border:2px solid}", "<div><p id='x'/></div>");
  EXPECT_EQ(page.style_of("x").colour, blue);
  EXPECT_EQ(page.style_of("x").font.size, px(20));
  EXPECT_EQ(page.style_of("x").border.top.style, BorderStyle::None);
}

TEST(Cascade, WideKeywords) {
  StyledDocument const page(
      "div{color:blue;width:50px} #a{width:inherit;color:initial} #b{color:unset;width:unset} #c{margin:inherit}",
      "<div><p id='a'/><p id='b'/></div><div style='margin:1px 2px'><p id='c'/></div>");
  EXPECT_EQ(page.style_of("a").width.value.length, px(50));
  EXPECT_EQ(page.style_of("a").colour, (base::Colour{0, 0, 0, 255}));
  EXPECT_EQ(page.style_of("b").colour, blue);
  EXPECT_TRUE(page.style_of("b").width.is_auto());
  EXPECT_EQ(page.style_of("c").margin.left.value.length, px(2));
}

TEST(Cascade, CurrentColourFollowsTheElement) {
  StyledDocument const page("#x{border:1px solid;color:red;background:currentcolor}", "<p id='x'/>");
  EXPECT_EQ(page.style_of("x").border.left.colour, red);
  EXPECT_EQ(page.style_of("x").background_colour, red);
}

TEST(Cascade, CurrentColourAsColourIsTheParents) {
  StyledDocument const page("div{color:blue} #x{color:currentcolor}", "<div><p id='x'/></div>");
  EXPECT_EQ(page.style_of("x").colour, blue);
}

TEST(Cascade, BorderWithoutStyleHasNoWidth) {
  EXPECT_EQ(style_with("border-width:4px").border.top.width, px(0));
  EXPECT_EQ(style_with("border-style:solid").border.top.width, px(3));
}

TEST(Cascade, DecorationReachesDescendantsInFlow) {
  StyledDocument const page("div{text-decoration:underline red} #d{position:absolute} #c{display:inline-block}",
                            "<div><p id='a'><em id='b' style='text-decoration:none'/></p><b id='c'/><b id='d'/></div>");
  ASSERT_EQ(page.style_of("a").decorations.size(), 1U);
  EXPECT_EQ(page.style_of("a").decorations[0].colour, red);
  EXPECT_TRUE(page.style_of("b").decorations[0].underline);
  EXPECT_TRUE(page.style_of("c").decorations.empty());
  EXPECT_TRUE(page.style_of("d").decorations.empty());
}

// css-text-decor-3 section 2: a decorating box's lines keep its own colour, style and size.
TEST(Cascade, EachDecoratingBoxKeepsItsOwnLines) {
  StyledDocument const page(
      "div{font-size:20px;text-decoration:underline dotted red;text-underline-offset:10%} "
      "#x{font-size:10px;text-decoration:overline 2px blue;text-underline-offset:auto}",
      "<div><em id='x'/></div>");
  auto const& decorations = page.style_of("x").decorations;
  ASSERT_EQ(decorations.size(), 2U);
  EXPECT_TRUE(decorations[0].underline && !decorations[0].overline);
  EXPECT_EQ(decorations[0].style, DecorationStyle::Dotted);
  EXPECT_EQ(decorations[0].colour, red);
  EXPECT_EQ(decorations[0].underline_offset, px(2));
  EXPECT_EQ(decorations[0].font_size, px(20));
  EXPECT_TRUE(decorations[1].overline && !decorations[1].underline_offset);
  EXPECT_EQ(decorations[1].colour, blue);
  EXPECT_EQ(decorations[1].thickness.length.length, px(2));
}

TEST(Cascade, RootAndOutOfFlowBoxesAreBlocks) {
  StyledDocument const page("html{display:inline} #x{position:fixed;display:inline-block} #y{position:absolute}",
                            "<b id='x'/><b id='y'/>");
  EXPECT_EQ(page.styled.style_of(page.document.root())->display, Display::Block);
  EXPECT_EQ(page.style_of("x").display, Display::FlowRoot);
  EXPECT_EQ(page.style_of("y").display, Display::Block);
}

TEST(Cascade, LogicalPropertiesFollowTheDirection) {
  StyledDocument const page("p{margin-inline-start:7px} #b{direction:rtl}", "<p id='a'/><p id='b'/>");
  EXPECT_EQ(page.style_of("a").margin.left.value.length, px(7));
  EXPECT_EQ(page.style_of("b").margin.right.value.length, px(7));
  EXPECT_EQ(page.style_of("b").margin.left.value.length, px(0));
}

TEST(Cascade, LogicalAndPhysicalShareOneOrder) {
  EXPECT_EQ(style_with("margin-left:1px;margin-inline:2px").margin.left.value.length, px(2));
  EXPECT_EQ(style_with("margin-inline:2px;margin-left:1px").margin.left.value.length, px(1));
}

TEST(Cascade, EqualElementsShareOneStyle) {
  StyledDocument const page("", "<p id='a'/><p id='b'/><div><p id='c'/></div><p id='d' style='margin-left:3px'/>");
  EXPECT_EQ(page.styled.style_of(page.element("a")), page.styled.style_of(page.element("b")));
  EXPECT_EQ(page.styled.style_of(page.element("a")), page.styled.style_of(page.element("c")));
  EXPECT_NE(page.styled.style_of(page.element("a")), page.styled.style_of(page.element("d")));
}

TEST(Cascade, PseudoElementsAreGeneratedByContent) {
  StyledDocument const page("#x::before{content:'a';color:red} #x:after{color:red} p::after{content:none}",
                            "<p id='x'/><ul><li id='y'/></ul>");
  auto const before = page.styled.pseudo_style_of(page.element("x"), PseudoElement::Before);
  ASSERT_NE(before, nullptr);
  EXPECT_EQ(before->colour, red);
  EXPECT_EQ(before->display, Display::Inline);
  EXPECT_EQ(page.styled.pseudo_style_of(page.element("x"), PseudoElement::After), nullptr);
  EXPECT_EQ(page.styled.pseudo_style_of(page.element("x"), PseudoElement::Marker), nullptr);
  EXPECT_NE(page.styled.pseudo_style_of(page.element("y"), PseudoElement::Marker), nullptr);
}

// css-cascade-5 section 7.3.4
TEST(Cascade, RevertGoesBackToTheBuiltInSheet) {
  StyledDocument const page("b{font-weight:300;color:red} #x{font-weight:revert;color:revert}", "<b id='x'/>");
  EXPECT_EQ(page.style_of("x").font.weight, 700);
  EXPECT_EQ(page.style_of("x").colour, (base::Colour{0, 0, 0, 255}));
}

TEST(Cascade, RevertOfAShorthandAndOfAFlowRelativeName) {
  StyledDocument const page(
      "blockquote{margin:0} #x{margin:revert} ul{padding-left:1px} #y{padding-inline-start:revert}",
      "<blockquote id='x'/><ul id='y'/>");
  EXPECT_EQ(page.style_of("x").margin.left.value.length, px(40));
  EXPECT_EQ(page.style_of("y").padding.left.length, px(40));
}

TEST(Cascade, RevertLayerGoesBackOneLayer) {
  StyledDocument const page("@layer a{#x{width:1px}} @layer b{#x{width:2px} p#x{width:revert-layer}}", "<p id='x'/>");
  EXPECT_EQ(page.style_of("x").width.value.length, px(1));
}

// css-cascade-5 section 3.2
TEST(Cascade, AllSetsEverythingButDirectionAndCustomProperties) {
  StyledDocument const page(
      "div{color:red;direction:rtl;--c:blue} #x{width:5px;direction:rtl;all:unset;background-color:var(--c)}"
      "#y{all:initial}",
      "<div><p id='x'/><p id='y'/></div>");
  EXPECT_EQ(page.style_of("x").colour, red);
  EXPECT_TRUE(page.style_of("x").width.is_auto());
  EXPECT_EQ(page.style_of("x").display, Display::Inline);
  EXPECT_EQ(page.style_of("x").direction, Direction::Rtl);
  EXPECT_EQ(page.style_of("x").background_colour, blue);
  EXPECT_EQ(page.style_of("y").colour, (base::Colour{0, 0, 0, 255}));
}

TEST(Cascade, WideKeywordsInShorthands) {
  StyledDocument const page("div{border:2px solid red;font:30px serif} #x{border:inherit;font:initial}",
                            "<div><p id='x'/></div>");
  EXPECT_EQ(page.style_of("x").border.left.colour, red);
  EXPECT_EQ(page.style_of("x").font.size, px(16));
}

// css-logical-1 section 4
TEST(Cascade, FlowRelativeBordersRadiiAndSizes) {
  ComputedStyle const style = style_with(
      "direction:rtl;border-inline-start:2px solid red;border-block:1px solid;border-start-start-radius:3px;"
      "inline-size:4px;max-block-size:5px");
  EXPECT_EQ(style.border.right, (BorderSide{px(2), BorderStyle::Solid, red}));
  EXPECT_EQ(style.border.left.width, px(0));
  EXPECT_EQ(style.border.bottom.width, px(1));
  EXPECT_EQ(style.border_radius[1].horizontal.length, px(3));
  EXPECT_EQ(style.width.value.length, px(4));
  EXPECT_EQ(style.max_height.value.length, px(5));
}

}  // namespace
}  // namespace closeout::css
