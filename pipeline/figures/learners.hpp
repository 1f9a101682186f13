#pragma once

#include "figures/figures.hpp"

namespace closeout::figures {

/// Counts participants by training and cohort.
class LearnerCounter {
 public:
  explicit LearnerCounter(pugi::xml_node project);
  /// A participant, in the order of the record.
  void add(pugi::xml_node participant);
  /// After the last one: fills trainings, cohorts and learners of `figures`.
  void finish(Figures& figures) &&;

 private:
  pugi::xml_node project_;
  std::vector<CohortFigures> cohorts_;
};

/// From the counts of `figures` and its threshold.
[[nodiscard]] LearnerLevel published_level(Figures const& figures);

/// Planned against reached of every action quantity and own indicator; needs the counts of a LearnerCounter
/// and an IndicatorCounter.
[[nodiscard]] std::vector<Achievement> compute_achievements(pugi::xml_node project, Figures const& figures);

}  // namespace closeout::figures
