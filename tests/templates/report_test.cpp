// What every final report has to be, whatever the record says.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
                         testing::Combine(testing::Values("digitizer-training", "digipoint"),
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

TEST_P(Report, prints_every_narrative_part) {
  std::string const text = text_of(report_.root());
  for (pugi::xml_node const part : sample_.project().child("narrative").children()) {
    pugi::xml_node const own = part.find_child_by_attribute("text", "xml:lang", std::get<1>(GetParam()));
    if (!own) continue;
    for (pugi::xml_node const block : elements(own, "p")) EXPECT_THAT(text, HasSubstr(text_of(block))) << part.name();
  }
}

TEST_P(Report, says_that_it_was_made_from_a_sample) {
  EXPECT_FALSE(elements_of_class(report_.root(), "notice-word").empty());
}

TEST(ReportOfAPartialRecord, leaves_a_heading_out_with_its_text) {
  Sample const sample("digipoint", {{"<risks>", "<x-risks>"}, {"</risks>", "</x-risks>"}});
  std::string const text = text_of(sample.report("en").root());
  EXPECT_THAT(text, HasSubstr("Lessons learnt"));
  EXPECT_THAT(text, Not(HasSubstr("Risks")));
}

TEST(ReportOfADraft, says_so) {
  Sample const sample("digipoint", {{"state=\"final\"", "state=\"draft\""}});
  EXPECT_THAT(text_of(sample.report("fi").root()), HasSubstr("Luonnos. Raportti ei ole valmis."));
}

}  // namespace
}  // namespace closeout::test
