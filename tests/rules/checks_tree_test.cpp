// What a document can tell of the rules: every one with its verdict.

#include <gmock/gmock.h>

#include "rules/sample_record.hpp"
#include "xml/xpath.hpp"

namespace closeout::rules {
namespace {

constexpr char const* small_project = "../tests/rules/small_project.xml";

xml::Document checks_of(Changes const& changes, bool in_every_language = true) {
  base::Diagnostics diagnostics;
  xml::Document const record = parsed("folder/record.xml", changed(read_sample(small_project), changes));
  auto const figures = figures::compute(record, diagnostics);
  Options options;
  options.files = rule_files();
  options.in_every_language = in_every_language;
  auto const findings = assess(record, figures::to_tree(*figures), options, diagnostics);
  EXPECT_TRUE(findings.has_value());
  return findings ? checks_tree(*findings) : xml::Document();
}

pugi::xml_node rule(xml::Document const& checks, char const* id) {
  return checks.root().find_child_by_attribute("rule", "id", id);
}

/// A work package and an action that end too late: two errors of one rule.
Changes const two_late{
    {R"(start="2023-01-01" end="2024-02-29" status)", R"(start="2023-01-01" end="2024-03-01" status)"},
    {R"(start="2023-02-01" end="2023-09-30")", R"(start="2023-02-01" end="2024-03-01")"}};

TEST(ChecksTree, TellsOfEachRuleWhetherItPassedFailedOrDoesNotApply) {
  auto const checks = checks_of(two_late);
  EXPECT_STREQ(rule(checks, "work-in-project-time").attribute("verdict").value(), "failed");
  EXPECT_STREQ(rule(checks, "work-in-project-time").attribute("findings").value(), "2");
  EXPECT_STREQ(rule(checks, "one-lead").attribute("verdict").value(), "passed");
  // The small project is of 2021-2027.
  EXPECT_STREQ(rule(checks, "esf-three-years").attribute("verdict").value(), "not-applicable");
}

TEST(ChecksTree, ItsNumbersAreThoseOfTheVerdicts) {
  auto const checks = checks_of(two_late);
  int all = 0;
  for (std::string const verdict : {"passed", "failed", "waived", "not-applicable"}) {
    int count = 0;
    for (pugi::xml_node const node : checks.root().children("rule")) {
      count += node.attribute("verdict").value() == verdict ? 1 : 0;
    }
    EXPECT_EQ(checks.root().attribute(verdict.c_str()).as_int(-1), count) << verdict;
    all += count;
  }
  EXPECT_GT(all, 150);
  EXPECT_EQ(checks.root().attribute("rules").as_int(), all);
}

TEST(ChecksTree, AFindingHasItsLineWithoutTheFolderAndItsMessageInEveryLanguage) {
  auto const checks = checks_of(two_late);
  pugi::xml_node const finding = rule(checks, "work-in-project-time").child("finding");
  EXPECT_STREQ(finding.attribute("file").value(), "record.xml");
  EXPECT_GT(finding.attribute("line").as_int(), 1);
  std::vector<std::string> languages;
  for (pugi::xml_node const message : finding.children("message")) {
    languages.emplace_back(message.attribute("xml:lang").value());
    EXPECT_STRNE(message.child_value(), "");
  }
  EXPECT_THAT(languages, testing::UnorderedElementsAre("en", "fi", "sv"));
}

TEST(ChecksTree, AStatementHasADotsForEachValue) {
  auto const checks = checks_of({});
  pugi::xml_node const statement = rule(checks, "cost-not-before-start").child("statement");
  EXPECT_STREQ(statement.child_value(), "cost of … arose before the project started on …");
}

TEST(ChecksTree, AWaivedRuleIsToldWithItsWaiver) {
  Changes changes = two_late;
  changes.emplace_back("</retention>",
                       "</retention><waivers><waiver rule='work-in-project-time' date='2024-07-15'><reason "
                       "xml:lang='en'>The authority agreed.</reason></waiver></waivers>");
  auto const checks = checks_of(changes);
  EXPECT_STREQ(rule(checks, "work-in-project-time").attribute("verdict").value(), "waived");
  EXPECT_STREQ(rule(checks, "work-in-project-time").attribute("waived").value(), "2");
  EXPECT_STREQ(checks.root().child("waiver").child("reason").child_value(), "The authority agreed.");
}

TEST(ChecksTree, WithoutBeingAskedForThereAreNoRules) {
  EXPECT_FALSE(checks_of({}, false).root().child("rule"));
}

TEST(PublicChecks, TellOfParticipantsTheVerdictAlone) {
  xml::Document const checks = parsed(
      "checks.xml",
      "<checks><rule id='a' verdict='failed' findings='1' waived='0'><finding "
      "location='/project/participants[1]/participant[2]'/></rule>"
      "<rule id='b' verdict='failed' findings='1' waived='0'><finding location='/project/budget[1]'/></rule></checks>");
  auto const told = public_checks(checks);
  EXPECT_FALSE(rule(told, "a").child("finding"));
  EXPECT_FALSE(rule(told, "a").attribute("findings"));
  EXPECT_STREQ(rule(told, "a").attribute("verdict").value(), "failed");
  EXPECT_TRUE(rule(told, "b").child("finding"));
  EXPECT_STREQ(rule(told, "b").attribute("findings").value(), "1");
}

}  // namespace
}  // namespace closeout::rules
