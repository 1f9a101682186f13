// Media queries, @supports, @layer and conditional rules within rules.

#include "styled_document.hpp"

namespace closeout::css {
namespace {

/// Whether a rule within `rule` applies to a page of 400 by 300 pixels.
bool holds(std::string_view rule, std::size_t findings = 0) {
  StyledDocument const page(std::string("@page{size:400px 300px}").append(rule).append("{#x{width:1px}}"),
                            "<p id='x'/>");
  EXPECT_EQ(page.findings().size(), findings) << rule;
  return page.style_of("x").width.value.length == px(1);
}

// mediaqueries-4 section 2
TEST(Media, TypesAndLists) {
  EXPECT_TRUE(holds("@media"));
  EXPECT_TRUE(holds("@media print"));
  EXPECT_TRUE(holds("@media only print"));
  EXPECT_FALSE(holds("@media screen"));
  EXPECT_TRUE(holds("@media not screen"));
  EXPECT_TRUE(holds("@media screen, print"));
  EXPECT_FALSE(holds("@media speech"));
}

// Section 4: the page box, as @page says
TEST(Media, SizeOfThePage) {
  EXPECT_TRUE(holds("@media print and (min-width: 400px)"));
  EXPECT_FALSE(holds("@media print and (min-width: 401px)"));
  EXPECT_TRUE(holds("@media (max-width: 30em) and (orientation: landscape)"));
  EXPECT_TRUE(holds("@media (300px &lt;= height &lt; 301px)"));
  EXPECT_TRUE(holds("@media (width > 10cm)"));
  EXPECT_FALSE(holds("@media (500px &lt; width)"));
  EXPECT_TRUE(holds("@media (aspect-ratio: 4/3)"));
  EXPECT_TRUE(holds("@media (min-width: 900px) or (min-height: 200px)"));
  EXPECT_TRUE(holds("@media not (min-width: 900px)"));
  EXPECT_TRUE(holds("@media ((width) and (not (orientation: portrait)))"));
}

TEST(Media, PaperHasColourAndNoScreen) {
  EXPECT_TRUE(holds("@media (color) and (min-resolution: 2dppx)"));
  EXPECT_FALSE(holds("@media (monochrome)"));
  EXPECT_FALSE(holds("@media (hover: hover)"));
  EXPECT_TRUE(holds("@media (update: none)"));
}

// Section 3.2: what is unknown is not true, nor is its opposite
TEST(Media, UnknownIsAWarning) {
  EXPECT_FALSE(holds("@media (frobnicate: 3)", 1));
  EXPECT_FALSE(holds("@media not (frobnicate)", 1));
  EXPECT_TRUE(holds("@media (frobnicate) or (color)", 1));
  EXPECT_FALSE(holds("@media print and", 1));
  EXPECT_TRUE(holds("@media &amp;, print", 1));
}

TEST(Media, AQueryAboutThePageDoesNotChangeThePage) {
  StyledDocument const page("@page{size:400px 300px} @media (min-width:350px){@page{size:300px 300px}}", "");
  EXPECT_EQ(page.styled.page_style({}).size.width, px(300));
}

// css-conditional-3 section 6
TEST(Supports, KnowsTheProfile) {
  EXPECT_TRUE(holds("@supports (color: red)"));
  EXPECT_FALSE(holds("@supports (display: grid)"));
  EXPECT_FALSE(holds("@supports (frobnicate: 1)"));
  EXPECT_TRUE(holds("@supports not (display: grid)"));
  EXPECT_TRUE(holds("@supports (color: red) and (width: min(1px, 2%))"));
  EXPECT_TRUE(holds("@supports (display: grid) or (--x: y)"));
  EXPECT_TRUE(holds("@supports selector(p:has(> i))"));
  EXPECT_FALSE(holds("@supports selector(p::foo)"));
  EXPECT_FALSE(holds("@supports color: red", 1));
}

// css-cascade-5 section 6.4
TEST(Layers, TheLaterLayerWinsAndUnlayeredWinsOverAll) {
  StyledDocument const page(
      "@layer a, b; @layer b{#x{width:2px}} @layer a{#x{width:1px;height:1px} p#x{left:1px}} #x{height:9px}"
      "@layer b.c{#x{left:2px}} @layer{#x{top:3px}} @layer a{#x{top:1px}}",
      "<p id='x'/>");
  ComputedStyle const& style = page.style_of("x");
  EXPECT_EQ(style.width.value.length, px(2));
  EXPECT_EQ(style.height.value.length, px(9));
  EXPECT_EQ(style.inset.left.value.length, px(2));
  EXPECT_EQ(style.inset.top.value.length, px(3));
}

TEST(Layers, ImportantTurnsTheirOrder) {
  StyledDocument const page(
      "@layer a{#x{width:1px !important;height:1px !important}} @layer b{#x{width:2px !important}}"
      "#x{width:3px !important}",
      "<p id='x' style='height:5px !important'/>");
  EXPECT_EQ(page.style_of("x").width.value.length, px(1));
  EXPECT_EQ(page.style_of("x").height.value.length, px(5));
}

// css-nesting-1 section 3.2
TEST(Media, WithinAStyleRule) {
  StyledDocument const page("#x{width:1px;@media print{width:2px;@media screen{width:3px}}}", "<p id='x'/>");
  EXPECT_TRUE(page.findings().empty());
  EXPECT_EQ(page.style_of("x").width.value.length, px(2));
}

}  // namespace
}  // namespace closeout::css
