// HTML section 15.4.3 and css-cascade-4 section 6.5

#include "styled_document.hpp"

namespace closeout::css {
namespace {

/// Computed width of an <img> with these attributes, in pixels or per cent; -1 for auto.
double width_of(std::string_view attributes, std::string_view sheet = "") {
  StyledDocument const page(sheet, std::string("<img id='x' ").append(attributes).append("/>"));
  SizeValue const& width = page.style_of("x").width;
  if (width.is_auto()) return -1;
  return width.value.percentage != 0 ? width.value.percentage : width.value.length.pixels();
}

TEST(PresentationalHints, WidthOfAnImageIsADimension) {
  EXPECT_EQ(width_of("width='100'"), 100);
  EXPECT_EQ(width_of("width=' 12.5px'"), 12.5);
  EXPECT_EQ(width_of("width='50%'"), 50);
  EXPECT_EQ(width_of("width='0'"), 0);
  for (std::string_view const text : {"-1", "auto", "", "%", "1e999"}) {
    EXPECT_LE(width_of(std::string("width='").append(text).append("'")), 1) << text;
  }
}

TEST(PresentationalHints, AnyRuleOfTheAuthorIsStronger) {
  EXPECT_EQ(width_of("width='100'", "* {width: 3px}"), 3);
  EXPECT_EQ(width_of("width='100'", "img {width: auto}"), -1);
  EXPECT_EQ(width_of("width='100' style='width:4px'"), 4);
}

TEST(PresentationalHints, OtherElementsHaveNone) {
  StyledDocument const page("", "<p id='x' width='100'/>");
  EXPECT_TRUE(page.style_of("x").width.is_auto());
}

}  // namespace
}  // namespace closeout::css
