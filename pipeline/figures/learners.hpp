#pragma once

#include "figures/figures.hpp"

namespace closeout::figures {

/// Counts participants by training and cohort.
class LearnerCounter {
 public:
  explicit LearnerCounter(pugi::xml_node project);
  /// A participant, in the order of the record.
  void add(pugi::xml_node participant);
  /// After the last one: fills trainings, cohorts, learners and the participant counts of `figures`.
  void finish(Figures& figures) &&;

 private:
  pugi::xml_node project_;
  std::vector<CohortFigures> cohorts_;
  std::int64_t participants_ = 0, complete_participants_ = 0;
};

/// Planned against reached of every action quantity and own indicator; needs the counts of a LearnerCounter.
[[nodiscard]] std::vector<Achievement> compute_achievements(pugi::xml_node project, Figures const& figures);

}  // namespace closeout::figures
