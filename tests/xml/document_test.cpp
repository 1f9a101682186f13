#include "xml/document.hpp"

#include <gtest/gtest.h>

#include <string>

namespace closeout::xml {
namespace {

Document parsed(std::string text) {
  base::Diagnostics diagnostics;
  auto document = parse(std::make_shared<base::SourceFile const>("a.xml", std::move(text)), diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  return document ? std::move(*document) : Document();
}

std::string quoted(base::SourcePlace const& place) {
  return place.is_known() ? std::string(place.file->bytes().substr(place.offset, place.length)) : "nowhere";
}

TEST(Document, ElementStandsAtItsName) {
  Document const document = parsed("<a>\n  <bä c='1'/>\n</a>");
  base::SourcePlace const place = document.place_of(document.root().child("bä"));
  EXPECT_EQ(place.position(), (base::Position{2, 4}));
  EXPECT_EQ(quoted(place), "bä");
}

TEST(Document, AttributeStandsAtItsValue) {
  Document const document = parsed("<a long-name=\"'b'\"\n  b = 'x &amp; y' c=''/>");
  EXPECT_EQ(quoted(document.place_of(document.root(), "b")), "x &amp; y");
  EXPECT_EQ(document.place_of(document.root(), "b").position(), (base::Position{2, 8}));
  EXPECT_EQ(quoted(document.place_of(document.root(), "long-name")), "'b'");
  EXPECT_EQ(document.place_of(document.root(), "c").length, 0U);
  EXPECT_EQ(quoted(document.place_of(document.root(), "none")), "a");
}

TEST(Document, TextStandsAtItsFirstCharacter) {
  Document const document = parsed("<a>äö &lt; x<b/></a>");
  base::SourcePlace const place = document.place_of(document.root().first_child());
  EXPECT_EQ(place.position(), (base::Position{1, 4}));
  EXPECT_EQ(quoted(place), "äö &lt; x");
}

TEST(Document, PlacesSurviveMoving) {
  Document first = parsed("<a><b/></a>");
  pugi::xml_node const b = first.root().first_child();
  Document const second = std::move(first);
  EXPECT_EQ(second.place_of(b).position(), (base::Position{1, 5}));
}

TEST(Document, NodeBuiltInMemoryHasTheOriginOfItsNearestAncestor) {
  Document const from = parsed("<a>\n<b/></a>");
  Document built;
  pugi::xml_node html = built.tree().append_child("html");
  EXPECT_FALSE(built.place_of(html).is_known());
  pugi::xml_node p = html.append_child("p");
  built.set_origin(p, from.place_of(from.root().child("b")));
  pugi::xml_node const inner = p.append_child("em").append_child(pugi::node_pcdata);
  EXPECT_FALSE(built.place_of(html).is_known());
  EXPECT_EQ(built.place_of(inner).position(), (base::Position{2, 2}));
  EXPECT_EQ(built.place_of(p, "class").position(), (base::Position{2, 2}));
}

TEST(Document, NodeAddedToAParsedDocumentHasThePlaceOfItsParent) {
  Document document = parsed("<a><b/></a>");
  pugi::xml_node const added = document.root().first_child().append_child("c");
  EXPECT_EQ(document.place_of(added).position(), (base::Position{1, 5}));
}

TEST(Document, WhiteSpaceTextIsKept) {
  EXPECT_STREQ(parsed("<a> <b/>\n</a>").root().first_child().value(), " ");
}

TEST(Document, TextSplitByCommentsIsOneTextNode) {
  Document const document = parsed("<a>\n12<!-- x -->0<?pi y?>0<![CDATA[<&]]><b/>.5</a>");
  pugi::xml_node const text = document.root().first_child();
  EXPECT_EQ(text.type(), pugi::node_pcdata);
  EXPECT_STREQ(text.value(), "\n1200<&");
  EXPECT_EQ(document.place_of(text).position(), (base::Position{1, 4}));
  EXPECT_STREQ(text.next_sibling().name(), "b");
  EXPECT_STREQ(document.root().last_child().value(), ".5");
}

TEST(Document, CdataAloneBecomesText) {
  Document const document = parsed("<a><![CDATA[x<y]]></a>");
  EXPECT_EQ(document.root().first_child().type(), pugi::node_pcdata);
  EXPECT_STREQ(document.root().child_value(), "x<y");
}

TEST(Document, LineEndsAndAttributeWhiteSpaceAreNormalised) {
  Document const document = parsed("<a b='x\r\ny\tz'>1\r\n2</a>");
  EXPECT_STREQ(document.root().attribute("b").value(), "x y z");
  EXPECT_STREQ(document.root().child_value(), "1\n2");
}

TEST(Document, SerialisesWithoutReformatting) {
  std::string const text = "<a b=\"&lt;&quot;&amp;\"> x &lt;&amp; <c/>\n<d>ä</d></a>";
  EXPECT_EQ(serialize(parsed(text)), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + text + "\n");
}

TEST(Document, SerialisedTextParsesToTheSameText) {
  std::string const once = serialize(parsed("<a x='&#10;'>&#13;<b>]]&gt;</b>&#x1F600;</a>"));
  EXPECT_EQ(serialize(parsed(once)), once);
}

TEST(Document, LocalNameAndLanguage) {
  Document const document = parsed("<a xml:lang='fi' xmlns:t='u'><t:b><c lang='sv'><d/></c></t:b></a>");
  pugi::xml_node const b = document.root().first_child();
  EXPECT_EQ(local_name(b), "b");
  EXPECT_EQ(local_name(document.root()), "a");
  EXPECT_EQ(language_of(b), "fi");
  EXPECT_EQ(language_of(b.first_child().first_child()), "sv");
  EXPECT_EQ(language_of(document.tree()), "");
}

}  // namespace
}  // namespace closeout::xml
