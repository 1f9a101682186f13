#include "rules/waivers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "locale/language.hpp"
#include "xml/characters.hpp"
#include "xml/namespaces.hpp"

namespace closeout::rules {

namespace {

/// Whether each rule may be waived, by its id.
using KnownRules = std::map<std::string, bool, std::less<>>;

KnownRules rules_of(std::span<Schema const> schemas) {
  KnownRules known;
  for (Schema const& schema : schemas) {
    for (Pattern const& pattern : schema.patterns) {
      for (Rule const& rule : pattern.rules) {
        for (Assertion const& assertion : rule.assertions) known.emplace(assertion.id, assertion.is_waivable);
      }
    }
  }
  return known;
}

std::vector<LocalizedText> reasons_of(pugi::xml_node waiver) {
  std::vector<LocalizedText> reasons;
  for (pugi::xml_node const reason : waiver.children("reason")) {
    reasons.push_back({std::string(xml::language_of(reason)), xml::collapsed(reason.child_value())});
  }
  return reasons;
}

std::string best_of(std::vector<LocalizedText> const& texts, std::string_view language) {
  std::vector<std::string_view> available;
  for (LocalizedText const& text : texts) available.emplace_back(text.language);
  std::size_t const best = locale::best_match(language, available);
  return best < texts.size() ? texts[best].text : std::string();
}

bool is_about(Waiver const& waiver, Finding const& finding) {
  if (waiver.rule != finding.id) return false;
  return waiver.of.empty() || std::ranges::find(finding.things, waiver.of) != finding.things.end();
}

base::Diagnostic unknown_rule(Waiver const& waiver, KnownRules const& known) {
  std::vector<std::string_view> names;
  for (auto const& [name, is_waivable] : known) names.emplace_back(name);
  std::string const nearest = base::nearest_word(waiver.rule, names);
  base::Diagnostic it =
      base::error("rules-waiver-unknown", fmt::format("there is no rule {}", waiver.rule), waiver.place);
  if (!nearest.empty()) it.hint = fmt::format("did you mean {}?", nearest);
  it.arguments = {{"rule", waiver.rule}, {"nearest", nearest}};
  return it;
}

base::Diagnostic never_waivable(Waiver const& waiver) {
  base::Diagnostic it =
      base::error("rules-waiver-refused", fmt::format("rule {} can never be waived", waiver.rule), waiver.place);
  it.hint = "mend what the rule finds and take the waiver out";
  it.arguments = {{"rule", waiver.rule}};
  return it;
}

base::Diagnostic idle(Waiver const& waiver) {
  std::string const message = waiver.of.empty()
                                  ? fmt::format("the waiver of {} waives nothing", waiver.rule)
                                  : fmt::format("the waiver of {} for {} waives nothing", waiver.rule, waiver.of);
  base::Diagnostic it = base::warning("rules-waiver-idle", message, waiver.place);
  it.hint = "take it out: the record keeps the rule";
  it.arguments = {{"rule", waiver.rule}, {"of", waiver.of}, {"kind", waiver.of.empty() ? "all" : "thing"}};
  return it;
}

}  // namespace

Waivers::Waivers(xml::Document const& record, std::string_view language) {
  for (pugi::xml_node const node : record.root().child("waivers").children("waiver")) {
    std::vector<LocalizedText> reasons = reasons_of(node);
    std::string reason = best_of(reasons, language);
    waivers_.push_back({node.attribute("rule").value(), node.attribute("of").value(), node.attribute("date").value(),
                        node.attribute("decided-by").value(), std::move(reason), std::move(reasons),
                        record.place_of(node, "rule")});
  }
}

std::set<std::string, std::less<>> Waivers::rules() const {
  std::set<std::string, std::less<>> rules;
  for (Waiver const& waiver : waivers_) rules.insert(waiver.rule);
  return rules;
}

void Waivers::look_up(std::span<Schema const> schemas) {
  if (!waivers_.empty()) known_ = rules_of(schemas);
}

void Waivers::apply(Finding& finding, Used& used) const {
  for (std::size_t i = 0; i < waivers_.size(); ++i) {
    if (!is_about(waivers_[i], finding)) continue;
    auto const rule = known_.find(finding.id);
    if (rule == known_.end() || !rule->second) continue;
    if (!finding.waiver) finding.waiver = waivers_[i];
    used.insert(i);
  }
}

void Waivers::check(Used const& used, base::Diagnostics& diagnostics) const {
  for (std::size_t i = 0; i < waivers_.size(); ++i) {
    auto const rule = known_.find(waivers_[i].rule);
    if (rule == known_.end()) {
      diagnostics.add(unknown_rule(waivers_[i], known_));
    } else if (!rule->second) {
      diagnostics.add(never_waivable(waivers_[i]));
    } else if (!used.contains(i)) {
      diagnostics.add(idle(waivers_[i]));
    }
  }
}

}  // namespace closeout::rules
