#include "rules/evaluator.hpp"

#include <gmock/gmock.h>

#include "rules/assessment.hpp"

namespace closeout::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Assessment on(std::string record, std::string figures = "<figures/>") {
  return {.record = std::move(record), .figures = std::move(figures)};
}

TEST(Assertions, AssertFiresWhenItsTestIsFalse) {
  std::string const rules = pattern("<rule context='line'><assert test='@year'>no year</assert></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><line year='2021'/><line/></project>")), ElementsAre("no year"));
}

TEST(Assertions, ReportFiresWhenItsTestIsTrue) {
  std::string const rules = pattern("<rule context='line'><report test='@year'>a year</report></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><line year='2021'/><line/></project>")), ElementsAre("a year"));
}

TEST(Assertions, SeverityComesFromTheRoleOfTheAssertionOrItsRule) {
  Findings const found =
      findings_of(pattern("<rule context='/project' role='warning'>"
                          "<report test='1' role='fatal'>a</report><report test='1' role='error'>b</report>"
                          "<report test='1'>c</report><report test='1' role='information'>d</report></rule>"));
  std::vector<base::Severity> severities;
  for (Finding const& finding : found.all) severities.push_back(finding.severity);
  EXPECT_THAT(severities,
              ElementsAre(base::Severity::Error, base::Severity::Error, base::Severity::Warning, base::Severity::Note));
}

TEST(Assertions, SourceAndIdAreInheritedFromWhatStandsAround) {
  Findings const found =
      findings_of(schema("<pattern id='p' see='Act 1'><rule context='/project'><report test='1'>a</report>"
                         "<report id='r' see='Act 2' test='1'>b</report></rule></pattern>"));
  ASSERT_EQ(found.all.size(), 2U);
  EXPECT_EQ(found.all[0].id + " " + found.all[0].see, "p Act 1");
  EXPECT_EQ(found.all[1].id + " " + found.all[1].see, "r Act 2");
}

TEST(Patterns, FirstMatchingRuleTakesTheNode) {
  std::string const rules = pattern(
      "<rule context='line[@kind]'><report test='1'>special <value-of select='@n'/></report></rule>"
      "<rule context='line'><report test='1'>ordinary <value-of select='@n'/></report></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><line n='1'/><line n='2' kind='x'/></project>")),
              ElementsAre("ordinary 1", "special 2"));
}

TEST(Patterns, EachPatternVisitsANodeAnew) {
  std::string const one = "<pattern><rule context='line'><report test='1'>seen</report></rule></pattern>";
  EXPECT_THAT(messages_of(schema(one + one), on("<project><line/></project>")), ElementsAre("seen", "seen"));
}

TEST(Patterns, FindingsStandInTheOrderOfTheRecord) {
  std::string const rules = pattern(
      "<rule context='b'><report test='1'><name/></report></rule>"
      "<rule context='a | @x'><report test='1'><name/></report></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><a/><b x=''/><a/></project>")), ElementsAre("a", "b", "x", "a"));
}

TEST(Patterns, ContextIsAMatchPattern) {
  std::string const rules =
      pattern("<rule context='lines/line[2]'><report test='1'><value-of select='@n'/></report></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><x><lines><line n='1'/><line n='2'/></lines></x>"
                                    "<lines><line n='3'/><line n='4'/></lines><line n='5'/></project>")),
              ElementsAre("2", "4"));
}

TEST(Rules, AbstractRuleIsNotAppliedButExtended) {
  std::string const rules = pattern(
      "<rule abstract='true' id='dated'><let name='day' value='@date'/>"
      "<assert test='$day'><name/> without date</assert></rule>"
      "<rule context='meeting'><extends rule='dated'/></rule>"
      "<rule context='claim'><extends rule='dated'/></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><meeting/><claim date='2021-01-01'/><other/></project>")),
              ElementsAre("meeting without date"));
}

TEST(Variables, AreComputedInTheContextOfTheirScope) {
  std::string const rules = schema(
      "<let name='all' value='count(//line)'/>"
      "<pattern><let name='first' value='//line[1]/@n'/>"
      "<rule context='line'><let name='own' value='@n'/>"
      "<report test='1'><value-of select=\"concat($own, ' ', $first, ' ', $all)\"/></report></rule></pattern>");
  EXPECT_THAT(messages_of(rules, on("<project><line n='a'/><line n='b'/></project>")), ElementsAre("a a 2", "b a 2"));
}

TEST(Variables, OfTwoRulesMayShareANameWithDifferentTypes) {
  std::string const rules = pattern(
      "<rule context='a'><let name='x' value='count(*)'/><report test='$x = 1'>one</report></rule>"
      "<rule context='b'><let name='x' value='*'/><report test='$x'>some</report></rule>");
  EXPECT_THAT(messages_of(rules, on("<project><a><i/></a><b><i/></b></project>")), ElementsAre("one", "some"));
}

TEST(Variables, FiguresAreBoundToTheirRootElement) {
  std::string const rules = pattern(
      "<rule context='/project'><report test='$figures/budget/@planned &gt; @limit'>"
      "planned <value-of select='$figures/budget/@planned'/></report></rule>");
  std::string const figures = "<figures><budget planned='216803.00'/></figures>";
  EXPECT_THAT(messages_of(rules, on("<project limit='200000'/>", figures)), ElementsAre("planned 216803.00"));
  EXPECT_THAT(messages_of(rules, on("<project limit='300000'/>", figures)), IsEmpty());
}

