#pragma once

#include "figures/figures.hpp"

namespace closeout::figures {

/// Counts participants by the common indicators of the project's fund and period. Keeps nothing of a participant.
class IndicatorCounter {
 public:
  IndicatorCounter(pugi::xml_node project, IndicatorCatalogue const& catalogue);
  void add(pugi::xml_node participant);
  /// After the last one: fills the indicators and the participant counts of `figures`.
  void finish(Figures& figures) &&;

 private:
  pugi::xml_node project_;
  ParticipantView view_;
  std::int64_t small_cell_threshold_ = 0;
  std::int64_t participants_ = 0, complete_ = 0;
  std::optional<Indicators> indicators_;
};

}  // namespace closeout::figures
