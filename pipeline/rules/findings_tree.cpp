// Findings and rules as trees for templates; the vocabulary stands in rules.hpp.

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>

#include "rules/rules.hpp"

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

pugi::xml_node append_finding(pugi::xml_node waiver, Finding const& finding) {
  pugi::xml_node node = waiver.append_child("finding");
  set(node, "location", finding.location);
  append_texts(node, "message", finding.messages);
  return node;
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
/// Of one rule beside its number.
constexpr std::int64_t shown_of_a_rule = 100;

void append_waivers(pugi::xml_node root, Findings const& findings) {
  struct Entry {
    pugi::xml_node node;
    std::int64_t count = 0;
  };
  std::map<std::size_t, Entry> entries;  // By the place of the waiver.
  for (Finding const& finding : findings.all) {
    if (!finding.waiver) continue;
    Entry& entry = entries[finding.waiver->place.offset];
    if (entry.count == 0) entry.node = append_waiver(root, finding);
    if (++entry.count <= shown_findings) append_finding(entry.node, finding);
  }
  for (auto& [place, entry] : entries) set(entry.node, "count", std::to_string(entry.count));
}

/// Findings of one rule.
struct Told {
  std::vector<Finding const*> findings;
  std::uint64_t count = 0;   ///< With those that were not kept.
  std::uint64_t waived = 0;  ///< Of those kept.
};

std::string_view verdict_of(CheckedRule const& rule, Told const& told) {
  if (told.count > told.waived) return "failed";
  if (told.count > 0) return "waived";
  return rule.was_applied ? "passed" : "not-applicable";
}

/// The file by its name alone: the folder is of whoever runs the program.
void set_place(pugi::xml_node node, base::SourcePlace const& place) {
  if (!place.is_known()) return;
  base::Position const at = place.position();
  set(node, "file", std::filesystem::path(place.file->name()).filename().string());
  set(node, "line", std::to_string(at.line));
  set(node, "column", std::to_string(at.column));
}

void append_rule(pugi::xml_node root, CheckedRule const& rule, Told const& told) {
  pugi::xml_node node = root.append_child("rule");
  set(node, "id", rule.id);
  set(node, "severity", std::string(base::name_of(rule.severity)));
  set(node, "see", rule.see);
  set(node, "verdict", std::string(verdict_of(rule, told)));
  set(node, "findings", std::to_string(told.count));
  set(node, "waived", std::to_string(told.waived));
  append_texts(node, "statement", rule.statements);
  for (Finding const* const finding : told.findings) {
    pugi::xml_node element = append_finding(node, *finding);
    set_place(element, finding->place);
    if (finding->waiver) set(element, "waived", "yes");
  }
}

std::map<std::string, Told> told_by_rule(Findings const& findings) {
  std::map<std::string, Told> by_rule;
  for (Finding const& finding : findings.all) {
    Told& told = by_rule[finding.id];
    if (told.count < static_cast<std::uint64_t>(shown_of_a_rule)) told.findings.push_back(&finding);
    ++told.count;
    if (finding.waiver) ++told.waived;
  }
  for (auto const& [id, more] : findings.more_of_rule) by_rule[id].count += more;
  return by_rule;
}

/// Numbers and words about participants may tell of one of them.
bool is_about_participants(pugi::xml_node finding) {
  std::string_view const location = finding.attribute("location").value();
  return location.starts_with("/project/participants") || location.starts_with("/project/indicators");
}

}  // namespace

xml::Document waived_findings(Findings const& findings) {
  xml::Document document;
  append_waivers(document.tree().append_child("findings"), findings);
  return document;
}

xml::Document checks_tree(Findings const& findings) {
  xml::Document document;
  pugi::xml_node root = document.tree().append_child("checks");
  auto const by_rule = told_by_rule(findings);
  std::map<std::string_view, std::size_t> verdicts;
  for (CheckedRule const& rule : findings.rules) {
    auto const told = by_rule.find(rule.id);
    append_rule(root, rule, told == by_rule.end() ? Told{} : told->second);
    ++verdicts[verdict_of(rule, told == by_rule.end() ? Told{} : told->second)];
  }
  set(root, "rules", std::to_string(findings.rules.size()));
  for (char const* const verdict : {"failed", "waived", "passed", "not-applicable"}) {
    set(root, verdict, std::to_string(verdicts[verdict]));
  }
  append_waivers(root, findings);
  return document;
}

xml::Document public_checks(xml::Document const& checks) {
  xml::Document result;
  result.tree().reset(checks.tree());
  for (pugi::xml_node rule : result.root().children()) {
    bool is_silent = false;
    for (pugi::xml_node finding = rule.child("finding"); finding;) {
      pugi::xml_node const next = finding.next_sibling("finding");
      bool const goes = is_about_participants(finding);
      if (goes) rule.remove_child(finding);
      is_silent = is_silent || goes;
      finding = next;
    }
    if (!is_silent) continue;
    for (char const* const name : {"findings", "waived", "count"}) rule.remove_attribute(name);
  }
  return result;
}

}  // namespace closeout::rules
