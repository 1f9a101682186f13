#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

TEST(GeneratedContent, BeforeAndAfterStandInsideTheElement) {
  EXPECT_EQ(outline("<p title='t'>x</p>", "p::before{content:'a' attr(title)} p::after{content:'z';display:block}"),
            "B[B[I['at']'x']B['z']]");
}

TEST(GeneratedContent, CountersNumberHeadings) {
  EXPECT_EQ(
      outline("<h2>a</h2><h3>b</h3><h3>c</h3><h2>d</h2><h3>e</h3>",
              "body{counter-reset:h2} h2{counter-increment:h2;counter-reset:h3} h3{counter-increment:h3}"
              "h2::before{content:counter(h2) ' '} h3::before{content:counter(h2) '.' counter(h3, lower-alpha) ' '}"),
      "B[I['1 ']'a']B[I['1.a ']'b']B[I['1.b ']'c']B[I['2 ']'d']B[I['2.a ']'e']");
}

TEST(GeneratedContent, NestedCountersAreJoined) {
  EXPECT_EQ(outline("<div><div><div>x</div></div><div>y</div></div>",
                    "body,div{counter-reset:n} div::before{counter-increment:none;content:counters(n,'.')}"),
            "B[B[I['0.0']]B[B[I['0.0.0']]B[I['0.0.0.0']'x']]B[I['0.0.0']'y']]");
}

TEST(GeneratedContent, WhatOnlyPagesKnowIsDeferred) {
  BoxedDocument const page = BoxedDocument::of("<p><a id='x' href='#y'>t</a></p>",
                                               "a::after{content:' (page ' target-counter(attr(href), page) ')'}");
  Box const* after = page.with_id("x")->last_child;
  ASSERT_EQ(outline(*after), "I[' (page '''')']");
  Box const* deferred = after->first_child->next_sibling;
  ASSERT_EQ(deferred->deferred_content.size(), 1U);
  EXPECT_EQ(deferred->deferred_content[0].target, "#y");
  EXPECT_EQ(deferred->deferred_content[0].text, "page");
  EXPECT_TRUE(deferred->is_generated);
}

TEST(GeneratedContent, NamedStringsAreResolved) {
  BoxedDocument const page = BoxedDocument::of("<h1 id='x' title='T'>A <em>b</em>\n c</h1>",
                                               "h1{string-set:chapter attr(title) ': ' content()}");
  EXPECT_EQ(page.with_id("x")->named_strings,
            (std::vector<std::pair<std::string, std::string>>{{"chapter", "T: A b c"}}));
}

TEST(GeneratedContent, QuotationMarksFollowTheLanguage) {
  EXPECT_EQ(outline("<p>a <q>b</q> <q lang='fi'>c</q></p>"),
            "B['a 'I[I['\u201C']'b'I['\u201D']]' 'I[I['\u201D']'c'I['\u201D']]]");
}

}  // namespace
}  // namespace closeout::boxes
