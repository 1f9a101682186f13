#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

Role role_of(std::string_view body) {
  BoxedDocument const page = BoxedDocument::of(body);
  Box const* box = page.with_id("x");
  return box == nullptr ? Role::None : box->semantics->role;
}

TEST(Semantics, RolesOfElements) {
  EXPECT_EQ(role_of("<section id='x'/>"), Role::Section);
  EXPECT_EQ(role_of("<h4 id='x'>a</h4>"), Role::Heading);
  EXPECT_EQ(role_of("<p id='x'/>"), Role::Paragraph);
  EXPECT_EQ(role_of("<ul><li id='x'/></ul>"), Role::ListItem);
  EXPECT_EQ(role_of("<a id='x' href='#y'>a</a>"), Role::Link);
  EXPECT_EQ(role_of("<a id='x'>a</a>"), Role::None);
  EXPECT_EQ(role_of("<em id='x'>a</em>"), Role::Emphasis);
  EXPECT_EQ(role_of("<aside role='doc-footnote' id='x'/>"), Role::Note);
}

TEST(Semantics, PlainElementsMeanSomethingOnlyWithALanguageOrId) {
  EXPECT_EQ(role_of("<span id='x'>a</span>"), Role::None);
  EXPECT_EQ(role_of("<span id='x' lang='fi'>a</span>"), Role::Span);
  EXPECT_EQ(role_of("<span id='x' lang='en'>a</span>"), Role::None);
  EXPECT_EQ(role_of("<div id='x'>a</div>"), Role::Division);
}

TEST(Semantics, ArtifactsAndPresentation) {
  EXPECT_EQ(role_of("<p id='x' aria-hidden='true'>a</p>"), Role::Artifact);
  EXPECT_EQ(role_of("<svg id='x' role='presentation'/>"), Role::Artifact);
  EXPECT_EQ(role_of("<hr id='x'/>"), Role::Artifact);
  EXPECT_EQ(role_of("<table id='x' role='presentation'><tr><td>a</td></tr></table>"), Role::None);
  EXPECT_EQ(role_of("<table role='presentation'><tr><td id='x'>a</td></tr></table>"), Role::None);
}

TEST(Semantics, HeadingLevels) {
  BoxedDocument const page = BoxedDocument::of("<h1>a</h1><h2 id='x'>b</h2>");
  EXPECT_EQ(page.with_id("x")->semantics->heading_level, 2);
}

TEST(Semantics, LanguageWhereItDiffersAndOnEveryText) {
  BoxedDocument const page =
      BoxedDocument::of("<p id='a' lang='en'>x <em id='b' xml:lang='sv'>y <b id='c' lang='sv'>z</b></em></p>");
  EXPECT_EQ(page.tree.language, "en");
  EXPECT_EQ(page.with_id("a")->semantics->language, "");
  EXPECT_EQ(page.with_id("b")->semantics->language, "sv");
  EXPECT_EQ(page.with_id("c")->semantics->language, "");
  EXPECT_EQ(page.with_id("a")->first_child->language, "en");
  EXPECT_EQ(page.with_id("c")->first_child->language, "sv");
}

TEST(Semantics, AlternativeTexts) {
  auto const alternative = [](std::string_view body) {
    return BoxedDocument::of(body).with_id("x")->semantics->alternative_text;
  };
  EXPECT_EQ(alternative("<svg id='x'><title> Two\n bars </title></svg>"), "Two bars");
  EXPECT_EQ(alternative("<svg id='x' aria-label='L'><title>T</title></svg>"), "L");
  EXPECT_EQ(alternative("<img id='x' alt='A'/>"), "A");
}

TEST(Semantics, LabelledFigureSpeaksForItsDrawings) {
  BoxedDocument const page = BoxedDocument::of("<figure id='a' aria-label='L'><svg id='b'/></figure>");
  EXPECT_EQ(page.with_id("a")->semantics->role, Role::Figure);
  EXPECT_EQ(page.with_id("b")->semantics->role, Role::None);
  EXPECT_TRUE(page.findings().empty());
}

TEST(Semantics, PlainFigureGroupsDrawingAndCaption) {
  BoxedDocument const page =
      BoxedDocument::of("<figure id='a'><svg id='b' aria-label='L'/><figcaption id='c'>c</figcaption></figure>");
  EXPECT_EQ(page.with_id("a")->semantics->role, Role::Division);
  EXPECT_EQ(page.with_id("b")->semantics->role, Role::Figure);
  EXPECT_EQ(page.with_id("c")->semantics->role, Role::FigureCaption);
}

TEST(Semantics, DescriptionListHasItems) {
  BoxedDocument const page = BoxedDocument::of("<dl id='x'><dt>a</dt><dd>b</dd> <dt>c</dt><dt>d</dt><dd>e</dd></dl>");
  Box const* list = page.with_id("x");
  EXPECT_EQ(outline(*list), "B[B[B['a']B['b']]B[B['c']B['d']B['e']]]");
  EXPECT_EQ(list->semantics->role, Role::List);
  EXPECT_EQ(list->first_child->semantics->role, Role::ListItem);
  EXPECT_EQ(list->first_child->first_child->semantics->role, Role::ListLabel);
  EXPECT_EQ(list->first_child->last_child->semantics->role, Role::ListBody);
}

TEST(Semantics, HeadIsRead) {
  BoxedDocument const page(
      "<html lang='sv'><head><title>\n A  b </title><meta name='author' content='X'/><meta charset='utf-8'/>"
      "<meta name='subject' content='Y'/></head><body/></html>");
  EXPECT_EQ(page.tree.title, "A b");
  EXPECT_EQ(page.tree.language, "sv");
  EXPECT_EQ(page.tree.metadata, (std::vector<std::pair<std::string, std::string>>{{"author", "X"}, {"subject", "Y"}}));
}

TEST(Semantics, ImageShowsItsAlternativeText) {
  EXPECT_EQ(outline("<p>a <img alt='Logo'/></p>"), "B['a 'I['Logo']]");
}

}  // namespace
}  // namespace closeout::boxes
