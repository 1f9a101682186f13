#include "css/property.hpp"

#include <algorithm>

#include "css/declarations.hpp"
#include "styled_document.hpp"

namespace closeout::css {
namespace {

TEST(PropertyTable, NamesAreUnique) {
  auto names = property_names();
  std::sort(names.begin(), names.end());
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

TEST(PropertyTable, InitialValuesAreThoseOfTheComputedStyle) {
  ComputedStyle expected;
  expected.font.families = {"serif"};
  // Specified widths; they vanish because nothing has a line.
  for (BorderSide* side :
       {&expected.border.top, &expected.border.right, &expected.border.bottom, &expected.border.left, &expected.outline}) {
    side->width = px(3);
  }
  EXPECT_TRUE(initial_style() == expected);
}

TEST(PropertyTable, LonghandsOfShorthandsExist) {
  for (Shorthand const& shorthand : shorthands()) {
    for (std::string_view const longhand : shorthand.longhands) {
      auto const found = find_property(longhand);
      ASSERT_TRUE(found.has_value()) << shorthand.name;
      EXPECT_NE(found->kind, PropertyName::Kind::Shorthand) << shorthand.name;
    }
  }
}

/// Copying moves the value that parsing wrote: each row reads and writes the same member.
TEST(PropertyTable, EveryRowInheritsWhatItSets) {
  for (PropertyId id = 0; id < properties().size(); ++id) {
    ComputedStyle parent = initial_style();
    Property const& property = properties()[id];
    property.copy(parent, initial_style());
    EXPECT_TRUE(parent == initial_style()) << property.name;
  }
}

TEST(Properties, BoxValues) {
  ComputedStyle const style = style_with(
      "display:inline-block;position:relative;box-sizing:border-box;overflow:hidden;z-index:-2;width:min-content;"
      "max-width:10%;min-height:5px;top:1px;left:auto");
  EXPECT_EQ(style.display, Display::InlineBlock);
  EXPECT_EQ(style.position, Position::Relative);
  EXPECT_EQ(style.box_sizing, BoxSizing::BorderBox);
  EXPECT_EQ(style.overflow, Overflow::Hidden);
  EXPECT_EQ(style.z_index, -2);
  EXPECT_EQ(style.width.kind, SizeValue::Kind::MinContent);
  EXPECT_DOUBLE_EQ(style.max_width.value.percentage, 10);
  EXPECT_EQ(style.min_height.value.length, px(5));
  EXPECT_EQ(style.inset.top.value.length, px(1));
  EXPECT_TRUE(style.inset.left.is_auto());
}

TEST(Properties, SidesTakeOneToFourValues) {
  auto const margin = [](std::string_view value) {
    auto const edges = style_with(std::string("margin:").append(value)).margin;
    std::string text;
    for (SizeValue const& side : {edges.top, edges.right, edges.bottom, edges.left}) {
      text += side.is_auto() ? "a" : std::to_string(static_cast<int>(side.value.length.pixels()));
    }
    return text;
  };
  EXPECT_EQ(margin("1px"), "1111");
  EXPECT_EQ(margin("1px auto"), "1a1a");
  EXPECT_EQ(margin("1px 2px 3px"), "1232");
  EXPECT_EQ(margin("1px 2px 3px 4px"), "1234");
}

TEST(Properties, BorderShorthands) {
  ComputedStyle const style =
      style_with("border:solid;border-top:2px dashed red;border-left:none;border-radius:1px 2px");
  EXPECT_EQ(style.border.top, (BorderSide{px(2), BorderStyle::Dashed, {255, 0, 0, 255}}));
  EXPECT_EQ(style.border.bottom.width, px(3));
  EXPECT_EQ(style.border.left.width, px(0));
  EXPECT_EQ(style.border_radius[1].horizontal.length, px(2));
  EXPECT_EQ(style.border_radius[2].vertical.length, px(1));
}

TEST(Properties, ShorthandResetsWhatItDoesNotName) {
  EXPECT_EQ(style_with("border-color:red;border:1px solid").border.top.colour, (base::Colour{0, 0, 0, 255}));
  EXPECT_EQ(style_with("font-weight:bold;line-height:3;font:10px serif").font.weight, 400);
}

TEST(Properties, Font) {
  ComputedStyle const style = style_with("font:italic small-caps 600 12px/1.5 'Noto Sans', Source Serif,sans-serif");
  EXPECT_EQ(style.font.style, FontStyle::Italic);
  EXPECT_EQ(style.font.caps, FontCaps::SmallCaps);
  EXPECT_EQ(style.font.weight, 600);
  EXPECT_EQ(style.font.size, px(12));
  EXPECT_EQ(style.line_height.kind, LineHeight::Kind::Number);
  EXPECT_EQ(style.font.families, (std::vector<std::string>{"Noto Sans", "Source Serif", "sans-serif"}));
}

TEST(Properties, FontFeatures) {
  ComputedStyle const style = style_with("font-feature-settings:'tnum','ss01' 2,'liga' off;font-variant:tabular-nums");
  EXPECT_EQ(style.font.features,
            (std::vector<std::pair<std::string, std::uint32_t>>{{"tnum", 1}, {"ss01", 2}, {"liga", 0}}));
  EXPECT_EQ(style.font.numeric.spacing, FontNumeric::Spacing::Tabular);
}

TEST(Properties, RelativeWeights) {
  StyledDocument const page("#a{font-weight:bolder} #b{font-weight:lighter}", "<b><i id='a'/><i id='b'/></b>");
  EXPECT_EQ(page.style_of("a").font.weight, 900);
  EXPECT_EQ(page.style_of("b").font.weight, 400);
}

TEST(Properties, LineHeightPercentageIsInheritedAsLength) {
  StyledDocument const page("div{font-size:10px;line-height:150%} #x{font-size:40px}", "<div><p id='x'/></div>");
  EXPECT_EQ(page.style_of("x").line_height.length, px(15));
}

TEST(Properties, TextValues) {
  ComputedStyle const style = style_with(
      "text-align:justify;text-transform:uppercase;white-space:pre-line;word-wrap:anywhere;hyphens:auto;"
      "letter-spacing:1px;word-spacing:normal;text-indent:10%;vertical-align:-2px;text-decoration:line-through "
      "underline");
  EXPECT_EQ(style.text_align, TextAlign::Justify);
  EXPECT_EQ(style.text_transform, TextTransform::Uppercase);
  EXPECT_EQ(style.white_space, WhiteSpace::PreLine);
  EXPECT_EQ(style.overflow_wrap, OverflowWrap::Anywhere);
  EXPECT_EQ(style.hyphens, Hyphens::Auto);
  EXPECT_EQ(style.letter_spacing, px(1));
  EXPECT_DOUBLE_EQ(style.text_indent.percentage, 10);
  EXPECT_EQ(style.vertical_align.value.length, px(-2));
  ASSERT_EQ(style.decorations.size(), 1U);
  EXPECT_TRUE(style.decorations[0].underline && style.decorations[0].line_through);
}

TEST(Properties, ContentPieces) {
  using Kind = ContentItem::Kind;
  auto const content = style_with(
                           "content:'a' attr(title) counters(c, '.', upper-roman) string(s, last) "
                           "target-counter(attr(href url), page, decimal) target-text(attr(href)) "
                           "target-counters('#a', c, '-') leader(dotted) "
                           "open-quote")
                           .content;
  ASSERT_TRUE(content.has_value());
  ASSERT_EQ(content->size(), 9U);
  EXPECT_EQ((*content)[0], (ContentItem{Kind::String, "a", "", "decimal", ""}));
  EXPECT_EQ((*content)[1], (ContentItem{Kind::Attribute, "title", "", "decimal", ""}));
  EXPECT_EQ((*content)[2], (ContentItem{Kind::Counters, "c", ".", "upper-roman", ""}));
  EXPECT_EQ((*content)[3], (ContentItem{Kind::StringReference, "s", "", "last", ""}));
  EXPECT_EQ((*content)[4], (ContentItem{Kind::TargetCounter, "page", "", "decimal", "href"}));
  EXPECT_EQ((*content)[5], (ContentItem{Kind::TargetText, "content", "", "decimal", "href"}));
  EXPECT_EQ((*content)[6], (ContentItem{Kind::TargetCounters, "c", "-", "decimal", "#a", true}));
  EXPECT_EQ((*content)[7], (ContentItem{Kind::Leader, ".", "", "decimal", "", false}));
  EXPECT_EQ((*content)[8].kind, Kind::OpenQuote);
}

TEST(Properties, CountersAndStrings) {
  ComputedStyle const style =
      style_with("counter-reset:a b 3;counter-increment:c;counter-set:none;string-set:t 'x' content(), u attr(id)");
  EXPECT_EQ(style.counter_reset, (std::vector<CounterChange>{{"a", 0}, {"b", 3}}));
  EXPECT_EQ(style.counter_increment, (std::vector<CounterChange>{{"c", 1}}));
  ASSERT_EQ(style.string_set.size(), 2U);
  EXPECT_EQ(style.string_set[0].second[1].kind, ContentItem::Kind::ElementText);
}

TEST(Properties, ListsTablesAndBreaks) {
  ComputedStyle const style = style_with(
      "list-style:inside lower-alpha;border-collapse:collapse;border-spacing:1px 2px;caption-side:bottom;"
      "page-break-before:always;break-after:avoid-page;break-inside:avoid;orphans:4;widows:3;page:wide;bookmark-level:"
      "2");
  EXPECT_EQ(style.list_style_type, "lower-alpha");
  EXPECT_EQ(style.list_style_position, ListStylePosition::Inside);
  EXPECT_EQ(style.border_spacing_vertical, px(2));
  EXPECT_EQ(style.break_before, BreakBetween::Page);
  EXPECT_EQ(style.break_after, BreakBetween::AvoidPage);
  EXPECT_EQ(style.orphans, 4);
  EXPECT_EQ(style.page, "wide");
  EXPECT_EQ(style.bookmark_level, 2);
}

}  // namespace
}  // namespace closeout::css
