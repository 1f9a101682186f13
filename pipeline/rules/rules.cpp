#include "rules/rules.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <map>

#include "rules/compiler.hpp"
#include "rules/evaluator.hpp"
#include "rules/waivers.hpp"
#include "xml/namespaces.hpp"

namespace closeout::rules {

namespace {

void set(pugi::xml_node node, char const* name, std::string const& value) {
  if (!value.empty()) node.append_attribute(name).set_value(value.c_str());
}

void append_texts(pugi::xml_node parent, char const* name, std::vector<LocalizedText> const& texts) {
  for (LocalizedText const& text : texts) {
    pugi::xml_node node = parent.append_child(name);
    set(node, "xml:lang", text.language);
    node.text().set(text.text.c_str());
  }
}

void append_finding(pugi::xml_node waiver, Finding const& finding) {
  pugi::xml_node node = waiver.append_child("finding");
  set(node, "location", finding.location);
  append_texts(node, "message", finding.messages);
}

/// The element of the waiver that set `first` aside.
pugi::xml_node append_waiver(pugi::xml_node parent, Finding const& first) {
  pugi::xml_node node = parent.append_child("waiver");
  set(node, "rule", first.id);
  set(node, "of", first.waiver->of);
  set(node, "severity", std::string(base::name_of(first.severity)));
  set(node, "see", first.see);
  set(node, "date", first.waiver->date);
  set(node, "decided-by", first.waiver->decided_by);
  append_texts(node, "reason", first.waiver->reasons);
  return node;
}

/// A waiver may be about thousands of participants: a reader of the report needs to see what kind of thing it is.
constexpr std::int64_t shown_findings = 5;

}  // namespace

std::optional<Findings> assess(xml::Document const& record, xml::Document const& figures, Options const& options,
                               base::Diagnostics& diagnostics) {
  Waivers waivers(record, options.language);
  auto schemas = compile_files(options, std::string(xml::namespace_of(record.root())), waivers.rules(), diagnostics);
  if (!schemas) return std::nullopt;
  Findings findings;
  evaluate(*schemas, record, figures.root(), findings);
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
  if (!finding.waiver) return it;
  it.waiver = base::Waiver{finding.severity, finding.waiver->reason, finding.waiver->date, finding.waiver->decided_by,
                           finding.waiver->place};
  it.severity = base::Severity::Note;
  it.hint.clear();
  return it;
}

xml::Document waived_findings(Findings const& findings) {
  struct Entry {
    pugi::xml_node node;
    std::int64_t count = 0;
  };
  xml::Document document;
  pugi::xml_node const root = document.tree().append_child("findings");
  std::map<std::size_t, Entry> entries;  // By the place of the waiver.
  for (Finding const& finding : findings.all) {
    if (!finding.waiver) continue;
    Entry& entry = entries[finding.waiver->place.offset];
    if (entry.count == 0) entry.node = append_waiver(root, finding);
    if (++entry.count <= shown_findings) append_finding(entry.node, finding);
  }
  for (auto& [place, entry] : entries) set(entry.node, "count", std::to_string(entry.count));
  return document;
}

}  // namespace closeout::rules
