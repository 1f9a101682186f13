#include "css/length_value.hpp"
#include "styled_document.hpp"

namespace closeout::css {
namespace {

base::Length width(std::string_view value) {
  return style_with(std::string("font-size:20px;width:").append(value)).width.value.length;
}

std::optional<SpecifiedLength> parsed(std::string_view text) {
  std::vector<SyntaxError> errors;
  ComponentValues const values = parse_component_values(text, errors);
  ValueReader reader(values);
  auto const length = take_length(reader, Percentages::Allowed, Range::All);
  return reader.at_end() ? length : std::nullopt;
}

TEST(Length, AbsoluteUnits) {
  EXPECT_EQ(width("96px"), px(96));
  EXPECT_EQ(width("1in"), px(96));
  EXPECT_EQ(width("2.54cm"), px(96));
  EXPECT_EQ(width("25.4mm"), px(96));
  EXPECT_EQ(width("101.6Q"), px(96));
  EXPECT_EQ(width("72pt"), px(96));
  EXPECT_EQ(width("6PC"), px(96));
}

TEST(Length, FontRelativeUnits) {
  EXPECT_EQ(width("2em"), px(40));
  EXPECT_EQ(width("2ex"), px(20));
  EXPECT_EQ(width("3ch"), px(30));
  StyledDocument const page("html{font-size:10px} #x{font-size:3rem;width:2rem}", "<p id='x'/>");
  EXPECT_EQ(page.style_of("x").font.size, px(30));
  EXPECT_EQ(page.style_of("x").width.value.length, px(20));
}

TEST(Length, FontSizeRefersToTheParent) {
  StyledDocument const page("div{font-size:20px} #a{font-size:1.5em} #b{font-size:50%} #c{font-size:larger}",
                            "<div><p id='a'/><p id='b'/><p id='c'/></div>");
  EXPECT_EQ(page.style_of("a").font.size, px(30));
  EXPECT_EQ(page.style_of("b").font.size, px(10));
  EXPECT_EQ(page.style_of("c").font.size, px(24));
}

TEST(Length, CalcAddsTermsOfEachKind) {
  ComputedStyle const style = style_with("font-size:10px;width:calc(50% - 2 * (1em + 4px) / 4)");
  EXPECT_EQ(style.width.value.length, px(-7));
  EXPECT_DOUBLE_EQ(style.width.value.percentage, 50);
}

TEST(Length, CalcOfANumber) {
  EXPECT_DOUBLE_EQ(style_with("line-height:calc(1 + 0.5)").line_height.number, 1.5);
}

TEST(Length, CalcChecksItsTypes) {
  for (std::string_view const text :
       {"calc(1px + 2)", "calc(1px * 2px)", "calc(2 / 1px)", "min()", "min(1px, 2)", "clamp(1px, 2px)",
        "clamp(1, 2px, 3px)", "calc()", "calc(1px 2px)", "calc(1px +2px)"}) {
    EXPECT_EQ(parsed(text), std::nullopt) << text;
  }
}

TEST(Length, NegativeCalcIsClampedWhereOnlyPositiveMakesSense) {
  EXPECT_EQ(style_with("padding-left:calc(2px - 9px)").padding.left.length, px(0));
  EXPECT_EQ(style_with("margin-left:calc(2px - 9px)").margin.left.value.length, px(-7));
}

TEST(Length, NumberWithoutUnitIsOnlyZero) {
  EXPECT_EQ(parsed("0"), SpecifiedLength{});
  EXPECT_EQ(parsed("1"), std::nullopt);
  EXPECT_EQ(parsed("1parsec"), std::nullopt);
}

// css-values-4 section 10.3
TEST(Length, MinMaxAndClamp) {
  EXPECT_EQ(width("min(3em, 70px, 1in)"), px(60));
  EXPECT_EQ(width("max(3em, 70px)"), px(70));
  EXPECT_EQ(width("clamp(10px, 5px, 20px)"), px(10));
  EXPECT_EQ(width("clamp(30px, 25px, 20px)"), px(30));
  EXPECT_EQ(width("clamp(none, 25px, 20px)"), px(20));
  EXPECT_EQ(width("calc(2 * min(1em, 15px) + max(1px, 2px) / 2)"), px(31));
  EXPECT_DOUBLE_EQ(style_with("line-height:max(1, min(3, 2))").line_height.number, 2);
}

TEST(Length, FunctionsOfPercentagesWaitForTheReference) {
  auto const value = style_with("width:calc(10px + 2 * min(50%, 30px) - max(10%, 5px))").width.value;
  EXPECT_FALSE(value.is_definite_without_reference());
  EXPECT_EQ(value.resolved(px(40)), px(10 + 40 - 5));
  EXPECT_EQ(value.resolved(px(100)), px(10 + 60 - 10));
  EXPECT_EQ(style_with("width:min(50%, 30px)").width, style_with("width:min(50%, 30px)").width);
  EXPECT_NE(style_with("width:min(50%, 30px)").width, style_with("width:min(50%, 31px)").width);
}

// css-values-4 section 6.1
TEST(Length, UnitsOfLinesAndOfThePageArea) {
  StyledDocument const page(
      "@page{size:400px 300px;margin:50px;padding:0 10px} html{font-size:10px;line-height:2}"
      "#x{line-height:15px;width:2lh;height:1rlh;top:10vw;left:10vb;right:1vmin;bottom:1dvmax}",
      "<p id='x'/>");
  ComputedStyle const& style = page.style_of("x");
  EXPECT_EQ(style.width.value.length, px(30));
  EXPECT_EQ(style.height.value.length, px(20));
  EXPECT_EQ(style.inset.top.value.length, px(28));
  EXPECT_EQ(style.inset.left.value.length, px(20));
  EXPECT_EQ(style.inset.right.value.length, px(2));
  EXPECT_EQ(style.inset.bottom.value.length, px(2.8));
}

TEST(Length, LineHeightRefersToTheParentsLine) {
  StyledDocument const page("div{font-size:10px;line-height:3} #x{font-size:20px;line-height:2lh}",
                            "<div><p id='x'/></div>");
  EXPECT_EQ(page.style_of("x").line_height.length, px(60));
}

TEST(Length, FontUnitsAskTheFont) {
  base::Diagnostics diagnostics;
  auto const document = xml::parse(
      std::make_shared<base::SourceFile const>("a.xhtml", "<p style='font-size:10px;width:2ex;height:3ch'/>"),
      diagnostics);
  StyleOptions options;
  options.measure_font = [](FontRequest const&) { return FontMeasures{0.4, 1, 0.7, 1, 1.2}; };
  auto const styled = style(*document, options, diagnostics);
  EXPECT_EQ(styled->style_of(document->root())->width.value.length, px(8));
  EXPECT_EQ(styled->style_of(document->root())->height.value.length, px(30));
}

// css-values-4 sections 10.7, 10.9 and 10.12
TEST(Length, WhatIsNoLengthIsCutToOne) {
  EXPECT_EQ(width("calc(1px / 0)"), px(greatest_pixels));
  EXPECT_EQ(width("calc(1px * NaN)"), px(0));
  EXPECT_EQ(width("999999999999999px"), px(greatest_pixels));
  EXPECT_EQ(style_with("margin-left:calc(-infinity * 1px)").margin.left.value.length, px(-greatest_pixels));
  EXPECT_EQ(style_with("z-index:calc(7 / 2)").z_index, 4);
  EXPECT_DOUBLE_EQ(style_with("opacity:calc(pi)").opacity, 1);
}

TEST(Length, DeepAndLongCalculationsEnd) {
  std::string deep;
  for (int i = 0; i < 60; ++i) deep += "min(1px,";
  EXPECT_EQ(parsed(deep + "2px" + std::string(60, ')')).has_value(), true);
  std::string sum = "calc(1ch";
  for (int i = 0; i < 50'000; ++i) sum += " + 1ch";
  EXPECT_EQ(parsed(sum + ")").has_value(), true);
}

}  // namespace
}  // namespace closeout::css
