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
  for (std::string_view const text : {"calc(1px + 2)", "calc(1px * 2px)", "calc(1 / 0)", "calc(2 / 1px)", "calc()",
                                      "calc(1px 2px)", "calc(1px +2px)"}) {
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

}  // namespace
}  // namespace closeout::css
