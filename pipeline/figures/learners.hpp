#pragma once

#include "figures/figures.hpp"

namespace closeout::figures {

/// Fills trainings, cohorts, learners and the participant counts of `figures`.
void compute_learners(pugi::xml_node project, Figures& figures);

/// Planned against reached of every action quantity and own indicator; needs the counts of compute_learners().
[[nodiscard]] std::vector<Achievement> compute_achievements(pugi::xml_node project, Figures const& figures);

}  // namespace closeout::figures
