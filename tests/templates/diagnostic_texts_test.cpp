// Every finding of the program can be told in Finnish and Swedish.

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

/// All sources of the pipeline, without comments.
std::string all_sources() {
  std::ostringstream result;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(CLOSEOUT_SOURCE_DIR) / "pipeline")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    std::ifstream source(entry.path());
    for (std::string line; std::getline(source, line);) result << line.substr(0, line.find("//")) << '\n';
  }
  return result.str();
}

std::set<std::string> found_by(std::string const& pattern, std::string const& text) {
  std::set<std::string> found;
  std::regex const expression(pattern);
  for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.insert((*at)[1]);
  return found;
}

/// A code is the first argument of a function that makes a finding, or its member `code`, or it begins as codes of its
/// room do and nothing else does.
std::set<std::string> codes_of_findings() {
  std::string const sources = all_sources();
  std::string const code = "\"([a-z]+(?:-[a-z0-9]+)+)\"";
  auto codes =
      found_by("\\b(?:\\w*(?:error|warning|warn|note|fail|stop|finding|complaint|make))\\(\\s*" + code, sources);
  codes.merge(found_by("\\bcode = " + code, sources));
  codes.merge(found_by("\"((?:css|csv|layout|message|pdf|rules|schema|svg|xml|xpath|xsd)-[a-z0-9-]+)\"", sources));
  codes.merge(found_by("\"(workbook-[a-z-]+)\"", sources));
  return codes;
}

TEST(DiagnosticTexts, are_there_for_every_code_in_both_languages) {
  auto const codes = codes_of_findings();
  EXPECT_GT(codes.size(), 200U);
  for (std::string const& code : codes) {
    for (char const* const language : {"fi", "sv"}) {
      EXPECT_NE(catalogues().find(language, "diagnostic." + code), nullptr) << language << ": " << code;
    }
  }
}

/// What a text says in one language it says in the other.
TEST(DiagnosticTexts, are_the_same_ones_in_both_languages) {
  auto const keys = [](std::string const& language) {
    auto all = catalogues().keys(language);
    std::erase_if(all, [](std::string_view key) { return !key.starts_with("diagnostic"); });
    return all;
  };
  EXPECT_EQ(keys("fi"), keys("sv"));
}

}  // namespace
}  // namespace closeout::test
