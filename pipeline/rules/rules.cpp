#include "rules/rules.hpp"

#include <fmt/format.h>

#include "rules/compiler.hpp"
#include "rules/evaluator.hpp"
#include "xml/namespaces.hpp"

namespace closeout::rules {

std::optional<Findings> assess(xml::Document const& record, xml::Document const& figures, Options const& options,
                               base::Diagnostics& diagnostics) {
  CompileOptions const compile_options{options.language, options.phase, std::string(xml::namespace_of(record.root()))};
  std::vector<Schema> schemas;
  bool is_complete = true;
  for (std::filesystem::path const& path : options.files) {
    auto const file = xml::load(path, diagnostics);
    auto schema = file ? compile_schema(*file, compile_options, diagnostics) : std::nullopt;
    if (schema) schemas.push_back(std::move(*schema));
    is_complete = is_complete && schema.has_value();
  }
  if (!is_complete) return std::nullopt;
  Findings findings;
  evaluate(schemas, record, figures.root(), findings);
  return findings;
}

base::Diagnostic to_diagnostic(Finding const& finding) {
  base::Diagnostic it;
  it.severity = finding.severity;
  it.code = finding.id;
  it.message = finding.message;
  it.why = finding.see.empty() ? finding.id : fmt::format("{}, {}", finding.id, finding.see);
  it.hint = finding.remedy;
  it.place = finding.place;
  it.arguments = {{"location", finding.location}};
  return it;
}

}  // namespace closeout::rules
