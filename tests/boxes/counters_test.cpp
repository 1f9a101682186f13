#include "boxes/counters.hpp"

#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

TEST(CounterText, Styles) {
  EXPECT_EQ(counter_text(7, "decimal"), "7");
  EXPECT_EQ(counter_text(7, "decimal-leading-zero"), "07");
  EXPECT_EQ(counter_text(-7, "decimal-leading-zero"), "-07");
  EXPECT_EQ(counter_text(12, "decimal-leading-zero"), "12");
  EXPECT_EQ(counter_text(1, "lower-alpha"), "a");
  EXPECT_EQ(counter_text(26, "lower-latin"), "z");
  EXPECT_EQ(counter_text(27, "upper-alpha"), "AA");
  EXPECT_EQ(counter_text(703, "upper-latin"), "AAA");
  EXPECT_EQ(counter_text(1994, "upper-roman"), "MCMXCIV");
  EXPECT_EQ(counter_text(4, "lower-roman"), "iv");
  EXPECT_EQ(counter_text(1, "disc"), "\u2022");
  EXPECT_EQ(counter_text(1, "none"), "");
}

TEST(CounterText, OutOfRangeFallsBackToDecimal) {
  EXPECT_EQ(counter_text(0, "lower-alpha"), "0");
  EXPECT_EQ(counter_text(4000, "upper-roman"), "4000");
  EXPECT_EQ(counter_text(-3, "lower-roman"), "-3");
}

TEST(Counters, ScopeEndsWithTheParent) {
  Counters counters;
  counters.reset("a", 1);
  counters.enter_element();
  counters.reset("a", 5);
  counters.increment("a", 2);
  EXPECT_EQ(counters.values("a"), (std::vector<int>{1, 7}));
  counters.leave_element();
  EXPECT_EQ(counters.values("a"), (std::vector<int>{1}));
}

TEST(Counters, SiblingReplacesTheScope) {
  Counters counters;
  counters.reset("a", 1);
  counters.reset("a", 4);
  EXPECT_EQ(counters.values("a"), (std::vector<int>{4}));
}

TEST(Counters, UnknownCounterIsZeroAndMadeOnUse) {
  Counters counters;
  EXPECT_EQ(counters.value("a"), 0);
  counters.increment("a", 3);
  EXPECT_EQ(counters.value("a"), 3);
}

TEST(Counters, DoNotOverflow) {
  Counters counters;
  counters.reset("a", 2'147'483'647);
  counters.increment("a", 1);
  EXPECT_EQ(counters.value("a"), 2'147'483'647);
}

/// Markers in document order.
std::string markers(std::string_view body, std::string_view sheet = "") {
  BoxedDocument const page = BoxedDocument::of(body, sheet);
  std::string text;
  auto const collect = [&](Box const& box) {
    if (box.kind == BoxKind::ListItem) text.append(box.marker == nullptr ? "-" : box.marker->text).append(" ");
    return false;
  };
  static_cast<void>(page.find(collect));
  return text;
}

TEST(Markers, NumbersAndBullets) {
  EXPECT_EQ(markers("<ol><li/><li/></ol><ol><li/></ol><ul><li/></ul>"), "1. 2. 1. \u2022 ");
  EXPECT_EQ(markers("<ol type='i' start='3'><li/><li value='9'/><li/></ol>"), "iii. ix. x. ");
  EXPECT_EQ(markers("<ol reversed=''><li/><li/><li/></ol>"), "3. 2. 1. ");
}

TEST(Markers, NestedListsCountForThemselves) {
  EXPECT_EQ(markers("<ol><li><ol><li/><li/></ol></li><li/></ol>"), "1. 1. 2. 2. ");
}

TEST(Markers, StyledOrNone) {
  EXPECT_EQ(markers("<ul><li/></ul>", "ul{list-style:none}"), "- ");
  EXPECT_EQ(markers("<ul><li/></ul>", "ul{list-style-type:'\u2013'}"), "\u2013 ");
  EXPECT_EQ(markers("<ol><li/><li/></ol>", "li::marker{content:'(' counter(list-item) ')'}"), "(1) (2) ");
}

}  // namespace
}  // namespace closeout::boxes
