#include <gmock/gmock.h>

#include "rules/assessment.hpp"

namespace closeout::rules {
namespace {

Finding found_in(std::string const& language, std::string const& diagnostics_attribute = "r.fi r.sv how.en how.fi") {
  std::string const rules =
      schema("<pattern><rule context='/project'><report id='r' test='1' diagnostics='" + diagnostics_attribute +
             "'>the end is <value-of select='@end' c:as='date'/></report></rule></pattern>"
             "<diagnostics>"
             "<diagnostic id='r.fi' xml:lang='fi'>loppu on <value-of select='@end' c:as='date'/></diagnostic>"
             "<diagnostic id='r.sv' xml:lang='sv'>slutet är <value-of select='@end' c:as='date'/></diagnostic>"
             "<diagnostic id='how.en'>mend it</diagnostic>"
             "<diagnostic id='how.fi' xml:lang='fi'>korjaa</diagnostic>"
             "</diagnostics>");
  Assessment assessment;
  assessment.record = "<project end='2021-12-31'/>";
  assessment.options.language = language;
  Findings findings = findings_of(rules, assessment);
  EXPECT_EQ(findings.all.size(), 1U);
  return findings.all.empty() ? Finding{} : findings.all.front();
}

std::string written(std::string const& value_of, std::string const& record, std::string const& language = "fi") {
  Assessment assessment;
  assessment.record = record;
  assessment.options.language = language;
  std::string const rules =
      "<schema xmlns='http://purl.oclc.org/dsdl/schematron' xmlns:c='urn:closeout:rules:1' "
      "xml:lang='" +
      language + "'><pattern><rule context='/project'><report test='1'>" + value_of +
      "</report></rule></pattern></schema>";
  auto const messages = messages_of(rules, assessment);
  return messages.empty() ? "" : messages.front();
}

TEST(Languages, MessageIsTheTextOrTheDiagnosticNamedAfterTheAssertionAndItsLanguage) {
  EXPECT_EQ(found_in("en").message, "the end is 31 December 2021");
  EXPECT_EQ(found_in("fi").message, "loppu on 31.12.2021");
  EXPECT_EQ(found_in("sv").message, "slutet är 31.12.2021");
}

TEST(Languages, OtherDiagnosticsAreTheRemedy) {
  EXPECT_EQ(found_in("en").remedy, "mend it");
  EXPECT_EQ(found_in("fi").remedy, "korjaa");
  EXPECT_EQ(found_in("fi", "r.fi").remedy, "");
}

TEST(Languages, FallBackAsTextsDo) {
  EXPECT_EQ(found_in("sv-FI").message, "slutet är 31.12.2021");
  EXPECT_EQ(found_in("sv").remedy, "korjaa");
  EXPECT_EQ(found_in("de").message, "loppu on 31.12.2021");
}

TEST(Values, AreWrittenInTheFormAsked) {
  std::string const record = "<project amount='216803.00' share='9876' day='2021-11-07'/>";
  EXPECT_EQ(written("<value-of select='@amount' c:as='money'/>", record), "216\u00a0803,00\u00a0€");
  EXPECT_EQ(written("<value-of select='@share' c:as='percent'/>", record), "98,76\u00a0%");
  EXPECT_EQ(written("<value-of select='@day' c:as='date'/>", record), "7.11.2021");
  EXPECT_EQ(written("<value-of select='@amount'/>", record), "216803.00");
}

TEST(Values, OfAnotherFormStayAsTheyAre) {
  EXPECT_EQ(written("<value-of select='@x' c:as='money'/>!", "<project x='a few'/>"), "a few!");
  EXPECT_EQ(written("<value-of select='@x' c:as='date'/>!", "<project x='2021'/>"), "2021!");
}

TEST(Texts, CollapseWhiteSpaceAndKeepTheWordsOfMarkedText) {
  EXPECT_EQ(written("\n  a <emph>b</emph>\n  <span class='k'>c</span> <dir>d</dir> ", "<project/>"), "a b c d");
}

TEST(Texts, NameIsThatOfTheContextOrOfThePath) {
  EXPECT_EQ(written("<name/> <name path='*'/> <name path='@x'/>", "<project x=''><line/></project>"), "project line x");
}

}  // namespace
}  // namespace closeout::rules
