#include "figures/indicator_catalogue.hpp"

#include <algorithm>
#include <sstream>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

FactSet facts_in(pugi::xml_node node, char const* attribute) {
  FactSet result;
  std::istringstream words(node.attribute(attribute).value());
  for (std::string word; words >> word;) {
    if (auto const fact = fact_named(word)) result.add(*fact);
  }
  return result;
}

Horizon horizon_of(pugi::xml_node node) {
  if (has_value(node, "when", "leaving")) return Horizon::Leaving;
  return has_value(node, "when", "six-months") ? Horizon::SixMonths : Horizon::Entry;
}

IndicatorDefinition definition_of(pugi::xml_node node) {
  IndicatorDefinition result;
  result.code = node.attribute("code").value();
  result.is_code_confirmed = has_value(node, "code-confirmed", "yes");
  if (node.attribute("counts")) result.counts = facts_in(node, "counts");
  result.among = facts_in(node, "among");
  result.horizon = horizon_of(node);
  result.is_special = has_value(node, "special-category", "yes");
  result.is_sample = has_value(node, "sample", "yes");
  result.is_follow_up = has_value(node, "follow-up", "yes");
  result.counts_entities = has_value(node, "of", "entities");
  result.removed = date_of(node, "removed");
  for (pugi::xml_node const label : node.children("label")) {
    result.labels.push_back(
        {label.attribute("xml:lang").value(), label.child_value(), has_value(label, "official", "yes")});
  }
  return result;
}

IndicatorSet set_of(pugi::xml_node node) {
  IndicatorSet result;
  result.period = node.attribute("period").value();
  result.fund = node.attribute("fund").value();
  result.counts_non_binary = has_value(node, "non-binary", "yes");
  result.long_term_months_under_25 = node.attribute("long-term-months-under-25").as_int();
  result.long_term_months = node.attribute("long-term-months").as_int();
  for (pugi::xml_node const indicator : node.children("indicator")) {
    result.indicators.push_back(definition_of(indicator));
  }
  return result;
}

}  // namespace

FactSet IndicatorDefinition::required() const {
  FactSet facts = among | counts.value_or(FactSet{});
  if (horizon == Horizon::Leaving) facts.add(Fact::LeavingDue);
  if (horizon == Horizon::SixMonths) facts.add(Fact::SixMonthsDue);
  return with_consequences(facts);
}

IndicatorCatalogue IndicatorCatalogue::from(xml::Document const& document) {
  pugi::xml_node const root = document.root();
  IndicatorCatalogue result;
  result.small_cell_threshold = root.attribute("small-cell-threshold").as_llong();
  result.small_cell_threshold_special = root.attribute("small-cell-threshold-special").as_llong();
  for (pugi::xml_node const node : root.children("set")) result.sets.push_back(set_of(node));
  return result;
}

IndicatorSet const* IndicatorCatalogue::find(std::string_view period, std::string_view fund) const {
  auto const found =
      std::ranges::find_if(sets, [&](IndicatorSet const& set) { return set.period == period && set.fund == fund; });
  return found == sets.end() ? nullptr : &*found;
}

}  // namespace closeout::figures
