#include "compose/composition.hpp"

namespace closeout::compose {
namespace {

class Directives : public Composition {
 protected:
  void SetUp() override {
    Composition::SetUp();
    record_text_ =
        "<project language='fi' state='final'><party id='b' n='2'>Beta</party><party id='a' n='10'>Alpha</party>"
        "<party id='c' n='1'>\u00c4lg</party></project>";
  }
};

TEST_F(Directives, ForEachGoesThroughNodesInTheirOrder) {
  EXPECT_EQ(composed("<t:for-each select='party'><li><t:value-of select='@id'/></li></t:for-each>"),
            "<li>b</li><li>a</li><li>c</li>");
}

TEST_F(Directives, ForEachTellsPositionAndLast) {
  EXPECT_EQ(composed("<t:for-each select='party'><t:value-of select=\"concat($position, '/', $last)\"/>"
                     "<t:if test='$position != $last'>, </t:if></t:for-each>"),
            "1/3, 2/3, 3/3");
}

TEST_F(Directives, NestedForEachHasPositionsOfItsOwn) {
  EXPECT_EQ(composed("<t:for-each select='party'><t:value-of select='$position'/>"
                     "<t:for-each select='@id'>[<t:value-of select='$position'/>]</t:for-each>"
                     "<t:value-of select='$position'/> </t:for-each>"),
            "1[1]1 2[1]2 3[1]3 ");
}

TEST_F(Directives, VariableIsGoneBehindTheBodyItStandsIn) {
  EXPECT_EQ(
      composed("<t:for-each select='party'><t:if test=\"@id = 'b'\"><t:variable name='seen' select='string(@id)'/>"
               "<t:value-of select='$seen'/></t:if>[<t:value-of select='$seen'/>]</t:for-each>"),
      "b[][][]");
}

TEST_F(Directives, InnerVariableHidesTheOuterOneForItsBody) {
  EXPECT_EQ(composed("<t:variable name='x' select=\"'outer'\"/><b><t:variable name='x' select=\"'inner'\"/>"
                     "<t:value-of select='$x'/></b><t:value-of select='$x'/>"),
            "<b>inner</b>outer");
}

TEST_F(Directives, BraceInAStringOfAnExpressionDoesNotEndIt) {
  EXPECT_EQ(composed("<b title=\"{concat('}', @state)}\"/>"), "<b title=\"}final\"/>");
}

TEST_F(Directives, SortByCollationOfTheLanguage) {
  std::string const sorted = "<t:for-each select='party'><t:sort select='.'/><t:value-of select='@id'/></t:for-each>";
  EXPECT_EQ(composed(sorted), "cab");
  language_ = "fi";
  EXPECT_EQ(composed(sorted), "abc");
}

TEST_F(Directives, SortByNumberAndDescending) {
  EXPECT_EQ(composed("<t:for-each select='party'><t:sort select='@n' type='number' order='descending'/>"
                     "<t:value-of select='@n'/> </t:for-each>"),
            "10 2 1 ");
  EXPECT_EQ(composed("<t:for-each select='party'><t:sort select='@n'/><t:value-of select='@n'/> </t:for-each>"),
            "1 10 2 ");
}

TEST_F(Directives, SecondSortKeyDecidesAmongEquals) {
  record_text_ = "<project><x k='b' n='1'/><x k='a' n='2'/><x k='a' n='1'/></project>";
  EXPECT_EQ(composed("<t:for-each select='x'><t:sort select='@k'/><t:sort select='@n' order='descending'/>"
                     "<t:value-of select='concat(@k, @n)'/> </t:for-each>"),
            "a2 a1 b1 ");
}

TEST_F(Directives, If) {
  EXPECT_EQ(composed("<t:if test=\"@state = 'final'\">yes</t:if><t:if test='nothing'>no</t:if>"), "yes");
}

TEST_F(Directives, ChooseTakesTheFirstThatHolds) {
  std::string const choose =
      "<t:choose><t:when test=\"@state = 'draft'\">a</t:when><t:when test='party'>b</t:when>"
      "<t:when test='1'>c</t:when><t:otherwise>d</t:otherwise></t:choose>";
  EXPECT_EQ(composed(choose), "b");
  record_text_ = "<project state='draft'/>";
  EXPECT_EQ(composed(choose), "a");
}

TEST_F(Directives, ChooseTakesOtherwiseWhenNothingHolds) {
  EXPECT_EQ(composed("<t:choose><t:when test='0'>a</t:when><t:otherwise>d</t:otherwise></t:choose>"), "d");
  EXPECT_EQ(composed("<t:choose><t:when test='0'>a</t:when></t:choose>"), "");
}

TEST_F(Directives, ValueOfEscapesMarkup) {
  record_text_ = "<project a='&lt;b&gt; &amp; c'/>";
  EXPECT_EQ(composed("<p><t:value-of select='@a'/></p>"), "<p>&lt;b&gt; &amp; c</p>");
}

TEST_F(Directives, AttributeStandsOnItsParent) {
  EXPECT_EQ(
      composed("<img class='k'><t:attribute name='alt'>Party <t:value-of select='party[1]'/></t:attribute></img>"),
      "<img class=\"k\" alt=\"Party Beta\"/>");
  EXPECT_EQ(composed("<a class='k'><t:attribute name='class'>new</t:attribute>x</a>"), "<a class=\"new\">x</a>");
}

TEST_F(Directives, AttributeValueTemplates) {
  EXPECT_EQ(composed("<p class='row {@state} {count(party)}' title='{{x}}'/>"),
            "<p class=\"row final 3\" title=\"{x}\"/>");
}

TEST_F(Directives, VariableIsSeenBehindIt) {
  EXPECT_EQ(composed("<t:variable name='n' select='count(party)'/><p><t:value-of select='$n + 1'/></p>"), "<p>4</p>");
}

TEST_F(Directives, CalledTemplateTakesParameters) {
  EXPECT_EQ(composed("<t:template name='row'><t:param name='label'/><t:param name='nodes' as='node-set'/>"
                     "<t:param name='many' as='boolean'/><p><t:value-of select='$label'/>:"
                     "<t:value-of select='count($nodes)'/><t:if test='$many'>!</t:if></p></t:template>"
                     "<t:call-template name='row'><t:with-param name='label' select=\"'parties'\"/>"
                     "<t:with-param name='nodes' select='party'/><t:with-param name='many' select='party'/>"
                     "</t:call-template><t:call-template name='row'/>"),
            "<p>parties:3!</p><p>:0</p>");
}

TEST_F(Directives, ParametersOfACallAreRestored) {
  EXPECT_EQ(composed("<t:template name='inner'><t:param name='x'/><t:value-of select='$x'/></t:template>"
                     "<t:template name='outer'><t:param name='x'/><t:value-of select='$x'/>"
                     "<t:call-template name='inner'><t:with-param name='x' select=\"'b'\"/></t:call-template>"
                     "<t:value-of select='$x'/></t:template>"
                     "<t:call-template name='outer'><t:with-param name='x' select=\"'a'\"/></t:call-template>"),
            "aba");
}

TEST_F(Directives, TemplateMayCallItselfUntilItsTestFails) {
  EXPECT_EQ(composed("<t:template name='down'><t:param name='n' as='number'/><t:value-of select='$n'/>"
                     "<t:if test='$n &gt; 1'><t:call-template name='down'>"
                     "<t:with-param name='n' select='$n - 1'/></t:call-template></t:if></t:template>"
                     "<t:call-template name='down'><t:with-param name='n' select='3'/></t:call-template>"),
            "321");
}

TEST_F(Directives, IncludeTakesTheTemplatesOfAnotherFile) {
  write("parts/emblem.xhtml",
        "<t:templates xmlns='http://www.w3.org/1999/xhtml' xmlns:t='urn:closeout:template:1'>"
        "<t:template name='emblem'><b>EU</b></t:template></t:templates>");
  EXPECT_EQ(composed("<t:include href='parts/emblem.xhtml'/><t:call-template name='emblem'/>"), "<b>EU</b>");
}

TEST_F(Directives, FilesMayIncludeEachOther) {
  write("a.xhtml", html("<t:include href='b.xhtml'/><t:template name='a'>A</t:template>"));
  write("b.xhtml", html("<t:include href='a.xhtml'/><t:template name='b'>B</t:template>"));
  EXPECT_EQ(composed("<t:include href='a.xhtml'/><t:call-template name='a'/><t:call-template name='b'/>"), "AB");
}

TEST_F(Directives, MessageWithArgumentsAndAComputedKey) {
  EXPECT_EQ(composed("<t:message key='title'><t:with-param name='name' select='party[1]'/></t:message>, "
                     "<t:message key='graduates'><t:with-param name='n' select='count(party)'/></t:message>, "
                     "<t:message key='state.{@state}'/>"),
            "Report on Beta, 3 graduates, Final");
}

TEST_F(Directives, MessageArgumentMayBeABodyOrANumberInText) {
  EXPECT_EQ(composed("<t:message key='title'><t:with-param name='name'>the <t:value-of select='party[1]'/>"
                     "</t:with-param></t:message>, <t:message key='graduates'>"
                     "<t:with-param name='n' type='number' select='party[3]/@n'/></t:message>"),
            "Report on the Beta, 1 graduate");
}

TEST_F(Directives, ListJoinsByTheLanguagesPattern) {
  EXPECT_EQ(composed("<t:list select='party'><t:value-of select='@id'/></t:list>"), "b, a and c");
  language_ = "fi";
  EXPECT_EQ(composed("<t:list select='party'><t:value-of select='@id'/></t:list>"), "b, a ja c");
}

TEST_F(Directives, WhiteSpaceWithALineFeedIsDroppedOtherIsKept) {
  EXPECT_EQ(composed("\n  <p>\n    <t:value-of select='@state'/>\n  </p>\n  <b>x</b> <i>y</i>"),
            "<p>final</p><b>x</b> <i>y</i>");
}

TEST_F(Directives, StyleSheetsStay) {
  EXPECT_EQ(composed("<head><link rel='stylesheet' href='report.css'/></head>"),
            "<head><link rel=\"stylesheet\" href=\"report.css\"/></head>");
}

TEST_F(Directives, ProjectAndLanguageAreAlwaysThere) {
  language_ = "fi";
  EXPECT_EQ(composed("<t:for-each select='party[1]'><t:value-of select='concat($project/@state, $language)'/>"
                     "</t:for-each>"),
            "finalfi");
}

TEST_F(Directives, ElementsKnowTheirOriginInTheTemplate) {
  auto const document = run("<body>\n  <t:if test='1'><p>x</p></t:if></body>");
  ASSERT_TRUE(document.has_value());
  base::SourcePlace const place = document->place_of(document->root().child("body").child("p"));
  ASSERT_TRUE(place.is_known());
  EXPECT_EQ(place.position(), (base::Position{3, 19}));
  EXPECT_EQ(std::filesystem::path(place.file->name()).filename(), "t.xhtml");
}

TEST_F(Directives, TemplateRunsAgainWithTheSameResult) {
  auto const compiled = compile("<t:for-each select='party'><t:value-of select='$position'/></t:for-each>");
  ASSERT_TRUE(compiled.has_value());
  record_ = xml::parse(std::make_shared<base::SourceFile>("record.xml", record_text_), diagnostics_);
  Data const data{record_->root(), {{"figures", pugi::xpath_node_set()}}};
  locale::Formatter const formatter(language_, catalogues_);
  auto const first = compiled->run(data, formatter, diagnostics_);
  auto const second = compiled->run(data, formatter, diagnostics_);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(xml::serialize(*first), xml::serialize(*second));
}

}  // namespace
}  // namespace closeout::compose
