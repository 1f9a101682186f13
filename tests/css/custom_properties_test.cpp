#include "css/custom_properties.hpp"

#include "styled_document.hpp"

namespace closeout::css {
namespace {

TEST(CustomProperties, AreInheritedAndSubstituted) {
  StyledDocument const page("html{--gap:4px} p{margin:var(--gap) auto;padding:calc(2 * var(--gap))}", "<p id='x'/>");
  EXPECT_TRUE(page.findings().empty());
  EXPECT_EQ(page.style_of("x").margin.top.value.length, px(4));
  EXPECT_TRUE(page.style_of("x").margin.left.is_auto());
  EXPECT_EQ(page.style_of("x").padding.left.length, px(8));
}

TEST(CustomProperties, NearerDefinitionWins) {
  StyledDocument const page("html{--c:red} div{--c:blue} p{color:var(--c)}", "<div><p id='x'/></div><p id='y'/>");
  EXPECT_EQ(page.style_of("x").colour, (base::Colour{0, 0, 255, 255}));
  EXPECT_EQ(page.style_of("y").colour, (base::Colour{255, 0, 0, 255}));
}

TEST(CustomProperties, FallbackIsUsedWithoutDefinition) {
  ComputedStyle const style = style_with(
      "--a:1px;margin-left:var(--none, 5px);margin-right:var(--x,var(--a));"
      "font-family:var(--f, 'A', serif)");
  EXPECT_EQ(style.margin.left.value.length, px(5));
  EXPECT_EQ(style.margin.right.value.length, px(1));
  EXPECT_EQ(style.font.families, (std::vector<std::string>{"A", "serif"}));
}

TEST(CustomProperties, NamesAreExact) {
  ComputedStyle const style = style_with("--a:1px;--A:2px;margin-left:var(--A)");
  EXPECT_EQ(style.margin.left.value.length, px(2));
}

TEST(CustomProperties, MissingValueIsUnsetAndReportedOnce) {
  StyledDocument const page("p{color:red;color:var(--none)}", "<p id='x'/><p/><div><p/></div>");
  EXPECT_EQ(page.style_of("x").colour, (base::Colour{0, 0, 0, 255}));
  EXPECT_EQ(page.findings(),
            (std::vector<std::string>{"1:85: value of property \"color\" is not valid once var() is replaced"}));
}

TEST(CustomProperties, WrongValueInAShorthandUnsetsAllOfIt) {
  StyledDocument const page("#x{margin:9px;--m:red;margin:var(--m)}", "<p id='x'/>");
  EXPECT_EQ(page.style_of("x").margin.left.value.length, px(0));
  EXPECT_EQ(page.findings().size(), 1U);
}

TEST(CustomProperties, CyclesRemoveEveryMemberAndNothingElse) {
  CustomValues values{
      {"--a", "var(--b)"}, {"--b", "x var(--a)"}, {"--c", "var(--a, 3)"}, {"--d", "4"}, {"--e", "var(--e)"}};
  EXPECT_EQ(resolve_custom_properties(values), (std::vector<std::string>{"--a", "--b", "--e"}));
  EXPECT_EQ(values, (CustomValues{{"--c", "3"}, {"--d", "4"}}));
}

TEST(CustomProperties, CycleIsAWarning) {
  StyledDocument const page("p{--a:var(--b);--b:var(--a);color:var(--a, green)}", "<p id='x'/>");
  EXPECT_EQ(page.style_of("x").colour, (base::Colour{0, 128, 0, 255}));
  EXPECT_EQ(page.findings(), (std::vector<std::string>{"1:69: custom property \"--a\" refers to itself",
                                                       "1:82: custom property \"--b\" refers to itself"}));
}

TEST(CustomProperties, GrowthIsLimited) {
  CustomValues values{{"--x0", "a a a a a a a a a a"}};
  for (int i = 1; i < 20; ++i) {
    std::string const previous = std::string("var(--x").append(std::to_string(i - 1)).append(") ");
    std::string text;
    for (int n = 0; n < 10; ++n) text += previous;
    values[std::string("--x").append(std::to_string(i))] = text;
  }
  resolve_custom_properties(values);
  EXPECT_FALSE(values.contains("--x19"));
  EXPECT_TRUE(values.contains("--x1"));
}

}  // namespace
}  // namespace closeout::css
