#include "rules/waivers.hpp"

#include <gmock/gmock.h>

#include "rules/sample_record.hpp"

namespace closeout::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char const* small_project = "../tests/rules/small_project.xml";

/// Findings of the small project with `waiver` in it, and what was said of the waiver itself.
struct Outcome {
  Findings findings;
  base::Diagnostics diagnostics;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (auto const& it : diagnostics.all()) codes.push_back(it.code);
    return codes;
  }
};

Outcome outcome_of(std::string const& waivers, Changes changes, std::string const& language = "en") {
  changes.emplace_back("</retention>", "</retention><waivers>" + waivers + "</waivers>");
  xml::Document const record = parsed("record.xml", changed(read_sample(small_project), changes));
  Outcome outcome;
  auto const figures = figures::compute(record, outcome.diagnostics);
  auto findings = assess(record, figures::to_tree(*figures), {.files = rule_files(), .language = language, .phase = ""},
                         outcome.diagnostics);
  EXPECT_TRUE(findings.has_value());
  if (findings) outcome.findings = std::move(*findings);
  return outcome;
}

std::string waiver(std::string const& attributes) {
  return "<waiver " + attributes + " date='2024-07-15'><reason xml:lang='en'>The authority agreed.</reason>" +
         "<reason xml:lang='fi'>Viranomainen suostui.</reason></waiver>";
}

/// A work package and an action that end too late: two errors of one rule.
Changes const two_late{
    {R"(start="2023-01-01" end="2024-02-29" status)", R"(start="2023-01-01" end="2024-03-01" status)"},
    {R"(start="2023-02-01" end="2023-09-30")", R"(start="2023-02-01" end="2024-03-01")"}};

TEST(Waivers, TurnTheErrorsOfARuleIntoNotesWithReasonAndDate) {
  Outcome const outcome = outcome_of(waiver("rule='work-in-project-time' decided-by='steering group'"), two_late);
  EXPECT_THAT(outcome.codes(), IsEmpty());
  ASSERT_THAT(outcome.findings.all, SizeIs(2));
  for (Finding const& finding : outcome.findings.all) {
    base::Diagnostic const it = to_diagnostic(finding);
    EXPECT_EQ(it.severity, base::Severity::Note);
    ASSERT_TRUE(it.waiver.has_value());
    EXPECT_EQ(it.waiver->severity, base::Severity::Error);
    EXPECT_EQ(it.waiver->reason, "The authority agreed.");
    EXPECT_EQ(it.waiver->date, "2024-07-15");
    EXPECT_EQ(it.waiver->decided_by, "steering group");
    EXPECT_TRUE(it.waiver->place.is_known());
    EXPECT_EQ(it.hint, "");
  }
}

TEST(Waivers, OfOneThingLeaveTheOthersAsTheyAre) {
  Outcome const outcome = outcome_of(waiver("rule='work-in-project-time' of='action-1'"), two_late);
  EXPECT_THAT(outcome.codes(), IsEmpty());
  std::vector<std::string> waived, standing;
  for (Finding const& finding : outcome.findings.all) {
    (finding.waiver ? waived : standing).push_back(finding.things.front());
  }
  EXPECT_THAT(waived, ElementsAre("action-1"));
  EXPECT_THAT(standing, ElementsAre("wp-1"));
}

TEST(Waivers, OfAThingCoverWhatStandsInsideIt) {
  Outcome const outcome =
      outcome_of(waiver("rule='completion-in-cohort-time' of='p-2'"), {{"2023-08-30", "2023-02-28"}});
  EXPECT_THAT(outcome.codes(), IsEmpty());
  ASSERT_THAT(outcome.findings.all, SizeIs(1));
  EXPECT_TRUE(outcome.findings.all.front().waiver.has_value());
}

TEST(Waivers, ThatWaiveNothingAreAWarning) {
  EXPECT_THAT(outcome_of(waiver("rule='work-in-project-time'"), {}).codes(), ElementsAre("rules-waiver-idle"));
  Outcome const of_another = outcome_of(waiver("rule='work-in-project-time' of='amk'"), two_late);
  EXPECT_THAT(of_another.codes(), ElementsAre("rules-waiver-idle"));
  EXPECT_FALSE(of_another.diagnostics.has_errors());
  EXPECT_EQ(of_another.diagnostics.all().front().message, "the waiver of work-in-project-time for amk waives nothing");
}

