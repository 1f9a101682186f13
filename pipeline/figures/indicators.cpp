#include "figures/indicators.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

std::optional<std::int64_t> count_of(pugi::xml_node node, char const* attribute) {
  pugi::xml_attribute const found = node.attribute(attribute);
  return found ? std::optional<std::int64_t>(found.as_llong()) : std::nullopt;
}

/// The part of the record that holds targets and written values of common indicators.
pugi::xml_node common_indicators(pugi::xml_node project) {
  pugi::xml_node const indicators = project.child("indicators");
  pugi::xml_node const esf = indicators.child("common-esf");
  return esf ? esf : indicators.child("common-esf-plus");
}

ParticipantView view_of(pugi::xml_node project, IndicatorSet const& set) {
  pugi::xml_node const common = common_indicators(project);
  ParticipantView view;
  view.counts_non_binary = set.counts_non_binary;
  view.data_date = date_of(project.child("report"), "data-date");
  view.long_term_months_under_25 = common.attribute("long-term-months-under-25").as_int(set.long_term_months_under_25);
  view.long_term_months = common.attribute("long-term-months").as_int(set.long_term_months);
  return view;
}

WrittenValue written_value(pugi::xml_node node) {
  WrittenValue value{count_of(node, "women"), count_of(node, "men"), count_of(node, "non-binary"),
                     count_of(node, "value")};
  if (!value.total && value.women && value.men) value.total = *value.women + *value.men + value.non_binary.value_or(0);
  return value;
}

Fact due_fact(Horizon horizon) {
  return horizon == Horizon::Leaving ? Fact::LeavingDue : Fact::SixMonthsDue;
}

/// What is of every participant, complete or not.
void look_at_record(Indicators& indicators, pugi::xml_node participant) {
  if (participant.child("sensitive")) ++indicators.with_sensitive_data;
  auto const entered = date_of(participant, "entered");
  if (entered && (!indicators.first_entry || *entered < *indicators.first_entry)) indicators.first_entry = entered;
}

void count(Indicator& indicator, ParticipantFacts const& participant) {
  IndicatorDefinition const& definition = indicator.definition;
  if (!definition.counts || !participant.holding.has_all(definition.among)) return;
  if (definition.horizon != Horizon::Entry && !participant.holding.has(due_fact(definition.horizon))) {
    ++indicator.not_yet_due;
    return;
  }
  ++indicator.population;
  if (participant.known.has_all(*definition.counts)) ++indicator.answered;
  if (participant.refused.has_any(*definition.counts)) ++indicator.refused;
  if (participant.holding.has_all(*definition.counts)) indicator.counted.add(*participant.sex);
}

}  // namespace

std::optional<std::int64_t> Indicator::total() const {
  return written ? written->total : std::optional(counted.total());
}

IndicatorCounter::IndicatorCounter(pugi::xml_node project, IndicatorCatalogue const& catalogue) : project_(project) {
  pugi::xml_node const identity = project.child("identity");
  IndicatorSet const* const set =
      catalogue.find(identity.attribute("period").value(), identity.attribute("fund").value());
  view_.counts_non_binary = true;
  pugi::xml_node const report = project.child("report");
  small_cell_threshold_ = count_of(report, "small-cell-threshold").value_or(catalogue.small_cell_threshold);
  if (set == nullptr) return;
  view_ = view_of(project, *set);
  Indicators& result = indicators_.emplace();
  result.period = set->period;
  result.fund = set->fund;
  result.counts_non_binary = set->counts_non_binary;
  result.data_date = view_.data_date.value_or(base::Date{});
  result.house_threshold = catalogue.small_cell_threshold;
  result.house_threshold_special = catalogue.small_cell_threshold_special;
  result.small_cell_threshold = small_cell_threshold_;
  result.small_cell_threshold_special =
      count_of(report, "small-cell-threshold-special").value_or(catalogue.small_cell_threshold_special);
  for (IndicatorDefinition const& definition : set->indicators) result.all.emplace_back().definition = definition;
}

void IndicatorCounter::add(pugi::xml_node participant) {
  ++participants_;
  if (indicators_) look_at_record(*indicators_, participant);
  ParticipantFacts const facts = facts_of(participant, view_);
  if (!facts.is_complete) return;
  ++complete_;
  if (!indicators_) return;
  indicators_->complete.add(*facts.sex);
  if (facts.holding.has(Fact::LeavingDue)) ++indicators_->leaving_due;
  if (facts.holding.has(Fact::SixMonthsDue)) ++indicators_->six_months_due;
  for (Indicator& indicator : indicators_->all) count(indicator, facts);
}

void IndicatorCounter::finish(Figures& figures) && {
  figures.participants = participants_;
  figures.complete_participants = complete_;
  figures.small_cell_threshold = small_cell_threshold_;
  if (!indicators_) return;
  indicators_->grand_total = participants_;
  pugi::xml_node const common = common_indicators(project_);
  std::vector<Indicator> kept;
  for (Indicator& indicator : indicators_->all) {
    pugi::xml_node const node = common.find_child_by_attribute("code", indicator.definition.code.c_str());
    if (indicator.definition.removed && !node) continue;
    indicator.target = count_of(node, "target");
    if (!indicator.definition.counts || participants_ == 0) indicator.written = written_value(node);
    kept.push_back(std::move(indicator));
  }
  indicators_->all = std::move(kept);
  figures.indicators = std::move(indicators_);
}

}  // namespace closeout::figures
