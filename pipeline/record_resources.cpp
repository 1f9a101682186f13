#include "record_resources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace closeout::pipeline {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> rule_files(fs::path const& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".sch") files.push_back(it->path());
  }
  std::ranges::sort(files);
  return files;
}

/// One of the files whose content a user may replace: `name`.xml, valid against its own schema.
std::optional<xml::Document> read_data(fs::path const& schemas, std::string const& name,
                                       base::Diagnostics& diagnostics) {
  auto const schema = schema::Schema::load(schemas / (name + ".xsd"), diagnostics, schema::Schema::Prefixes::Refused);
  auto const source = schema ? xml::read_source(schemas / "data" / (name + ".xml"), diagnostics) : std::nullopt;
  if (!source || !schema->validate(*source, diagnostics)) return std::nullopt;
  return xml::parse(*source, diagnostics);
}

}  // namespace

std::optional<schema::Schema> record_schema(Resources const& resources, base::Diagnostics& diagnostics) {
  return schema::Schema::load(resources.schemas / "project.xsd", diagnostics, schema::Schema::Prefixes::Refused);
}

std::optional<figures::ReferenceData> read_reference_data(Resources const& resources, base::Diagnostics& diagnostics) {
  auto const time_limits = read_data(resources.schemas, "time-limits", diagnostics);
  auto const indicators = time_limits ? read_data(resources.schemas, "indicators", diagnostics) : std::nullopt;
  if (!indicators) return std::nullopt;
  return figures::ReferenceData{figures::TimeLimits::from(*time_limits),
                                figures::IndicatorCatalogue::from(*indicators)};
}

rules::Options rule_options(Resources const& resources, ReadOptions const& options) {
  rules::Options result{rule_files(resources.schemas / "rules"), options.language, {}};
  result.files.insert(result.files.end(), options.rules.begin(), options.rules.end());
  return result;
}

rules::Options rule_options_of_documents(Resources const& resources, ReadOptions const& options) {
  rules::Options result = rule_options(resources, options);
  result.in_every_language = true;
  return result;
}

void set_findings(rules::Findings findings, Project& project) {
  project.findings = std::move(findings);
  project.waived_findings = rules::waived_findings(project.findings);
  project.checks = rules::checks_tree(project.findings);
}

void add_findings(rules::Findings const& findings, base::Diagnostics& diagnostics) {
  for (rules::Finding const& finding : findings.all) diagnostics.add(rules::to_diagnostic(finding));
  for (auto const& [rule, count] : findings.more_of_rule) {
    base::Diagnostic note = base::error("rule-more", fmt::format("and {} findings more of the rule {}", count, rule));
    note.severity = base::Severity::Note;
    note.arguments = {{"rule", rule}, {"count", std::to_string(count)}};
    diagnostics.add(std::move(note));
  }
}

}  // namespace closeout::pipeline
