#include <gmock/gmock.h>

#include "compose/composition.hpp"

namespace closeout::compose {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Mistakes : public Composition {};

TEST_F(Mistakes, UnknownDirective) {
  EXPECT_THAT(errors("<p>\n <t:vallue-of select='.'/></p>"), ElementsAre("template-directive 3:3"));
  EXPECT_THAT(diagnostics_.all()[0].hint, HasSubstr("t:value-of"));
}

TEST_F(Mistakes, MissingAndUnknownAttribute) {
  EXPECT_THAT(errors("<t:value-of slect='.'/>"), ElementsAre("template-directive 2:2", "template-directive 2:20"));
  EXPECT_THAT(diagnostics_.all()[1].hint, HasSubstr("select"));
}

TEST_F(Mistakes, XPathIsPlacedAtTheVeryCharacter) {
  EXPECT_THAT(errors("<t:value-of select='@a = '/>"), ElementsAre("xpath-syntax 2:26"));
}

TEST_F(Mistakes, XPathInAnAttributeValueTemplateToo) {
  EXPECT_THAT(errors("<p class='a {$gone}'/>"), ElementsAre("xpath-unknown-name 2:15"));
  EXPECT_FALSE(diagnostics_.all()[0].message.empty());
}

TEST_F(Mistakes, ForEachOverWhatIsNoNode) {
  EXPECT_THAT(errors("<t:for-each select='1 + 1'/>"), ElementsAre("xpath-type 2:21"));
}

TEST_F(Mistakes, BraceThatIsNotClosed) {
  EXPECT_THAT(errors("<p class='a {b'/>"), ElementsAre("template-value 2:11"));
}

TEST_F(Mistakes, MissingMessage) {
  EXPECT_THAT(errors("<p><t:message key='titl'/></p>"), ElementsAre("message-missing 2:5"));
  EXPECT_THAT(diagnostics_.all()[0].hint, HasSubstr("title"));
}

TEST_F(Mistakes, MessageWithoutItsArgument) {
  EXPECT_THAT(errors("<t:message key='title'/>"), ElementsAre("message-argument 2:2"));
}

TEST_F(Mistakes, MissingTemplateAndParameter) {
  EXPECT_THAT(errors("<t:template name='rows'/><t:call-template name='row'/>"), ElementsAre("template-name 2:49"));
  EXPECT_THAT(diagnostics_.all()[0].hint, HasSubstr("rows"));
  diagnostics_ = {};
  EXPECT_THAT(errors("<t:template name='row'/>\n<t:call-template name='row'>"
                     "<t:with-param name='x' select='1'/></t:call-template>"),
              ElementsAre("template-parameter 3:49"));
}

TEST_F(Mistakes, TemplateTwice) {
  EXPECT_THAT(errors("<t:template name='a'/>\n<t:template name='a'/>"), ElementsAre("template-name 3:19"));
}

TEST_F(Mistakes, RecursionWithoutEnd) {
  EXPECT_THAT(errors("<t:template name='a'><t:call-template name='a'/></t:template>\n<t:call-template name='a'/>"),
              ElementsAre("template-recursion 2:23"));
}

TEST_F(Mistakes, MissingInclude) {
  EXPECT_THAT(errors("<t:include href='gone.xhtml'/>"), ElementsAre("template-include 2:18"));
}

TEST_F(Mistakes, BranchesOutsideOfChooseAndOthersInside) {
  EXPECT_THAT(errors("<p><t:when test='1'/></p>"), ElementsAre("template-directive 2:5"));
  diagnostics_ = {};
  EXPECT_THAT(errors("<t:choose><b/></t:choose>"), ElementsAre("template-directive 2:12"));
}

TEST_F(Mistakes, VariableWithTwoTypes) {
  EXPECT_THAT(errors("<t:variable name='v' select='1'/>\n<t:variable name='v' select='.'/>"),
              ElementsAre("template-variable 3:2"));
}

TEST_F(Mistakes, AreAllReportedInOneRun) {
  EXPECT_THAT(errors("<t:gone/>\n<t:value-of select='$a'/>\n<t:call-template name='b'/>"),
              ElementsAre("template-directive 2:2", "xpath-unknown-name 3:22", "template-name 4:24"));
}

}  // namespace
}  // namespace closeout::compose
