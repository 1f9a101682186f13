#include <gmock/gmock.h>

#include <cctype>
#include <map>
#include <sstream>

#include "rules/rule_case.hpp"

namespace closeout::rules {
namespace {

constexpr char const* small_project = "../tests/rules/small_project.xml";

std::vector<RuleCase> all_cases() {
  std::vector<RuleCase> all;
  for (auto const& part :
       {general_cases(), identity_cases(), money_cases(), money_cases_of_periods(), esf_2014_cases(), esf_plus_cases(),
        certificate_cases(), publication_cases(), indicator_cases(), date_cases(), consistency_cases()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

class RuleCases : public testing::TestWithParam<RuleCase> {};

TEST_P(RuleCases, RecordBreaksExactlyThisRule) {
  Findings const findings = assess_sample(small_project, GetParam().breaks);
  std::set<std::string> expected = GetParam().also;
  expected.insert(GetParam().id);
  EXPECT_THAT(ids_of(findings), testing::ContainerEq(expected));
  for (Finding const& finding : findings.all) {
    EXPECT_TRUE(finding.place.is_known()) << finding.id;
    EXPECT_FALSE(finding.message.empty()) << finding.id;
  }
}

TEST_P(RuleCases, RecordJustKeepsIt) {
  EXPECT_THAT(ids_of(assess_sample(small_project, GetParam().keeps)), testing::IsEmpty());
}

std::string name_of(testing::TestParamInfo<RuleCase> const& rule) {
  std::string name = rule.param.id;
  std::ranges::replace(name, '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, RuleCases, testing::ValuesIn(all_cases()), name_of);

struct RuleFile {
  std::string name;
  xml::Document document;

  [[nodiscard]] std::vector<pugi::xml_node> nodes(char const* xpath) const {
    std::vector<pugi::xml_node> result;
    for (auto const& node : document.tree().select_nodes(xpath)) result.push_back(node.node());
    return result;
  }
};

std::vector<RuleFile> load_rule_files() {
  std::vector<RuleFile> files;
  for (auto const& path : rule_files()) {
    base::Diagnostics diagnostics;
    auto document = xml::load(path, diagnostics);
    EXPECT_TRUE(document.has_value()) << path;
    if (document) files.push_back({path.filename().string(), std::move(*document)});
  }
  return files;
}

std::string attribute(pugi::xml_node node, char const* name) {
  return node.attribute(name).value();
}

/// With single spaces.
std::string one_line(std::string const& text) {
  std::istringstream words(text);
  std::string result, word;
  while (words >> word) result += (result.empty() ? "" : " ") + word;
  return result;
}

TEST(RuleFiles, EveryRuleHasACase) {
  std::set<std::string> rules, cases;
  for (RuleFile const& file : load_rule_files()) {
    for (auto const node : file.nodes("//assert | //report")) rules.insert(attribute(node, "id"));
  }
  for (RuleCase const& rule : all_cases()) cases.insert(rule.id);
  EXPECT_EQ(rules, cases);
}

TEST(RuleFiles, EveryMessageAndRemedyIsInThreeLanguages) {
  for (RuleFile const& file : load_rule_files()) {
    for (auto const node : file.nodes("//assert | //report")) {
      std::string const id = attribute(node, "id");
      std::string const messages = id + ".fi " + id + ".sv";
      std::string const remedies = " " + id + ".remedy.en " + id + ".remedy.fi " + id + ".remedy.sv";
      EXPECT_THAT(one_line(attribute(node, "diagnostics")), testing::AnyOf(messages, messages + remedies)) << file.name;
    }
  }
}

TEST(RuleFiles, EveryDiagnosticSaysItsLanguageAndIsUsed) {
  for (RuleFile const& file : load_rule_files()) {
    for (auto const node : file.nodes("//diagnostic")) {
      std::string const id = attribute(node, "id");
      EXPECT_TRUE(id.ends_with("." + std::string(xml::language_of(node)))) << file.name << " " << id;
      std::string const rule = id.substr(0, id.find('.'));
      EXPECT_EQ(
          file.nodes(("//*[@id='" + rule + "'][contains(concat(@diagnostics,' '),'" + id + " ')]").c_str()).size(), 1U)
          << file.name << " " << id;
    }
  }
}

std::string read_readme() {
  std::ifstream stream(source_folder / "schemas" / "rules" / "README.md");
  return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(RuleFiles, ReadmeListsEveryRuleWithItsSeverity) {
  std::string const readme = read_readme();
  std::vector<std::string> missing;
  for (RuleFile const& file : load_rule_files()) {
    for (auto const node : file.nodes("//assert | //report")) {
      std::string row = "| `" + attribute(node, "id") + "` | " + attribute(node, "role") + " |";
      if (readme.find(row) == std::string::npos) missing.push_back(std::move(row));
    }
  }
  EXPECT_THAT(missing, testing::IsEmpty());
}

/// What stands between back quotes.
std::set<std::string> quoted_words(std::string const& text) {
  std::set<std::string> words;
  for (std::size_t start = text.find('`'); start != std::string::npos;) {
    std::size_t const end = text.find('`', start + 1);
    if (end == std::string::npos) break;
    words.insert(text.substr(start + 1, end - start - 1));
    start = text.find('`', end + 1);
  }
  return words;
}

TEST(RuleFiles, ReadmeListsTheRulesThatCanNeverBeWaived) {
  std::set<std::string> marked;
  for (RuleFile const& file : load_rule_files()) {
    for (auto const node : file.nodes("//*[@c:waivable = 'no']")) marked.insert(attribute(node, "id"));
  }
  std::string const readme = read_readme();
  std::size_t const start = readme.find("| never waivable |");
  ASSERT_NE(start, std::string::npos);
  EXPECT_EQ(quoted_words(readme.substr(start, readme.find("\n\n", start) - start)), marked);
}

/// The cells of the table rows that begin with a number, by that number.
std::map<int, std::vector<std::string>> numbered_rows(std::string const& text) {
  std::map<int, std::vector<std::string>> rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| ") || !std::isdigit(static_cast<unsigned char>(line[2]))) continue;
    std::vector<std::string> cells;
    std::istringstream row(line.substr(1));
    for (std::string cell; std::getline(row, cell, '|');) cells.push_back(one_line(cell));
    rows[std::stoi(cells.front())] = cells;
  }
  return rows;
}

TEST(RuleFiles, ReadmeTellsOfEveryIntegrityRuleWhereItIsKept) {
  std::set<std::string> rules;
  for (RuleFile const& file : load_rule_files()) {
    for (auto const node : file.nodes("//assert | //report")) rules.insert(attribute(node, "id"));
  }
  std::string const readme = read_readme();
  std::size_t const start = readme.find("## Every integrity rule");
  std::size_t const end = readme.find("### Not computable");
  ASSERT_LT(start, end);
  auto const rows = numbered_rows(readme.substr(start, end - start));
  auto const not_computable = numbered_rows(readme.substr(end, readme.find("## The rules by file") - end));
  for (int number = 1; number <= 82; ++number) {
    auto const row = rows.find(number);
    ASSERT_NE(row, rows.end()) << number;
    ASSERT_EQ(row->second.size(), 3U) << number;
    std::string const& where = row->second[2];
    EXPECT_FALSE(row->second[1].empty() && where.empty()) << number;
    EXPECT_EQ(where.find("see below") != std::string::npos, not_computable.contains(number)) << number;
    for (std::string const& id : quoted_words(row->second[1])) EXPECT_TRUE(rules.contains(id)) << number << " " << id;
  }
}

}  // namespace
}  // namespace closeout::rules
