#include "rules/compiler.hpp"

#include <gmock/gmock.h>

#include "rules/assessment.hpp"

namespace closeout::rules {
namespace {

/// "code line:column 'underlined text'" of each error.
std::vector<std::string> errors_of(std::string const& rules, std::string const& phase = "") {
  base::Diagnostics diagnostics;
  auto const compiled = compile_schema(parsed("rules.sch", rules), {"en", phase, ""}, diagnostics);
  EXPECT_EQ(compiled.has_value(), !diagnostics.has_errors());
  std::vector<std::string> errors;
  for (auto const& it : diagnostics.all()) {
    auto const [line, column] = it.place.position();
    std::string const text(it.place.file->bytes().substr(it.place.offset, it.place.length));
    errors.push_back(it.code + " " + std::to_string(line) + ":" + std::to_string(column) + " '" + text + "'");
  }
  return errors;
}

constexpr char const* head = "<schema xmlns='http://purl.oclc.org/dsdl/schematron'>\n";

std::vector<std::string> errors_in_rule(std::string const& content) {
  return errors_of(head + ("<pattern><rule context='a'>\n" + content + "</rule></pattern></schema>"));
}

using testing::ElementsAre;

TEST(CompileErrors, XPathIsPlacedAtTheVeryCharacter) {
  EXPECT_THAT(errors_in_rule("<assert test='@a = '>x</assert>"), ElementsAre("xpath-syntax 3:20 ''"));
  EXPECT_THAT(errors_in_rule("<assert test='$b'>x</assert>"), ElementsAre("xpath-unknown-name 3:16 'b'"));
  EXPECT_THAT(errors_in_rule("<assert test='1'>x<value-of select='f()'/></assert>"),
              ElementsAre("xpath-unknown-name 3:37 'f'"));
}

TEST(CompileErrors, VariableOfAnotherRuleIsUnknown) {
  EXPECT_THAT(errors_of(head + std::string("<pattern><rule context='a'><let name='v' value='1'/></rule>\n"
                                           "<rule context='b'><assert test='$v'>x</assert></rule></pattern></schema>")),
              ElementsAre("xpath-unknown-name 3:34 'v'"));
}

TEST(CompileErrors, VariableDefinedTwice) {
  EXPECT_THAT(errors_in_rule("<let name='v' value='1'/><let name='v' value='2'/>"),
              ElementsAre("rules-variable-twice 3:37 'v'"));
  EXPECT_THAT(errors_in_rule("<let name='figures' value='1'/>"), ElementsAre("rules-variable-twice 3:12 'figures'"));
}

TEST(CompileErrors, ContextThatSelectsNoNodes) {
  EXPECT_THAT(errors_of(head + std::string("<pattern><rule context='1 + 1'/></pattern></schema>")),
              ElementsAre("xpath-type 2:25 '1 + 1'"));
  EXPECT_THAT(errors_of(head + std::string("<pattern><rule context='(a|b)/c'/></pattern></schema>")),
              ElementsAre("rules-not-a-match-pattern 2:25 '(a|b)/c'"));
  EXPECT_THAT(errors_of(head + std::string("<pattern><rule context='$figures/x'/></pattern></schema>")),
              ElementsAre("rules-not-a-match-pattern 2:25 '$figures/x'"));
}

TEST(CompileErrors, RuleWithoutContext) {
  EXPECT_THAT(errors_of(head + std::string("<pattern><rule/></pattern></schema>")),
              ElementsAre("rules-rule-without-context 2:11 'rule'"));
}

TEST(CompileErrors, UnknownElementsAndAttributes) {
  EXPECT_THAT(errors_in_rule("<asert test='1'>x</asert>"), ElementsAre("rules-unknown-element 3:2 'asert'"));
  EXPECT_THAT(errors_in_rule("<assert tset='1'>x</assert>"),
              ElementsAre("rules-missing-attribute 3:2 'assert'", "rules-unknown-attribute 3:15 '1'"));
  EXPECT_THAT(errors_of(head + std::string("<pattern documents='t'/></schema>")),
              ElementsAre("rules-unknown-attribute 2:21 't'"));
  EXPECT_THAT(errors_of("<project/>"), ElementsAre("rules-not-schematron 1:2 'project'"));
  EXPECT_THAT(errors_of("<pattern xmlns='http://purl.oclc.org/dsdl/schematron'/>"),
              ElementsAre("rules-not-schematron 1:2 'pattern'"));
}

TEST(CompileErrors, OtherNamespacesAreLeftAlone) {
  EXPECT_THAT(errors_in_rule("<note xmlns='urn:x' y='1'><z/></note><assert test='1' xml:space='preserve'>x</assert>"),
              ElementsAre());
}

TEST(CompileErrors, UnknownPhaseAndPattern) {
  std::string const phases = "<phase id='final'>\n<active pattern='gone'/></phase></schema>";
  EXPECT_THAT(errors_of(head + phases, "fianl"), ElementsAre("rules-unknown-phase 1:2 'schema'"));
  EXPECT_THAT(errors_of(head + phases, "final"), ElementsAre("rules-unknown-pattern 3:18 'gone'"));
  EXPECT_THAT(errors_of(schema(phases.substr(0, phases.size() - 9), "defaultPhase='x'")),
              ElementsAre(testing::StartsWith("rules-unknown-phase 1:")));
}

TEST(CompileErrors, UnknownDiagnosticRoleFormAndQueryLanguage) {
  EXPECT_THAT(errors_in_rule("<assert test='1' diagnostics='d'>x</assert>"),
              ElementsAre("rules-unknown-diagnostic 3:31 'd'"));
  EXPECT_THAT(errors_in_rule("<assert test='1' role='loud'>x</assert>"), ElementsAre("rules-unknown-role 3:24 'loud'"));
  EXPECT_THAT(
      errors_in_rule("<assert test='1'><value-of select='.' c:as='gold' xmlns:c='urn:closeout:rules:1'/></assert>"),
      ElementsAre("rules-unknown-form 3:45 'gold'"));
  EXPECT_THAT(errors_of(schema("", "queryBinding='xslt2'")),
              ElementsAre(testing::StartsWith("rules-query-binding 1:")));
}

TEST(CompileErrors, DiagnosticIsCheckedWithTheVariablesOfTheRule) {
  EXPECT_THAT(errors_of(schema("<pattern><rule context='a'><let name='v' value='1'/>"
                               "<assert test='1' diagnostics='d'>x</assert></rule></pattern>"
                               "<diagnostics><diagnostic id='d'><value-of select='$v'/></diagnostic></diagnostics>")),
              ElementsAre());
}

TEST(CompileErrors, IdsAreUniqueAndInheritanceEnds) {
  EXPECT_THAT(errors_in_rule("<assert test='1' id='i'>x</assert><assert test='1' id='i'>x</assert>"),
              ElementsAre("rules-id-twice 3:56 'i'"));
  EXPECT_THAT(errors_in_rule("<extends rule='gone'/>"), ElementsAre("rules-unknown-rule 3:16 'gone'"));
  EXPECT_THAT(errors_of(schema("<pattern><rule abstract='true' id='r'><extends rule='r'/></rule>"
                               "<rule context='a'><extends rule='r'/></rule></pattern>")),
              ElementsAre(testing::StartsWith("rules-extends-circle 1:")));
}

TEST(CompileErrors, AreAllReportedInOneRun) {
  EXPECT_EQ(errors_in_rule("<assert test='$a'>x</assert><assert test='$b'>y</assert>").size(), 2U);
}

}  // namespace
}  // namespace closeout::rules