TEST(Phases, OnlyTheActivePatternsRun) {
  std::string const rules = schema(
      "<phase id='draft'><active pattern='one'/></phase><phase id='final'><active pattern='two'/></phase>"
      "<pattern id='one'><rule context='/project'><report test='1'>one</report></rule></pattern>"
      "<pattern id='two'><rule context='/project'><report test='1'>two</report></rule></pattern>",
      "defaultPhase='draft'");
  Assessment assessment;
  EXPECT_THAT(messages_of(rules, assessment), ElementsAre("one"));
  assessment.options.phase = "final";
  EXPECT_THAT(messages_of(rules, assessment), ElementsAre("two"));
  assessment.options.phase = "#ALL";
  EXPECT_THAT(messages_of(rules, assessment), ElementsAre("one", "two"));
  assessment.options.phase = "#DEFAULT";
  EXPECT_THAT(messages_of(rules, assessment), ElementsAre("one"));
}

TEST(Phases, SchemaWithoutPhasesRunsWhateverIsAskedOfOthers) {
  Assessment assessment;
  assessment.options.phase = "final";
  EXPECT_THAT(messages_of(pattern("<rule context='/project'><report test='1'>one</report></rule>"), assessment),
              ElementsAre("one"));
}

TEST(Phases, VariablesOfTheActivePhaseAreSeenByItsPatterns) {
  std::string const rules = schema(
      "<phase id='draft'><let name='limit' value='1'/><active pattern='one'/></phase>"
      "<phase id='final'><let name='limit' value='2'/><active pattern='one'/></phase>"
      "<pattern id='one'><rule context='/project'><report test='1'><value-of select='$limit'/></report></rule>"
      "</pattern>");
  Assessment assessment;
  assessment.options.phase = "final";
  EXPECT_THAT(messages_of(rules, assessment), ElementsAre("2"));
}

TEST(Places, FindingStandsAtTheContextWithItsPathAndPositions) {
  Findings const found = findings_of(pattern("<rule context='line'><assert test='@year'>x</assert></rule>"),
                                     on("<project>\n <lines>\n  <line year='1'/>\n  <line/>\n </lines>\n</project>"));
  ASSERT_EQ(found.all.size(), 1U);
  EXPECT_EQ(found.all[0].location, "/project/lines[1]/line[2]");
  EXPECT_EQ(found.all[0].place.position(), (base::Position{4, 4}));
  EXPECT_EQ(found.all[0].place.length, 4U);
}

TEST(Places, AttributeAsContextIsPlacedAtItsValue) {
  Findings const found = findings_of(pattern("<rule context='@end'><report test='1'>x</report></rule>"),
                                     on("<project><identity start='a' end='bcd'/></project>"));
  ASSERT_EQ(found.all.size(), 1U);
  EXPECT_EQ(found.all[0].location, "/project/identity[1]/@end");
  EXPECT_EQ(found.all[0].place.position(), (base::Position{1, 35}));
  EXPECT_EQ(found.all[0].place.length, 3U);
}

TEST(Places, SubjectPlacesTheFindingElsewhereInTheRecord) {
  std::string const rules = pattern(
      "<rule context='/project'><report test='1' subject='line/@year'>x</report>"
      "<report test='1' subject='nothing'>y</report></rule>");
  Findings const found = findings_of(rules, on("<project><line year='1'/></project>"));
  ASSERT_EQ(found.all.size(), 2U);
  EXPECT_EQ(found.all[0].location, "/project/line[1]/@year");
  EXPECT_EQ(found.all[1].location, "/project");
}

TEST(Places, DocumentAsContextIsPlacedAtItsRoot) {
  Findings const found = findings_of(pattern("<rule context='/'><report test='1'>x</report></rule>"));
  ASSERT_EQ(found.all.size(), 1U);
  EXPECT_EQ(found.all[0].location, "/");
  EXPECT_EQ(found.all[0].place.position(), (base::Position{1, 2}));
}

TEST(Prefixes, BoundToTheRecordsNamespaceAreLeftOut) {
  Assessment assessment = on("<project xmlns='urn:x'><line/></project>");
  assessment.options.record_namespace = "urn:x";
  std::string const rules = schema(
      "<ns prefix='p' uri='urn:x'/><pattern><rule context='p:project/p:line'>"
      "<report test='parent::p:project'>found <value-of select='count(/p:project/p:*)'/></report></rule></pattern>");
  EXPECT_THAT(messages_of(rules, assessment), ElementsAre("found 1"));
}

TEST(Assess, FileThatIsNotThereIsAnErrorAndNothingIsFound) {
  xml::Document const record = parsed("record.xml", "<project/>");
  base::Diagnostics diagnostics;
  EXPECT_FALSE(assess(record, record, {.files = {"/no/such/rules.sch"}, .language = "en", .phase = ""}, diagnostics));
  EXPECT_TRUE(diagnostics.has_errors());
}

TEST(ToDiagnostic, WhyNamesTheRuleAndItsSourceAndHintIsTheRemedy) {
  base::Diagnostic const it = to_diagnostic({.id = "esf-13",
                                             .severity = base::Severity::Warning,
                                             .message = "wrong model",
                                             .remedy = "choose another",
                                             .see = "VNA 358/2014 § 12",
                                             .location = "/project",
                                             .place = {}});
  EXPECT_EQ(it.severity, base::Severity::Warning);
  EXPECT_EQ(it.code, "esf-13");
  EXPECT_EQ(it.why, "esf-13, VNA 358/2014 § 12");
  EXPECT_EQ(it.hint, "choose another");
}

}  // namespace
}  // namespace closeout::rules
