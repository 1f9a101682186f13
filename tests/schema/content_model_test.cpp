#include "schema/library.hpp"

namespace closeout::schema {
namespace {

class Content : public Library {};

TEST_F(Content, MisspeltElement) {
  auto const it = only(changed("<title>Kalevala</title>", "<titel>Kalevala</titel>"), "titel");
  EXPECT_EQ(it.code, "xsd-unexpected-element");
  EXPECT_EQ(it.message, "expected <title>, found <titel>");
  EXPECT_EQ(it.why, "element book, type book");
  EXPECT_EQ(it.hint, "did you mean <title>?");
}

TEST_F(Content, WhatIsInsideAMisspeltElementIsCheckedToo) {
  std::string text = changed("<authors>", "<autors>");
  text = changed("</authors>", "</autors>", text);
  text = changed("born=\"1802\"", "born=\"18\"", text);
  auto const all = findings(text);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].message, "expected <authors>, found <autors>");
  EXPECT_EQ(all[1].message, "expected a year such as 2021, found \"18\"");
  EXPECT_EQ(all[1].place.offset, text.find("18\">"));
}

TEST_F(Content, WhatFollowsAnUnexpectedElementIsCheckedToo) {
  std::string text = changed("<authors>", "<motto>x</motto><authors>");
  text = changed("kind=\"poetry\"", "kind=\"x\"", text);
  auto const all = findings(text);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].message, "expected <authors>, found <motto>");
  EXPECT_EQ(all[1].code, "xsd-enumeration");
}

TEST_F(Content, SeveralMistakesInOneParentAreAllTold) {
  std::string text = changed("<title>Dikter</title>", "<genre/><title>Dikter</title>");
  text = changed("<shelf>A</shelf><place>2</place>", "<place>2</place><height/>", text);
  auto const all = findings(text);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].message, "element book lacks <shelf>");
  EXPECT_EQ(all[1].message, "expected <title>, found <genre>");
  EXPECT_EQ(all[2].message, "expected <note>, found <height>");
}

TEST_F(Content, AnotherElementInPlaceOfARequiredOne) {
  EXPECT_EQ(only(changed("<title>Kalevala</title>", "<heading x='y'>Kalevala</heading>"), "heading").message,
            "expected <title>, found <heading>");
}

TEST_F(Content, MissingInTheMiddle) {
  auto const it = only(changed("<title>Kalevala</title>", ""), "book", "<books>\n    <");
  EXPECT_EQ(it.code, "xsd-missing-element");
  EXPECT_EQ(it.message, "element book lacks <title>");
  EXPECT_EQ(it.hint, "add <title> before <shelf> at 11:8");
}

TEST_F(Content, MissingAtTheEnd) {
  auto const it = only(changed("<place>1</place>", ""), "book", "<books>\n    <");
  EXPECT_EQ(it.message, "element book lacks <place>");
  EXPECT_EQ(it.hint, "add <place> at the end of book");
}

TEST_F(Content, SeveralMissingAtTheEndAreAllTold) {
  auto const all = findings(changed("<shelf>A</shelf><place>1</place>", ""));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].message, "element book lacks <shelf>");
  EXPECT_EQ(all[1].message, "element book lacks <place>");
}

TEST_F(Content, MissingChoiceNamesBoth) {
  EXPECT_EQ(only(changed("<closed/>", ""), "library").message, "element library lacks <open> or <closed>");
}

TEST_F(Content, WrongOrder) {
  auto const it = only(changed("<shelf>A</shelf><place>1</place>", "<place>1</place><shelf>A</shelf>"), "shelf");
  EXPECT_EQ(it.code, "xsd-element-order");
  EXPECT_EQ(it.message, "<shelf> must stand before <place>");
  EXPECT_EQ(it.hint, "move it before <place> at 11:31");
}

TEST_F(Content, WrongOrderOfAnOptionalElement) {
  std::string text = changed("<founded>1901-05-17</founded>", "");
  text = changed("</authors>", "</authors><founded>1901-05-17</founded>", text);
  EXPECT_EQ(only(text, "founded").message, "<founded> must stand before <authors>");
}

TEST_F(Content, MovedElementsKeepTheirKeys) {
  std::string text = library_document;
  std::size_t const begin = text.find("  <authors>");
  std::size_t const end = text.find("  <books>");
  std::string const authors = text.substr(begin, end - begin);
  text.erase(begin, authors.size());
  text.insert(text.find("  <closed/>"), authors);
  EXPECT_EQ(only(text, "authors").message, "<authors> must stand before <books>");
}

TEST_F(Content, RepeatedElement) {
  auto const it =
      only(changed("<name>Kirjasto</name>", "<name>Kirjasto</name><name>Bibliotek</name>"), "name", "</name><");
  EXPECT_EQ(it.code, "xsd-repeated-element");
  EXPECT_EQ(it.message, "another <name> may not stand in library");
}

TEST_F(Content, RepeatedTooOften) {
  EXPECT_EQ(
      only(changed("<note>lånad</note>", "<note>a</note><note>b</note><note>c</note>"), "note", "b</note><").message,
      "another <note> may not stand in book");
}

TEST_F(Content, TextWhereOnlyElementsStand) {
  auto const it = only(changed("<books>", "<books> loose ends\n"), "loose ends");
  EXPECT_EQ(it.code, "xsd-text-not-allowed");
  EXPECT_EQ(it.message, "text may not stand in element books");
  EXPECT_EQ(it.hint, "put it in <book>");
}

TEST_F(Content, ElementWhereOnlyTextStands) {
  auto const it = only(changed("<name>Kirjasto</name>", "<name>Kirja<b>sto</b></name>"), "b", "Kirja<");
  EXPECT_EQ(it.code, "xsd-text-only");
  EXPECT_EQ(it.message, "element b may not stand in name, which holds text only");
}

TEST_F(Content, EmptyElementMustBeEmpty) {
  EXPECT_EQ(only(changed("<closed/>", "<closed><x/></closed>"), "x", "<closed><").message,
            "element x may not stand in closed, which is empty");
}

TEST_F(Content, MisspeltRoot) {
  std::string text = changed("<library ", "<libary ");
  text = changed("</library>", "</libary>", text);
  auto const it = only(text, "libary");
  EXPECT_EQ(it.code, "xsd-root");
  EXPECT_EQ(it.message, "expected the root element <library>, found <libary>");
}

TEST_F(Content, RootOfAnotherKind) {
  EXPECT_EQ(only("<html>\n<body/></html>", "html").message, "expected the root element <library>, found <html>");
}

TEST_F(Content, RootWithoutItsNamespace) {
  std::string text = changed(" xmlns=\"urn:library\"", "");
  text = changed("kind=\"poetry\"", "kind=\"x\"", text);
  auto const all = findings(text);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].code, "xsd-namespace");
  EXPECT_EQ(all[0].message, "expected element library in namespace urn:library, found it in none");
  EXPECT_EQ(all[0].hint, "write xmlns=\"urn:library\"");
  EXPECT_EQ(all[1].code, "xsd-enumeration");
}

TEST_F(Content, ChildOfAnotherNamespace) {
  EXPECT_EQ(only(changed("<founded>", "<founded xmlns=\"\">"), "founded").message,
            "expected element founded in namespace urn:library, found it in none");
}

TEST_F(Content, ManyUnexpectedElementsEnd) {
  std::string many;
  for (int i = 0; i < 500; ++i) many += "<x" + std::to_string(i) + "/>";
  auto const all = findings(changed("<books>", "<books>" + many));
  EXPECT_GE(all.size(), 60U);
}

}  // namespace
}  // namespace closeout::schema
