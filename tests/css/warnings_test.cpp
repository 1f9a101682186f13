// Every warning's text and place.

#include "styled_document.hpp"

namespace closeout::css {
namespace {

/// "line:column: message; hint" for a sheet that is a file of its own.
std::vector<std::string> warnings(std::string_view sheet) {
  std::string const text =
      std::string("<html><head><style>\n").append(sheet).append("</style></head><body><p/></body></html>");
  base::Diagnostics diagnostics;
  auto const document = xml::parse(std::make_shared<base::SourceFile const>("a.xhtml", text), diagnostics);
  static_cast<void>(style(*document, {}, diagnostics));
  std::vector<std::string> lines = findings_of(diagnostics);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!diagnostics.all()[i].hint.empty()) lines[i].append("; ").append(diagnostics.all()[i].hint);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Warnings, UnknownProperty) {
  EXPECT_EQ(warnings("p {\n  colour: red }"), Lines{"3:3: unknown property \"colour\"; did you mean \"color\"?"});
  EXPECT_EQ(warnings("p { transform: none }"), Lines{"2:5: property \"transform\" is not in the profile"});
  EXPECT_EQ(warnings("p { zzzzzz: 1 }"), Lines{"2:5: unknown property \"zzzzzz\""});
}

TEST(Warnings, InvalidValue) {
  EXPECT_EQ(warnings("p { text-align: centre }"),
            Lines{"2:17: value is not one of property \"text-align\"; did you mean \"center\"?"});
  EXPECT_EQ(warnings("p { width: 3 px }"),
            Lines{"2:12: value is not one of property \"width\"; expected auto | min-content | max-content | fit-content | "
                  "<length-percentage>"});
  EXPECT_EQ(warnings("p { color: }"), Lines{"2:5: property \"color\" has no value; expected <color>"});
  EXPECT_EQ(warnings("p { padding: -1px }").size(), 1U);
}

TEST(Warnings, InvalidSelector) {
  EXPECT_EQ(warnings("p::befor, q { color: red }"),
            Lines{"2:4: unknown pseudo-element \"befor\"; did you mean \"before\"?"});
  EXPECT_EQ(warnings("p:nth-child(x) { color: red }"),
            Lines{"2:3: argument is not of the form An+B; expected odd, even, a number, or like 2n+1"});
  EXPECT_EQ(warnings("p > { color: red }"), Lines{"2:1: selector is missing"});
  EXPECT_EQ(warnings("p..x { color: red }"), Lines{"2:3: expected a class name after '.'"});
  EXPECT_EQ(warnings("p[a=] { color: red }"),
            Lines{"2:2: attribute selector is malformed; expected [name], [name=value] or one of ~= |= ^= $= *="});
  EXPECT_EQ(warnings("p::before q { color: red }"), Lines{"2:11: nothing may follow a pseudo-element"});
}

TEST(Warnings, UnknownAtRule) {
  EXPECT_EQ(warnings("@meda print {}"), Lines{"2:1: unknown at-rule \"@meda\"; did you mean \"media\"?"});
  EXPECT_EQ(
      warnings("@counter-style x {}"),
      Lines{"2:1: unknown at-rule \"@counter-style\"; the predefined counter styles and strings are in the profile"});
  EXPECT_EQ(warnings("@page { @top-centre { content: 'x' } }"),
            Lines{"2:9: unknown margin box \"@top-centre\"; did you mean \"top-center\"?"});
}

TEST(Warnings, PageSelectorAndSize) {
  EXPECT_EQ(warnings("@page :lefty {}"), Lines{"2:8: \"lefty\" is not a page selector; did you mean \"left\"?"});
  EXPECT_EQ(warnings("@page { size: A9 }").front().substr(0, 31), "2:15: value is not a page size;");
}

TEST(Warnings, MediaFeatures) {
  EXPECT_EQ(warnings("@media print and (colour) {}"),
            Lines{"2:18: media feature is not known; width, height, aspect-ratio, orientation, resolution and color "
                  "are"});
}

TEST(Warnings, RecoveryKeepsTheRest) {
  StyledDocument const page("p { colr: x; = ; width: 1px } ] q { } #x { height: 2px }", "<p id='x'/>");
  EXPECT_EQ(page.style_of("x").width.value.length, px(1));
  EXPECT_EQ(page.diagnostics.warning_count(), 3U);
}

TEST(Warnings, EntityInAStyleElementDoesNotShiftThePlace) {
  EXPECT_EQ(warnings("p &gt; q { x: 1 }"), Lines{"2:12: unknown property \"x\""});
  EXPECT_EQ(warnings("<![CDATA[p > q { x: 1 }]]>"), Lines{"2:18: unknown property \"x\""});
}

TEST(Warnings, StyleAttributeHasItsPlaceAndIsReportedOnce) {
  base::Diagnostics diagnostics;
  std::string const text =
      "<html><body>\n<p style=\"color: red; colr: x\"/><p style=\"color: red; colr: x\"/></body></html>";
  auto const document = xml::parse(std::make_shared<base::SourceFile const>("a.xhtml", text), diagnostics);
  static_cast<void>(style(*document, {}, diagnostics));
  EXPECT_EQ(findings_of(diagnostics), Lines{"2:23: unknown property \"colr\""});
}

TEST(Warnings, TextMadeInMemoryHasThePlaceOfItsOrigin) {
  base::Diagnostics diagnostics;
  xml::Document document;
  auto const source = std::make_shared<base::SourceFile const>("template.xml", "<a>\n<b/></a>");
  pugi::xml_node html = document.tree().append_child("html");
  document.set_origin(html, {source, 5, 1});
  html.append_child("p").append_attribute("style") = "colr: red";
  static_cast<void>(style(document, {}, diagnostics));
  EXPECT_EQ(findings_of(diagnostics), Lines{"2:2: unknown property \"colr\""});
}

}  // namespace
}  // namespace closeout::css
