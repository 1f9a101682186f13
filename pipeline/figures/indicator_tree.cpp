// Common indicators in the figures' tree.

#include "figures/indicator_tree.hpp"

#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

std::string name_of(Horizon horizon) {
  return horizon == Horizon::Entry ? "entry" : horizon == Horizon::Leaving ? "leaving" : "six-months";
}

void set_counts(pugi::xml_node node, SexCounts const& counts, bool counts_non_binary) {
  set(node, "women", counts.women);
  set(node, "men", counts.men);
  if (counts_non_binary) set(node, "non-binary", counts.non_binary);
  set(node, "total", counts.total());
}

void set_written(pugi::xml_node node, WrittenValue const& value) {
  set(node, "women", value.women);
  set(node, "men", value.men);
  set(node, "non-binary", value.non_binary);
  set(node, "total", value.total);
}

/// How many gave the answer that the value rests on.
void set_coverage(pugi::xml_node node, Indicator const& indicator) {
  set(node, "population", indicator.population);
  set(node, "answered", indicator.answered);
  set(node, "refused", indicator.refused);
  if (indicator.definition.horizon != Horizon::Entry) set(node, "not-yet-due", indicator.not_yet_due);
}

void append_labels(pugi::xml_node node, IndicatorDefinition const& definition) {
  for (IndicatorLabel const& label : definition.labels) {
    pugi::xml_node child = node.append_child("label");
    set(child, "xml:lang", label.language);
    set_yes_no(child, "official", label.is_official);
    child.text().set(label.text.c_str());
  }
}

void append_indicator(pugi::xml_node parent, Indicator const& indicator, bool counts_non_binary) {
  IndicatorDefinition const& definition = indicator.definition;
  pugi::xml_node node = parent.append_child("indicator");
  set(node, "code", definition.code);
  set_yes_no(node, "code-confirmed", definition.is_code_confirmed);
  set(node, "of", std::string(definition.counts_entities ? "entities" : "persons"));
  set(node, "when", name_of(definition.horizon));
  set_yes_no(node, "special-category", definition.is_special);
  set_yes_no(node, "sample", definition.is_sample);
  set_yes_no(node, "follow-up", definition.is_follow_up);
  set(node, "removed", definition.removed);
  set(node, "source", std::string(indicator.written ? "written" : "counted"));
  set(node, "target", indicator.target);
  if (indicator.written) {
    set_written(node, *indicator.written);
  } else {
    set_counts(node, indicator.counted, counts_non_binary);
    set_coverage(node, indicator);
  }
  append_labels(node, definition);
}

}  // namespace

void append_indicators(pugi::xml_node parent, Indicators const& indicators) {
  pugi::xml_node node = parent.append_child("indicators");
  set(node, "period", indicators.period);
  set(node, "fund", indicators.fund);
  set(node, "data-date", indicators.data_date);
  set(node, "grand-total", indicators.grand_total);
  set_counts(node, indicators.complete, indicators.counts_non_binary);
  set(node, "leaving-due", indicators.leaving_due);
  set(node, "six-months-due", indicators.six_months_due);
  for (Indicator const& indicator : indicators.all) append_indicator(node, indicator, indicators.counts_non_binary);
}

}  // namespace closeout::figures
