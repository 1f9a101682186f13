// Common indicators in the figures' tree.

#include "figures/indicator_tree.hpp"

#include "figures/contradictions.hpp"
#include "figures/published_counts.hpp"
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

void set_published(pugi::xml_node node, PublishedRow const& row) {
  set(node, "published-women", row.women);
  set(node, "published-men", row.men);
  set(node, "published-non-binary", row.non_binary);
  set(node, "published-total", row.total);
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

void append_indicator(pugi::xml_node parent, Indicator const& indicator, PublishedRow const& published,
                      bool counts_non_binary) {
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
  set_published(node, published);
  append_labels(node, definition);
}

void append_contradictions(pugi::xml_node parent, Indicators const& indicators) {
  for (Contradiction const& contradiction : contradictions_in(indicators)) {
    pugi::xml_node node = parent.append_child("contradiction");
    using Kind = Contradiction::Kind;
    set(node, "kind",
        std::string(contradiction.kind == Kind::Sexes ? "sexes"
                    : contradiction.kind == Kind::Sum ? "sum"
                                                      : "part"));
    set(node, "code", contradiction.code);
    set(node, "parts", contradiction.parts);
    set(node, "wholes", contradiction.wholes);
    set(node, "value", contradiction.value);
    set(node, "limit", contradiction.limit);
  }
}

void set_thresholds(pugi::xml_node node, Indicators const& indicators) {
  set(node, "threshold", indicators.small_cell_threshold);
  set(node, "threshold-special", indicators.small_cell_threshold_special);
  set(node, "house-threshold", indicators.house_threshold);
  set(node, "house-threshold-special", indicators.house_threshold_special);
}

}  // namespace

void append_indicators(pugi::xml_node parent, Indicators const& indicators) {
  PublishedIndicators const published = publish(indicators);
  pugi::xml_node node = parent.append_child("indicators");
  set(node, "period", indicators.period);
  set(node, "fund", indicators.fund);
  set(node, "data-date", indicators.data_date);
  set_thresholds(node, indicators);
  set(node, "first-entry", indicators.first_entry);
  set(node, "with-sensitive-data", indicators.with_sensitive_data);
  set(node, "grand-total", indicators.grand_total);
  set(node, "published-grand-total", published.grand_total);
  set_counts(node, indicators.complete, indicators.counts_non_binary);
  set_published(node, published.complete);
  set(node, "leaving-due", indicators.leaving_due);
  set(node, "published-leaving-due", published.leaving_due);
  set(node, "six-months-due", indicators.six_months_due);
  set(node, "published-six-months-due", published.six_months_due);
  for (std::size_t i = 0; i < indicators.all.size(); ++i) {
    append_indicator(node, indicators.all[i], published.indicators[i], indicators.counts_non_binary);
  }
  append_contradictions(node, indicators);
}

}  // namespace closeout::figures
