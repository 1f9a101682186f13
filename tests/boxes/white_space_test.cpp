// css-text-3 section 4.1

#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

TEST(WhiteSpace, RunsCollapseToOneSpace) {
  EXPECT_EQ(outline("<p>a \t\n  b</p>"), "B['a b']");
}

TEST(WhiteSpace, SpacesAtTheEndsOfABlockGo) {
  EXPECT_EQ(outline("<p> \n a \n </p>"), "B['a']");
}

TEST(WhiteSpace, CollapsesAcrossInlineBoundaries) {
  EXPECT_EQ(outline("<p>a <em> b</em></p>"), "B['a 'I['b']]");
  EXPECT_EQ(outline("<p><em>a </em> <b> b </b></p>"), "B[I['a ']I['b']]");
  EXPECT_EQ(outline("<p> <em> a</em></p>"), "B[I['a']]");
}

TEST(WhiteSpace, AroundForcedBreaksItGoes) {
  EXPECT_EQ(outline("<p>a <br/> b</p>"), "B['a'/'b']");
  EXPECT_EQ(outline("<p><em>a </em><br/><em> b</em></p>"), "B[I['a']/I['b']]");
}

TEST(WhiteSpace, AtomicInlinesAreNoSpace) {
  EXPECT_EQ(outline("<p>a <b>x</b> c</p>", "b{display:inline-block}"), "B['a 'A['x']' c']");
}

TEST(WhiteSpace, OutOfFlowBoxesAreTransparent) {
  EXPECT_EQ(outline("<p>a <b> x </b> c</p>", "b{position:absolute}"), "B['a 'B['x']'c']");
}

TEST(WhiteSpace, PreKeepsEverything) {
  EXPECT_EQ(outline("<pre> a\n  b </pre>"), "B[' a\n  b ']");
  EXPECT_EQ(outline("<p>a <code> b </code> c</p>", "code{white-space:pre}"), "B['a 'I[' b ']' c']");
}

TEST(WhiteSpace, PreLineKeepsLineFeedsOnly) {
  EXPECT_EQ(outline("<p> a  b \n\n  c </p>", "p{white-space:pre-line}"), "B['a b\n\nc']");
}

TEST(WhiteSpace, NoBreakSpaceIsNotCollapsed) {
  EXPECT_EQ(outline("<p>a\u00A0\u00A0 b</p>"), "B['a\u00A0\u00A0 b']");
}

TEST(WhiteSpace, LineFeedBetweenIdeographsGoes) {
  EXPECT_EQ(outline("<p>\u4E2D\n\u6587 a</p>"), "B['\u4E2D\u6587 a']");
  EXPECT_EQ(outline("<p>\u4E2D\na</p>"), "B['\u4E2D a']");
}

TEST(WhiteSpace, EmptyTextLeavesNoBox) {
  EXPECT_EQ(outline("<p> </p>"), "B");
  EXPECT_EQ(outline("<p>a<em> </em></p>"), "B['a'I]");
}

}  // namespace
}  // namespace closeout::boxes