TEST(Waivers, OfARuleThatIsNotThereAreAnErrorWithTheNearest) {
  Outcome const outcome = outcome_of(waiver("rule='work-in-projet-time'"), two_late);
  ASSERT_THAT(outcome.codes(), ElementsAre("rules-waiver-unknown"));
  base::Diagnostic const& it = outcome.diagnostics.all().front();
  EXPECT_EQ(it.severity, base::Severity::Error);
  EXPECT_EQ(it.hint, "did you mean work-in-project-time?");
  EXPECT_EQ(it.place.file->bytes().substr(it.place.offset, it.place.length), "work-in-projet-time");
  EXPECT_FALSE(outcome.findings.all.front().waiver.has_value());
}

TEST(Waivers, OfARuleThatCanNeverBeWaivedAreAnErrorAndTheFindingStands) {
  Outcome const outcome =
      outcome_of(waiver("rule='personal-identity-code'"), {{"Problems.", "The person 131052-308T called."}});
  EXPECT_THAT(outcome.codes(), ElementsAre("rules-waiver-refused"));
  EXPECT_TRUE(outcome.diagnostics.has_errors());
  ASSERT_THAT(outcome.findings.all, SizeIs(1));
  EXPECT_FALSE(outcome.findings.all.front().waiver.has_value());
}

TEST(Waivers, ReasonIsInTheLanguageAskedForOrTheNearest) {
  auto const reason = [](std::string const& language) {
    Outcome const outcome = outcome_of(waiver("rule='work-in-project-time'"), two_late, language);
    return outcome.findings.all.front().waiver->reason;
  };
  EXPECT_EQ(reason("fi"), "Viranomainen suostui.");
  EXPECT_EQ(reason("en"), "The authority agreed.");
  EXPECT_EQ(reason("sv"), "Viranomainen suostui.");
}

TEST(Waivers, TreeHoldsTheWaiverWithItsFindingsInAllLanguages) {
  Outcome const outcome = outcome_of(waiver("rule='work-in-project-time' of='action-1'"), two_late, "fi");
  xml::Document const tree = waived_findings(outcome.findings);
  pugi::xml_node const node = tree.root().child("waiver");
  EXPECT_FALSE(node.next_sibling());
  EXPECT_STREQ(node.attribute("rule").value(), "work-in-project-time");
  EXPECT_STREQ(node.attribute("severity").value(), "error");
  EXPECT_STREQ(node.attribute("date").value(), "2024-07-15");
  EXPECT_STREQ(node.attribute("count").value(), "1");
  EXPECT_STREQ(node.child_value("reason"), "The authority agreed.");
  EXPECT_STREQ(node.child("finding").attribute("location").value(), "/project/actions[1]/action[1]");
  std::vector<std::string> messages;
  for (auto const message : node.child("finding").children("message")) {
    messages.push_back(std::string(message.attribute("xml:lang").value()) + ": " + message.child_value());
  }
  EXPECT_THAT(messages,
              ElementsAre("en: action-1 is not inside the implementation time 1 January 2023 – 29 February 2024",
                          "fi: action-1 ei ole toteutusajan 1.1.2023 – 29.2.2024 sisällä",
                          "sv: action-1 ligger inte inom genomförandetiden 1.1.2023 – 29.2.2024"));
}

TEST(Waivers, TreeCountsAllFindingsAndShowsTheFirst) {
  std::string entries;
  for (int i = 0; i < 7; ++i) {
    entries += "<entry id='x-" + std::to_string(i) +
               "' date='2023-06-30' party='amk' category='staff' voucher='9' amount='0.00' currency='SEK'/>";
  }
  Outcome const outcome = outcome_of(waiver("rule='foreign-currency-has-rate'"), {{"<ledger>", "<ledger>" + entries}});
  xml::Document const tree = waived_findings(outcome.findings);
  pugi::xml_node const node = tree.root().child("waiver");
  EXPECT_STREQ(node.attribute("count").value(), "7");
  EXPECT_EQ(std::distance(node.children("finding").begin(), node.children("finding").end()), 5);
}

TEST(CompileErrors, WaivableIsYesOrNo) {
  base::Diagnostics diagnostics;
  auto const compiled = compile_schema(
      parsed("rules.sch", pattern("<rule context='a'><assert c:waivable='never' test='1'>x</assert></rule>")), {},
      diagnostics);
  EXPECT_FALSE(compiled.has_value());
  ASSERT_THAT(diagnostics.all(), SizeIs(1));
  EXPECT_EQ(diagnostics.all().front().code, "rules-waivable-value");
}

}  // namespace
}  // namespace closeout::rules
