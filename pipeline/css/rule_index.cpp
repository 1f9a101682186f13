#include "css/rule_index.hpp"

#include <algorithm>

namespace closeout::css {
namespace {

std::size_t group_of(std::optional<PseudoElement> pseudo_element) {
  return pseudo_element ? static_cast<std::size_t>(*pseudo_element) + 1 : 0;
}

}  // namespace

void RuleIndex::add(std::vector<SheetUse> const& sheets, Origin origin, MediaEnvironment const& environment) {
  LayerOrder layers;
  for (SheetUse const& use : sheets) {
    for (LayerName const& name : use.sheet->layers) layers.declare(name);
  }
  layers.settle();
  MediaContextRef last;  // Neighbouring rules mostly have the same condition.
  bool last_applies = true;
  for (SheetUse const& use : sheets) {
    if (!applies(use.media, environment)) continue;
    for (StyleRule const& rule : use.sheet->rules) {
      if (rule.media != last) last_applies = applies(rule.media, environment);
      last = rule.media;
      if (!last_applies) continue;
      Group& group = groups_[group_of(rule.selector.pseudo_element)];
      bucket_for(group, rule.selector.compounds.front()).push_back({&rule, origin, order_++, layers.rank(rule.layer)});
    }
  }
}

RuleIndex::Bucket& RuleIndex::bucket_for(Group& group, CompoundSelector const& subject) {
  if (!subject.id.empty()) return group.by_id[subject.id];
  if (!subject.classes.empty()) return group.by_class[subject.classes.front()];
  if (!subject.type.empty()) return group.by_type[subject.type];
  return group.others;
}

void RuleIndex::collect(ElementFrame const& element, std::optional<PseudoElement> pseudo_element,
                        std::vector<MatchedBlock>& matched) const {
  Group const& group = groups_[group_of(pseudo_element)];
  std::size_t const first = matched.size();
  collect(group.others, element, matched);
  collect(group.by_type, element.name(), element, matched);
  if (!element.id().empty()) collect(group.by_id, element.id(), element, matched);
  for_each_class(element.classes(), [&](std::string_view name) { collect(group.by_class, name, element, matched); });
  std::sort(matched.begin() + static_cast<std::ptrdiff_t>(first), matched.end(), precedes);
  // A class written twice in the attribute finds its rules twice.
  matched.erase(std::unique(matched.begin() + static_cast<std::ptrdiff_t>(first), matched.end(),
                            [](MatchedBlock const& a, MatchedBlock const& b) { return a.order == b.order; }),
                matched.end());
}

void RuleIndex::collect(Buckets const& buckets, std::string_view key, ElementFrame const& element,
                        std::vector<MatchedBlock>& matched) {
  auto const found = buckets.find(key);
  if (found != buckets.end()) collect(found->second, element, matched);
}

void RuleIndex::collect(Bucket const& bucket, ElementFrame const& element, std::vector<MatchedBlock>& matched) {
  for (Entry const& entry : bucket) {
    ComplexSelector const& selector = entry.rule->selector;
    if (!matches(selector, element)) continue;
    matched.push_back({entry.rule->block.get(), entry.origin, selector.specificity, entry.order, entry.layer});
  }
}

bool RuleIndex::has_rules_for(PseudoElement pseudo_element) const {
  Group const& group = groups_[group_of(pseudo_element)];
  return !group.by_id.empty() || !group.by_class.empty() || !group.by_type.empty() || !group.others.empty();
}

}  // namespace closeout::css
