#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

using Lines = std::vector<std::string>;

/// Findings of a document whose body starts in line 2.
Lines findings(std::string_view body) {
  return BoxedDocument(
             std::string("<html lang='en'><head><title>T</title></head><body>\n").append(body).append("</body></html>"))
      .findings();
}

TEST(DocumentChecks, TitleAndLanguage) {
  BoxedDocument const page("<html><head><title> </title></head><body/></html>");
  EXPECT_EQ(page.findings(), (Lines{"1:2: document has no title", "1:2: document has no language"}));
}

TEST(DocumentChecks, DrawingWithoutAlternativeText) {
  EXPECT_EQ(findings("<p><svg/></p>"), Lines{"2:5: drawing has no alternative text"});
  EXPECT_EQ(findings("<svg aria-label=''/>"), Lines{"2:2: drawing has no alternative text"});
  EXPECT_TRUE(
      findings("<svg role='presentation'/><svg><title>t</title></svg><div aria-hidden='true'><svg/></div>").empty());
}

TEST(DocumentChecks, EmptyLink) {
  EXPECT_EQ(findings("<a href='#x'> <b/></a>"), Lines{"2:2: link has no text"});
  EXPECT_TRUE(findings("<a href='#x'><svg><title>t</title></svg></a><a id='x'/><a href='#x' aria-label='l'/>").empty());
}

TEST(DocumentChecks, SkippedHeadingLevel) {
  EXPECT_EQ(findings("<h1>a</h1><h3>b</h3><h4>c</h4><h2>d</h2>"), Lines{"2:12: h3 follows h1"});
  EXPECT_EQ(findings("<h2>a</h2>"), Lines{"2:2: h2 follows the start"});
  EXPECT_TRUE(findings("<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1>e</h1>").empty());
}

TEST(DocumentChecks, TableWithoutHeaderCells) {
  EXPECT_EQ(findings("<table><tr><td>a</td></tr></table>"), Lines{"2:2: table has no header cells"});
  EXPECT_EQ(findings("<table><tr><td><table><tr><th>a</th></tr></table></td></tr></table>"),
            Lines{"2:2: table has no header cells"});
  EXPECT_TRUE(findings("<table role='presentation'><tr><td>a</td></tr></table>").empty());
}

TEST(DocumentChecks, UnknownElementOnceForEachName) {
  BoxedDocument const page = BoxedDocument::of("<sectoin/><sectoin/><blink/>");
  ASSERT_EQ(page.diagnostics.all().size(), 2U);
  EXPECT_EQ(page.diagnostics.all()[0].message, "element \"sectoin\" is not in the profile");
  EXPECT_EQ(page.diagnostics.all()[0].hint, "did you mean \"section\"?");
}

TEST(DocumentChecks, WhatIsNotDisplayedIsNotChecked) {
  EXPECT_TRUE(findings("<div style='display:none'><svg/><h5>x</h5><table/></div>").empty());
}

TEST(DocumentChecks, ImageThatCannotBeShown) {
  EXPECT_EQ(findings("<img alt='x'/>"), Lines{"2:2: image has no src"});
  EXPECT_EQ(findings("<img alt='x' src='no.png'/>"), Lines{"2:19: image no.png is not found"});
}

}  // namespace
}  // namespace closeout::boxes
