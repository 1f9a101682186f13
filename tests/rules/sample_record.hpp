#pragma once
// The rule files of the repository over the samples, changed here and there.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "figures/figures.hpp"
#include "rules/assessment.hpp"
#include "rules/rules.hpp"
#include "support/shipped_indicators.hpp"

namespace closeout::rules {

/// Each first occurrence of `from` becomes `to`.
using Changes = std::vector<std::pair<std::string, std::string>>;

inline std::filesystem::path const source_folder = CLOSEOUT_SOURCE_DIR;

inline std::vector<std::filesystem::path> rule_files() {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(source_folder / "schemas" / "rules")) {
    if (entry.path().extension() == ".sch") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

inline std::string read_sample(std::string const& name) {
  std::ifstream file(source_folder / "samples" / name, std::ios::binary);
  EXPECT_TRUE(file.good()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string changed(std::string text, Changes const& changes) {
  for (auto const& [from, to] : changes) {
    std::size_t const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << "not in the sample: " << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
  }
  return text;
}

/// What all rule files find in a sample after `changes`.
inline Findings assess_sample(std::string const& name, Changes const& changes = {}, std::string language = "en") {
  xml::Document const record = parsed(name, changed(read_sample(name), changes));
  base::Diagnostics diagnostics;
  auto const figures = figures::compute(record, diagnostics, {{}, test::shipped_indicators()});
  EXPECT_TRUE(figures.has_value());
  if (!figures) return {};
  auto findings = assess(record, figures::to_tree(*figures),
                         {.files = rule_files(), .language = std::move(language), .phase = ""}, diagnostics);
  for (auto const& it : diagnostics.all()) ADD_FAILURE() << it.place.file->name() << ": " << it.message;
  return findings ? std::move(*findings) : Findings{};
}

inline std::set<std::string> ids_of(Findings const& findings) {
  std::set<std::string> ids;
  for (Finding const& finding : findings.all) ids.insert(finding.id);
  return ids;
}

}  // namespace closeout::rules
