// A record whose rows come a few at a time gives the findings of the whole record.

#include "rules/partwise.hpp"

#include <gmock/gmock.h>

#include "rules/row_reach.hpp"
#include "rules/rule_case.hpp"

namespace closeout::rules {
namespace {

/// Each element of `copy` gets the place of the one it was copied from.
void keep_places(xml::Document& to, pugi::xml_node copy, pugi::xml_node original, xml::Document const& from) {
  to.set_origin(copy, from.place_of(original));
  auto inner = copy.first_child();
  for (auto const node : original.children()) {
    if (node.type() == pugi::node_element) keep_places(to, inner, node, from);
    inner = inner.next_sibling();
  }
}

/// The rows of one kind, `at_once` in each document.
std::vector<xml::Document> rows_of(xml::Document const& record, char const* container, std::size_t at_once) {
  std::vector<xml::Document> parts;
  std::size_t in_last = at_once;
  for (pugi::xml_node const row : record.root().child(container).children()) {
    if (row.type() != pugi::node_element) continue;
    if (in_last == at_once) {
      parts.emplace_back().tree().append_child(container);
      in_last = 0;
    }
    ++in_last;
    keep_places(parts.back(), parts.back().root().append_copy(row), row, record);
  }
  return parts;
}

xml::Document frame_of(std::string const& text) {
  xml::Document frame = parsed("record.xml", text);
  for (char const* const container : {"participants", "ledger"}) {
    pugi::xml_node parent = frame.root().child(container);
    for (char const* const row : {"participant", "entry"}) {
      while (parent.remove_child(row)) continue;
    }
  }
  return frame;
}

std::vector<std::string> lines_of(Findings const& findings) {
  std::vector<std::string> lines;
  for (Finding const& it : findings.all) {
    base::Position const position = it.place.is_known() ? it.place.position() : base::Position{0, 0};
    lines.push_back(it.id + " " + it.location + " " + std::to_string(position.line) + ":" +
                    std::to_string(position.column) + " " + it.message + " " + it.remedy);
  }
  return lines;
}

Findings partwise(PartwiseAssessment& assessment, xml::Document const& record, std::size_t at_once) {
  FindingsInOrder findings;
  findings.add(assessment.assess_frame());
  for (char const* const container : {"participants", "ledger"}) {
    std::uint64_t before = 0;
    for (xml::Document const& rows : rows_of(record, container, at_once)) {
      findings.add(assessment.assess_rows(rows, before));
      before += at_once;
    }
  }
  std::vector<CheckedRule> rules = assessment.rules(findings);
  Findings result = std::move(findings).finish();
  result.rules = std::move(rules);
  return result;
}

std::vector<std::string> applied_rules_of(Findings const& findings) {
  std::vector<std::string> ids;
  for (CheckedRule const& rule : findings.rules) {
    if (rule.was_applied) ids.push_back(rule.id);
  }
  return ids;
}

bool is_about_rows(Finding const& finding) {
  return finding.location.starts_with("/project/participants") || finding.location.starts_with("/project/ledger");
}

void expect_the_same(std::string const& text, std::size_t at_once) {
  xml::Document const record = parsed("record.xml", text);
  xml::Document const frame = frame_of(text);
  base::Diagnostics diagnostics;
  auto const figures = figures::compute(record, diagnostics);
  ASSERT_TRUE(figures.has_value());
  xml::Document const tree = figures::to_tree(*figures);
  Options const options{rule_files(), "en", "", true};
  auto const whole = assess(record, tree, options, diagnostics);
  ASSERT_TRUE(whole.has_value());
  if (std::ranges::none_of(whole->all, is_about_rows)) return;
  auto assessment = PartwiseAssessment::begin(frame, tree, options, diagnostics);
  ASSERT_TRUE(assessment.has_value());
  ASSERT_TRUE(assessment->can_take_rows_apart());
  Findings const parts = partwise(*assessment, record, at_once);
  EXPECT_EQ(lines_of(parts), lines_of(*whole));
  EXPECT_EQ(applied_rules_of(parts), applied_rules_of(*whole));
}

bool is_about_rows(RuleCase const& rule) {
  return std::ranges::any_of(rule.breaks, [](auto const& change) {
    return change.first.find("<entry") != std::string::npos ||
           change.second.find("<participant") != std::string::npos ||
           change.first.find("enrolment") != std::string::npos;
  });
}

TEST(Partwise, BrokenRecordsGiveTheSameFindings) {
  for (auto const& part : {general_cases(), esf_2014_cases(), esf_plus_cases(), certificate_cases()}) {
    for (RuleCase const& rule : part) {
      SCOPED_TRACE(rule.id);
      if (!is_about_rows(rule)) continue;
      expect_the_same(changed(read_sample("../tests/rules/small_project.xml"), rule.breaks), 1);
    }
  }
}

TEST(Partwise, SampleWithEveryRowWrongGivesTheSameFindings) {
  std::string text = read_sample("digitizer-training.xml");
  for (std::string const from : {" entered=\"", "<entry id=\""}) {
    std::string const to =
        from.starts_with("<") ? "<entry currency=\"SEK\" nature=\"fine\" id=\"" : " entered=\"1999-01-01\" x=\"";
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
      text.replace(at, from.size(), to);
    }
  }
  expect_the_same(text, 7);
}

TEST(Partwise, ShippedRulesCanTakeRowsApart) {
  std::string const text = read_sample("../tests/rules/small_project.xml");
  xml::Document const frame = frame_of(text), figures = parsed("figures.xml", "<figures/>");
  for (auto const& file : rule_files()) {
    base::Diagnostics diagnostics;
    auto const assessment = PartwiseAssessment::begin(frame, figures, {{file}, "en", ""}, diagnostics);
    ASSERT_TRUE(assessment.has_value());
    EXPECT_TRUE(assessment->can_take_rows_apart()) << file;
  }
}

bool reaches(std::string const& context, std::string const& test) {
  base::Diagnostics diagnostics;
  auto const compiled = compile_schema(
      parsed("rules.sch", pattern("<rule context=\"" + context + "\"><assert test=\"" + test + "\">x</assert></rule>")),
      {.language = "en", .phase = "", .record_namespace = ""}, diagnostics);
  EXPECT_TRUE(compiled.has_value());
  return compiled && looks_across_rows(*compiled);
}

TEST(RowReach, RuleOfARowLooksAtItAndTheFrame) {
  EXPECT_FALSE(reaches("/project/ledger/entry", "@party = /project/parties/party/@id"));
  EXPECT_FALSE(reaches("participants/participant[@sex]/enrolment", "@date and ../@entered != 'ledger'"));
  EXPECT_FALSE(reaches("/project/ledger", "$figures/ledger/@repeated = 0"));
  EXPECT_FALSE(reaches("//text()", "not(contains(., 'x'))"));
  EXPECT_FALSE(reaches("/project/claims/claim", "/project/income/entry/@claim = @id"));
}

TEST(RowReach, RuleThatComparesRowsIsTold) {
  EXPECT_TRUE(reaches("/project/ledger/entry", "not(@id = preceding-sibling::*/@id)"));
  EXPECT_TRUE(reaches("/project/ledger/entry", "../entry[1]"));
  EXPECT_TRUE(reaches("/project", "count(participants/participant) > 1"));
  EXPECT_TRUE(reaches("/project/participants[participant/@sex]", "@invented"));
  EXPECT_TRUE(reaches("/project", "//@date"));
}

TEST(Partwise, OfARuleTheFirstFindingsAreKeptAndTheOthersCounted) {
  std::string rows = "<project><ledger>";
  for (int i = 0; i < 1500; ++i) rows += "<entry/>\n";
  xml::Document const record = parsed("record.xml", rows + "</ledger></project>");
  xml::Document const frame = parsed("record.xml", "<project><ledger/></project>");
  xml::Document const figures = parsed("figures.xml", "<figures/>");
  std::filesystem::path const file = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "every-entry.sch";
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << pattern("<rule context='ledger/entry'><assert id='r' test='@a'>x</assert></rule>");
  base::Diagnostics diagnostics;
  auto assessment = PartwiseAssessment::begin(frame, figures, {{file}, "en", ""}, diagnostics);
  ASSERT_TRUE(assessment.has_value());
  Findings const findings = partwise(*assessment, record, 100);
  ASSERT_EQ(findings.all.size(), FindingsInOrder::most_of_a_rule);
  EXPECT_EQ(findings.all.back().location, "/project/ledger[1]/entry[1000]");
  EXPECT_EQ(findings.all.back().place.position().line, 1000U);
  EXPECT_EQ(findings.more_of_rule.at("r"), 500U);
}

}  // namespace
}  // namespace closeout::rules
