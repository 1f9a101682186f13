#include "rules/rules.hpp"

#include <fmt/format.h>

#include "rules/checked_rules.hpp"
#include "rules/compiler.hpp"
#include "rules/evaluator.hpp"
#include "rules/waivers.hpp"
#include "xml/namespaces.hpp"

namespace closeout::rules {

std::optional<Findings> assess(xml::Document const& record, xml::Document const& figures, Options const& options,
                               base::Diagnostics& diagnostics) {
  Waivers waivers(record, options.language);
  auto schemas = compile_files(options, std::string(xml::namespace_of(record.root())), waivers.rules(), diagnostics);
  if (!schemas) return std::nullopt;
  Findings findings;
  evaluate(*schemas, record, figures.root(), findings);
  if (options.in_every_language) findings.rules = checked_rules(*schemas, applied_rules(*schemas));
  waivers.look_up(*schemas);
  Waivers::Used used;
  for (Finding& finding : findings.all) waivers.apply(finding, used);
  waivers.check(used, diagnostics);
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
  if (!finding.waiver && !finding.fix.empty() && it.place.is_known()) it.fix = base::Fix{it.place, finding.fix};
  if (!finding.waiver) return it;
  it.waiver = base::Waiver{finding.severity, finding.waiver->reason, finding.waiver->date, finding.waiver->decided_by,
                           finding.waiver->place};
  it.severity = base::Severity::Note;
  it.hint.clear();
  return it;
}

}  // namespace closeout::rules
