// CSS 2.2 section 9.2.1.1

#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

TEST(AnonymousBoxes, InlineContentAloneNeedsNone) {
  EXPECT_EQ(outline("<p>a<em>b</em>c</p>"), "B['a'I['b']'c']");
}

TEST(AnonymousBoxes, TextBesideABlockIsWrapped) {
  EXPECT_EQ(outline("<div>Some <em>x</em><p>More</p> end</div>"), "B[B['Some 'I['x']]B['More']B['end']]");
}

TEST(AnonymousBoxes, WhiteSpaceBetweenBlocksMakesNone) {
  EXPECT_EQ(outline("\n <p>a</p>\n <p>b</p>\n"), "B['a']B['b']");
}

TEST(AnonymousBoxes, PreservedWhiteSpaceBetweenBlocksMakesOne) {
  EXPECT_EQ(outline("<p>a</p> <p>b</p>", "body{white-space:pre}"), "B['a']B[' ']B['b']");
}

TEST(AnonymousBoxes, InlineIsSplitAroundABlock) {
  EXPECT_EQ(outline("<p><em>a<div>b</div>c</em></p>"), "B[B[I['a']]B[B['b']]B[I['c']]]");
  EXPECT_EQ(outline("<p><span>a<b>b<div>c</div></b></span>d</p>"), "B[B[I['a'I['b']]]B['c']B['d']]");
}

TEST(AnonymousBoxes, BlockInALinkStaysTheLinks) {
  BoxedDocument const page = BoxedDocument::of("<a href='#x'><div>b</div></a>");
  Box const* link = page.with_role(Role::Link);
  ASSERT_NE(link, nullptr);
  EXPECT_EQ(link->kind, BoxKind::Block);
  EXPECT_EQ(outline(*link), "B[B['b']]");
  EXPECT_EQ(link->semantics->href, "#x");
}

TEST(AnonymousBoxes, PartsOfASplitInlineShareTheirMeaning) {
  BoxedDocument const page = BoxedDocument::of("<p><em>a<div>b</div>c</em></p>");
  std::vector<Semantics const*> meanings;
  auto const collect = [&](Box const& box) {
    if (box.kind == BoxKind::Inline) meanings.push_back(box.semantics);
    return false;
  };
  EXPECT_EQ(page.find(collect), nullptr);
  ASSERT_EQ(meanings.size(), 2U);
  EXPECT_EQ(meanings[0], meanings[1]);
}

TEST(AnonymousBoxes, OutOfFlowBoxesSplitNothing) {
  EXPECT_EQ(outline("<p>a<b>b</b>c</p>", "b{position:absolute}"), "B['a'B['b']'c']");
  EXPECT_EQ(outline("<div><b>x</b><p>a</p></div>", "b{position:absolute}"), "B[B['x']B['a']]");
}

TEST(AnonymousBoxes, TextInAnOutOfFlowBoxIsInFlow) {
  BoxedDocument const page = BoxedDocument::of("<div id='x'>a</div>", "div{position:absolute;vertical-align:top}");
  Box const* text = page.with_id("x")->first_child;
  EXPECT_FALSE(text->is_out_of_flow());
  EXPECT_EQ(text->style->display, css::Display::Inline);
}

TEST(AnonymousBoxes, DisplayContentsAndNone) {
  EXPECT_EQ(outline("<div class='c'><p>a</p></div><p class='n'>b</p>", ".c{display:contents}.n{display:none}"),
            "B['a']");
}

TEST(AnonymousBoxes, InheritFromWhereTheyStand) {
  BoxedDocument const page = BoxedDocument::of("<div id='x'>a<p>b</p></div>", "div{color:red;padding:9px}");
  Box const* anonymous = page.with_id("x")->first_child;
  EXPECT_EQ(anonymous->semantics, nullptr);
  EXPECT_EQ(anonymous->style->colour, (base::Colour{255, 0, 0, 255}));
  EXPECT_TRUE(anonymous->style->padding.left.length.is_zero());
}

TEST(AnonymousBoxes, AtomicInlines) {
  EXPECT_EQ(outline("<p>a<b><i>x</i></b>c</p>", "b{display:inline-block}"), "B['a'A[I['x']]'c']");
  EXPECT_EQ(outline("<p>a<br/>b</p>"), "B['a'/'b']");
}

}  // namespace
}  // namespace closeout::boxes
