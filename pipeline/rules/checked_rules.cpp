#include "rules/checked_rules.hpp"

#include <map>
#include <string_view>

namespace closeout::rules {

namespace {

/// Calls `visit` with each rule and its number.
void for_each_rule(std::span<Schema const> schemas, auto const& visit) {
  std::size_t number = 0;
  for (Schema const& schema : schemas) {
    for (Pattern const& pattern : schema.patterns) {
      for (Rule const& rule : pattern.rules) visit(rule, number++);
    }
  }
}

CheckedRule untold(Assertion const& assertion) {
  CheckedRule rule{assertion.id, assertion.severity, assertion.see, {}, false};
  for (RichText const& text : assertion.messages) rule.statements.push_back({text.language, outline_of(text)});
  return rule;
}

}  // namespace

AppliedRules applied_rules(std::span<Schema const> schemas) {
  AppliedRules applied;
  for_each_rule(schemas, [&](Rule const& rule, std::size_t number) {
    if (rule.was_applied) applied.insert(number);
  });
  return applied;
}

std::vector<CheckedRule> checked_rules(std::span<Schema const> schemas, AppliedRules const& applied) {
  std::vector<CheckedRule> rules;
  std::map<std::string_view, std::size_t> places;
  for_each_rule(schemas, [&](Rule const& rule, std::size_t number) {
    for (Assertion const& assertion : rule.assertions) {
      auto const [place, is_new] = places.try_emplace(assertion.id, rules.size());
      if (is_new) rules.push_back(untold(assertion));
      if (applied.contains(number)) rules[place->second].was_applied = true;
    }
  });
  return rules;
}

}  // namespace closeout::rules
