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
  EXPECT_EQ(markers("<ol><li/><li/></ol><ol><li/></ol><ul><li/></ul>"), "1.  2.  1.  \u2022  ");
  EXPECT_EQ(markers("<ol type='i' start='3'><li/><li value='9'/><li/></ol>"), "iii.  ix.  x.  ");
  EXPECT_EQ(markers("<ol reversed=''><li/><li/><li/></ol>"), "3.  2.  1.  ");
}

TEST(Markers, NestedListsCountForThemselves) {
  EXPECT_EQ(markers("<ol><li><ol><li/><li/></ol></li><li/></ol>"), "1.  1.  2.  2.  ");
}

TEST(Markers, StyledOrNone) {
  EXPECT_EQ(markers("<ul><li/></ul>", "ul{list-style:none}"), "- ");
  EXPECT_EQ(markers("<ul><li/></ul>", "ul{list-style-type:'\u2013'}"), "\u2013 ");
  EXPECT_EQ(markers("<ol><li/><li/></ol>", "li::marker{content:'(' counter(list-item) ')'}"), "(1) (2) ");
}

// css-counter-styles-3 section 6
TEST(CounterStyles, NumericAlphabeticAndAdditive) {
  EXPECT_EQ(counter_text(-120, "arabic-indic"), "-\u0661\u0662\u0660");
  EXPECT_EQ(counter_text(10, "devanagari"), "\u0967\u0966");
  EXPECT_EQ(counter_text(25, "lower-greek"), "αα");
  EXPECT_EQ(counter_text(49, "hiragana"), "ああ");
  EXPECT_EQ(counter_text(1984, "hebrew"), "\u05D0\u05F3\u05EA\u05EA\u05E7\u05E4\u05D3");
  EXPECT_EQ(counter_text(16, "hebrew"), "\u05D8\u05D6");
  EXPECT_EQ(counter_text(1996, "armenian"), "ՌՋՂԶ");
  EXPECT_EQ(counter_text(10996, "georgian"), "ჵშჟვ");
  EXPECT_EQ(counter_text(12, "cjk-earthly-branch"), "亥");
  EXPECT_EQ(counter_text(13, "cjk-earthly-branch"), "一三");
}

// css-counter-styles-3 section 7
TEST(CounterStyles, NumbersAsTheyAreSaid) {
  EXPECT_EQ(counter_text(11, "simp-chinese-informal"), "十一");
  EXPECT_EQ(counter_text(110, "trad-chinese-informal"), "一百一十");
  EXPECT_EQ(counter_text(1005, "trad-chinese-formal"), "壹仟零伍");
  EXPECT_EQ(counter_text(-20, "simp-chinese-formal"), "负贰拾");
  EXPECT_EQ(counter_text(1110, "japanese-informal"), "千百十");
  EXPECT_EQ(counter_text(1005, "japanese-formal"), "壱阡伍");
  EXPECT_EQ(counter_text(111, "korean-hangul-formal"), "일백일십일");
  EXPECT_EQ(counter_text(78010092, "ethiopic-numeric"), "፸፰፻፩፼፺፪");
  EXPECT_EQ(counter_text(100, "ethiopic-numeric"), "፻");
}

}  // namespace
}  // namespace closeout::boxes
