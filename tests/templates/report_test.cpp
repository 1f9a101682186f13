// What every final report has to be, whatever the record says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.hpp"
#include "locale/formatter.hpp"
#include "templates/composition.hpp"

namespace closeout::test {
namespace {

using testing::HasSubstr;
using testing::Not;

class Report : public testing::TestWithParam<std::tuple<char const*, char const*>> {
 protected:
  Report() : sample_(std::get<0>(GetParam())), report_(sample_.report(std::get<1>(GetParam()))) {}

  Sample sample_;
  xml::Document report_;
};

INSTANTIATE_TEST_SUITE_P(Samples, Report,
                         testing::Combine(testing::Values("digitizer-training", "digipoint", "circular-skills"),
                                          testing::Values("fi", "sv", "en")),
                         [](auto const& instance) {
                           std::string const name = std::get<0>(instance.param);
                           return name.substr(0, name.find('-')) + "_" + std::get<1>(instance.param);
                         });

TEST_P(Report, says_its_language_and_title) {
  EXPECT_STREQ(report_.root().attribute("lang").value(), std::get<1>(GetParam()));
  EXPECT_THAT(text_of(report_.root().child("head").child("title")),
              HasSubstr(sample_.project().child("identity").attribute("code").value()));
}

TEST_P(Report, has_headings_in_order_and_none_empty) {
  int level = 0;
  for (pugi::xml_node const found : nodes(report_.root(), "//h1 | //h2 | //h3 | //h4 | //h5 | //h6")) {
    int const next = found.name()[1] - '0';
    EXPECT_LE(next, level + 1) << text_of(found);
    EXPECT_FALSE(text_of(found).empty());
    level = next;
  }
  EXPECT_EQ(elements(report_.root(), "h1").size(), 1U);
}

TEST_P(Report, lists_every_section_in_its_contents) {
  std::vector<std::string> lines, sections;
  for (pugi::xml_node const link : nodes(report_.root(), "//nav//a")) {
    lines.push_back(std::string(link.attribute("href").value()) + " " + text_of(link));
  }
  for (pugi::xml_node const heading : nodes(report_.root(), "//main/section/h2")) {
    sections.push_back("#" + std::string(heading.attribute("id").value()) + " " + text_of(heading));
  }
  EXPECT_EQ(lines, sections);
}

TEST_P(Report, has_a_caption_for_each_table_and_a_scope_for_each_header_cell) {
  for (pugi::xml_node const table : elements(report_.root(), "table")) {
    EXPECT_FALSE(text_of(table.child("caption")).empty());
  }
  for (pugi::xml_node const cell : elements(report_.root(), "th")) {
    EXPECT_TRUE(cell.attribute("scope")) << text_of(cell);
    EXPECT_FALSE(text_of(cell).empty());
  }
}

TEST_P(Report, prints_common_indicators_without_small_counts) {
  int counts = 0;
  for (pugi::xml_node const row : nodes(report_.root(),
                                        "//h2[@id='training']/..//tr[starts-with(normalize-space(th), 'C') "
                                        "or starts-with(normalize-space(th), 'EEC')]")) {
    for (pugi::xml_node const cell : nodes(row, "td[position() > 1]")) {
      EXPECT_THAT(text_of(cell), testing::AllOf(Not("1"), Not("2"))) << text_of(row);
      ++counts;
    }
  }
  EXPECT_GT(counts, 60);
}

TEST_P(Report, gives_the_english_name_of_an_indicator_and_marks_what_is_not_confirmed) {
  std::vector<std::string> rows;
  for (pugi::xml_node const found : nodes(report_.root(), "//h2[@id='training']/..//tbody/tr/th")) {
    rows.push_back(text_of(found));
  }
  std::string const all = testing::PrintToString(rows);
  EXPECT_THAT(all, HasSubstr("unemployed, including long-term unemployed"));
  EXPECT_THAT(all, testing::AnyOf(HasSubstr("CO03*"), HasSubstr("EECO04*")));
  EXPECT_THAT(all, Not(testing::AnyOf(HasSubstr("CO01*"), HasSubstr("EECO01*"))));
}

/// Cells of a row, each counted with its colspan.
int width_of(pugi::xml_node row) {
  int width = 0;
  for (pugi::xml_node const cell : row.children()) width += cell.attribute("colspan").as_int(1);
  return width;
}

TEST_P(Report, has_tables_whose_rows_are_equally_wide) {
  for (pugi::xml_node const table : elements(report_.root(), "table")) {
    auto const rows = elements(table, "tr");
    ASSERT_FALSE(rows.empty());
    for (pugi::xml_node const row : rows) EXPECT_EQ(width_of(row), width_of(rows.front())) << text_of(row);
  }
}

TEST_P(Report, says_in_words_what_a_picture_shows_or_hides_it) {
  for (pugi::xml_node const picture : elements(report_.root(), "svg")) {
    bool const is_hidden = picture.attribute("aria-hidden").as_bool();
    EXPECT_TRUE(is_hidden || *picture.attribute("aria-label").value() != '\0');
  }
}

TEST_P(Report, says_where_each_link_leads) {
  for (pugi::xml_node const link : elements(report_.root(), "a")) {
    EXPECT_STRNE(link.attribute("title").value(), "") << link.attribute("href").value();
    EXPECT_STRNE(link.attribute("href").value(), "");
  }
}

TEST_P(Report, names_no_participant) {
  std::string const text = text_of(report_.root());
  for (pugi::xml_node const name : nodes(sample_.project(), "participants/participant/person/*")) {
    EXPECT_THAT(text, Not(HasSubstr(text_of(name))));
  }
}

TEST_P(Report, says_until_when_the_material_is_kept) {
  std::string const until = sample_.figures().child("dates").attribute("retention-until").value();
  auto const section = nodes(report_.root(), "//section[h2/@id = 'retention']");
  ASSERT_EQ(section.size(), 1U);
  locale::Formatter const formatter(std::get<1>(GetParam()), catalogues());
  std::string const text = text_of(section.front());
  if (until.empty()) {
    base::Diagnostics diagnostics;
    EXPECT_THAT(text, HasSubstr(formatter.message("report.retention-open", {}, {}, diagnostics).value_or("?")));
  } else {
    EXPECT_THAT(text, HasSubstr(formatter.date(*base::parse_date(until), locale::DateForm::Long)));
  }
}

TEST_P(Report, prints_every_narrative_part) {
  std::string const text = text_of(report_.root());
  for (pugi::xml_node const part : sample_.project().child("narrative").children()) {
    pugi::xml_node const own = part.find_child_by_attribute("text", "xml:lang", std::get<1>(GetParam()));
    if (!own) continue;
    for (pugi::xml_node const block : elements(own, "p")) EXPECT_THAT(text, HasSubstr(text_of(block))) << part.name();
  }
}

TEST_P(Report, says_that_it_was_made_from_a_sample) {
  EXPECT_FALSE(elements_of_class(report_.root(), "sample-notice").empty());
}

TEST(ReportOfAPartialRecord, leaves_a_heading_out_with_its_text) {
  Sample const sample("digipoint", {{"<risks>", "<x-risks>"}, {"</risks>", "</x-risks>"}});
  std::string const text = text_of(sample.report("en").root());
  EXPECT_THAT(text, HasSubstr("Lessons learnt"));
  EXPECT_THAT(text, Not(HasSubstr("Risks")));
}

/// A valid record that says no more than it must, in Swedish alone.
constexpr char const* smallest_record = R"(
<project xmlns="urn:closeout:project:1" version="1" language="sv">
  <identity period="2021-2027" fund="ESF+" code="S30001" authority="ntm" implementation="single" start="2023-01-01" end="2023-12-31" audit-required="no">
    <programme xml:lang="sv">Ett förnybart och kunnigt Finland 2021–2027</programme>
    <priority-axis code="4"><name xml:lang="sv">Ett sysselsättande, kunnigt och inkluderande Finland</name></priority-axis>
    <specific-objective code="4.2"><name xml:lang="sv">Ny kompetens till arbetslivet</name></specific-objective>
    <decision id="grant" kind="grant" number="1/2023" date="2022-12-15"/>
  </identity>
  <titles><title xml:lang="sv">Skärgårdens snickare</title></titles>
  <report state="draft" data-date="2024-01-31" dated="2024-02-15"/>
  <parties>
    <party id="lead" role="lead"><name xml:lang="sv">Skärgårdens folkhögskola</name></party>
    <party id="ntm" role="authority"><name xml:lang="sv">NTM-centralen</name></party>
  </parties>
  <narrative><summary><text xml:lang="sv"><p>Kort.</p></text></summary></narrative>
  <budget cost-model="flat-rate-40" salary-model="actual">
    <categories>
      <category id="staff" type="staff" flat-rate-base="yes"><name xml:lang="sv">Lönekostnader</name></category>
      <category id="flat" type="flat-rate" flat-rate-base="no"><name xml:lang="sv">Flat rate 40 %</name></category>
    </categories>
    <lines>
      <line party="lead" category="staff" year="2023" planned="10000.00"/>
      <line party="lead" category="flat" year="2023" planned="4000.00"/>
    </lines>
  </budget>
  <funding support-rate="80"><line type="eu-state" party="lead" financier="ntm" own="no" planned="11200.00"/><line type="private" party="lead" financier="lead" own="yes" planned="2800.00"/></funding>
</project>
)";

TEST(ReportOfTheSmallestRecord, is_made_in_every_language) {
  Sample const sample = Sample::of(smallest_record);
  for (char const* const language : {"fi", "sv", "en"}) {
    EXPECT_EQ(text_of(sample.report(language).root().child("body").child("header").child("h1")),
              "Skärgårdens snickare");
  }
}

TEST(ReportOfTheSmallestRecord, has_no_empty_list_paragraph_or_table) {
  xml::Document const report = Sample::of(smallest_record).report("sv");
  for (pugi::xml_node const node : nodes(report.root(), "//p | //ul | //ol | //li | //tbody | //section")) {
    EXPECT_FALSE(text_of(node).empty()) << node.name() << " " << node.attribute("class").value();
  }
}

TEST(ReportOfTheSmallestRecord, marks_text_in_another_language) {
  xml::Document const report = Sample::of(smallest_record).report("en");
  pugi::xml_node const title = elements(report.root(), "h1").front();
  EXPECT_STREQ(title.child("span").attribute("lang").value(), "sv");
  EXPECT_TRUE(elements_of_class(report.root(), "cover-other-title").empty());
}

/// A finding in three languages that was set aside.
rules::Finding waived_finding(std::string location) {
  rules::Finding finding;
  finding.id = "last-claim-in-time";
  finding.location = std::move(location);
  finding.messages = {{"en", "filed on 2 July"}, {"fi", "jätetty 2.7."}, {"sv", "inlämnad 2.7"}};
  finding.waiver.emplace();
  finding.waiver->date = "2024-07-15";
  finding.waiver->decided_by = "the authority";
  finding.waiver->reasons = {{"en", "A weighty reason."}, {"fi", "Painava syy."}};
  return finding;
}

TEST(ReportWithWaivers, prints_rule_findings_reason_and_date_in_its_language) {
  Sample sample("digitizer-training");
  rules::Findings findings;
  for (int i = 0; i < 7; ++i) findings.all.push_back(waived_finding("/project"));
  sample.set_findings(std::move(findings));
  xml::Document const report = sample.report("fi");
  auto const section = nodes(report.root(), "//section[h2/@id = 'waivers']");
  ASSERT_EQ(section.size(), 1U);
  std::string const text = text_of(section.front());
  EXPECT_THAT(text, HasSubstr("last-claim-in-time"));
  EXPECT_THAT(text, HasSubstr("jätetty 2.7."));
  EXPECT_THAT(text, HasSubstr("ja 2 muuta"));
  EXPECT_THAT(text, HasSubstr("Painava syy."));
  EXPECT_THAT(text, HasSubstr("15.7.2024"));
  EXPECT_THAT(text, Not(HasSubstr("weighty")));
  EXPECT_EQ(nodes(report.root(), "//nav//a[@href = '#waivers']").size(), 1U);
}

TEST(ReportWithWaivers, without_any_there_is_no_section) {
  EXPECT_TRUE(nodes(Sample("digitizer-training").report("fi").root(), "//h2[@id = 'waivers']").empty());
}

TEST(ReportOfADraft, says_so) {
  Sample const sample("digipoint", {{"state=\"final\"", "state=\"draft\""}});
  EXPECT_THAT(text_of(sample.report("fi").root()), HasSubstr("Luonnos. Raportti ei ole valmis."));
}

}  // namespace
}  // namespace closeout::test
