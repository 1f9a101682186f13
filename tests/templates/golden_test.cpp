// Composed documents as text a person can read. CLOSEOUT_UPDATE_GOLDEN=1 rewrites the golden files.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "templates/composition.hpp"

namespace closeout::test {
namespace {

namespace fs = std::filesystem;

void expect_golden(std::string const& name, std::string const& text) {
  fs::path const path = fs::path(CLOSEOUT_SOURCE_DIR) / "tests" / "templates" / "golden" / name;
  if (std::getenv("CLOSEOUT_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << text;
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  EXPECT_EQ(text, golden.str());
}

/// Headings indented by their level, captions with a bar before them.
std::string outline_of(xml::Document const& document) {
  std::string result;
  for (pugi::xml_node const found : nodes(document.root(), "//h1 | //h2 | //h3 | //h4 | //caption")) {
    std::string_view const name = found.name();
    bool const is_caption = name == "caption";
    result += is_caption ? "      | " : std::string(static_cast<std::size_t>(name[1] - '1') * 2, ' ');
    result += text_of(found) + "\n";
  }
  return result;
}

/// Each block on a line of its own.
std::string lines_of(xml::Document const& document) {
  std::string result;
  for (pugi::xml_node const found : nodes(document.root(), "//h1 | //h2 | //h3 | //p | //li")) {
    result += text_of(found) + "\n";
  }
  return result;
}

TEST(Golden, outline_of_the_report_with_training) {
  Sample const sample("digitizer-training");
  expect_golden("digitizer-training.outline.fi.txt", outline_of(sample.report("fi")));
  expect_golden("digitizer-training.outline.sv.txt", outline_of(sample.report("sv")));
}

TEST(Golden, outline_of_the_report_without_training) {
  expect_golden("digipoint.outline.en.txt", outline_of(Sample("digipoint").report("en")));
}

TEST(Golden, certificate_in_finnish) {
  expect_golden("certificate.fi.txt", lines_of(first_certificate(Sample("digitizer-training"))));
}

}  // namespace
}  // namespace closeout::test
