// The catalogues against the templates that use them and the codes they have to name.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "templates/composition.hpp"

namespace closeout::test {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(fs::path const& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  return bytes.str();
}

std::string all_templates() {
  std::string result;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(CLOSEOUT_SOURCE_DIR) / "templates")) {
    if (entry.path().extension() == ".xhtml") result += bytes_of(entry.path());
  }
  return result;
}

/// Values of the simple type `list` in the record's schema.
std::vector<std::string> codes(std::string const& list) {
  std::string const schema = bytes_of(fs::path(CLOSEOUT_SOURCE_DIR) / "schemas" / "record" / "codes.xsd");
  std::size_t const start = schema.find("<xs:simpleType name=\"" + list + "\">");
  EXPECT_NE(start, std::string::npos) << list;
  std::string const type = schema.substr(start, schema.find("</xs:simpleType>", start) - start);
  std::vector<std::string> result;
  std::regex const value("enumeration value=\"([^\"]+)\"");
  for (std::sregex_iterator found(type.begin(), type.end(), value), end; found != end; ++found) {
    result.push_back((*found)[1]);
  }
  return result;
}

void expect_in_every_language(std::string const& key) {
  for (std::string const& language : catalogues().languages()) {
    EXPECT_NE(catalogues().find(language, key), nullptr) << language << ": " << key;
  }
}

TEST(Catalogues, are_finnish_swedish_and_english) {
  EXPECT_THAT(catalogues().languages(), testing::UnorderedElementsAre("en", "fi", "sv"));
}

/// Keys of documents. Findings are messages too, but their English stands in the code.
std::vector<std::string_view> document_keys(std::string_view language) {
  std::vector<std::string_view> result = catalogues().keys(language);
  std::erase_if(result, [](std::string_view key) { return key.starts_with("diagnostic"); });
  return result;
}

TEST(Catalogues, have_the_same_keys) {
  EXPECT_EQ(document_keys("fi"), document_keys("sv"));
  EXPECT_EQ(document_keys("fi"), document_keys("en"));
}

TEST(Catalogues, hold_every_message_a_template_names) {
  std::string const templates = all_templates();
  std::regex const key("(?:message key=\"|select=\"')([a-z]+\\.[a-zA-Z0-9.+-]+)[\"']");
  std::size_t count = 0;
  for (std::sregex_iterator found(templates.begin(), templates.end(), key), end; found != end; ++found, ++count) {
    expect_in_every_language((*found)[1]);
  }
  EXPECT_GT(count, 200U);
}

/// A key that is not written out may be the start of one that a template completes: "code.status.{$code}".
bool is_used(std::string const& templates, std::string_view key) {
  if (templates.find("\"" + std::string(key) + "\"") != std::string::npos) return true;
  if (templates.find("'" + std::string(key) + "'") != std::string::npos) return true;
  std::string const start(key.substr(0, key.rfind('.') + 1));
  return templates.find("\"" + start + "{") != std::string::npos;
}

TEST(Catalogues, hold_no_message_that_nobody_uses) {
  std::string const templates = all_templates();
  for (std::string_view const key : document_keys("fi")) {
    if (key.starts_with("workbook.") || key.starts_with("explain.")) continue;
    EXPECT_TRUE(is_used(templates, key)) << key;
  }
}

/// Labels of explanations stand in the code, all of each in one piece.
TEST(Catalogues, hold_every_label_of_an_explanation_and_no_other) {
  std::string code;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(CLOSEOUT_SOURCE_DIR) / "pipeline")) {
    if (entry.path().filename().string().starts_with("expla") && entry.path().extension() == ".cpp") {
      code += bytes_of(entry.path());
    }
  }
  std::set<std::string> named{"explain.operation.difference", "explain.operation.fraction",
                              "explain.operation.greatest", "explain.operation.least", "explain.operation.rate"};
  std::regex const key("\"(explain\\.[a-z.-]+)\"");
  for (std::sregex_iterator found(code.begin(), code.end(), key), end; found != end; ++found) named.insert((*found)[1]);
  named.erase("explain.hpp");  // An include.
  std::set<std::string> held;
  for (std::string_view const it : document_keys("en")) {
    if (it.starts_with("explain.")) held.emplace(it);
  }
  EXPECT_EQ(named, held);
}

TEST(Catalogues, name_every_code_of_the_record) {
  std::vector<std::pair<std::string, std::string>> const lists{{"fund", "code.fund."},
                                                               {"implementation-form", "code.implementation."},
                                                               {"decision-kind", "code.decision."},
                                                               {"relation", "code.relation."},
                                                               {"party-role", "code.party-role."},
                                                               {"organisation-type", "code.organisation-type."},
                                                               {"cost-model", "code.cost-model."},
                                                               {"salary-model", "code.salary-model."},
                                                               {"funding-type", "code.funding-type."},
                                                               {"procurement-procedure", "code.procedure."},
                                                               {"progress-status", "code.status."},
                                                               {"attainment", "code.attainment."},
                                                               {"mode", "code.mode."},
                                                               {"horizontal-principle", "code.principle."},
                                                               {"output-kind", "code.output-kind."},
                                                               {"publication-kind", "code.publication-kind."},
                                                               {"attachment-kind", "code.attachment-kind."},
                                                               {"material-form", "code.form."},
                                                               {"bound", "report.bound."},
                                                               {"programme-period", "report.retention-basis."},
                                                               {"certificate-kind", "certificate.title."},
                                                               {"certificate-kind", "certificate.predicate."}};
  for (auto const& [list, prefix] : lists) {
    for (std::string const& code : codes(list)) expect_in_every_language(prefix + code);
  }
}

}  // namespace
}  // namespace closeout::test
