#pragma once
// What everybody knows about common indicators without seeing a number: which add up, which are part of which.

#include <cstddef>
#include <vector>

#include "figures/participant_facts.hpp"

namespace closeout::figures {

/// A relation between rows of a table of indicators; it holds for all participants and for each sex.
struct RowRelation {
  std::vector<std::size_t> parts, wholes;  ///< Indices of rows.
  bool is_sum = false;                     ///< The parts make up the wholes; else they are at most as many.
  /// What the parts leave of the wholes is a group like those that are printed: the one age or level of education, the
  /// one kind of unemployment without a row of its own.
  bool leaves_a_group = false;
};

/// `rows` are what holds of the participants of each row, with what follows from it. No facts: all participants.
[[nodiscard]] std::vector<RowRelation> relations_between(std::vector<FactSet> const& rows);

}  // namespace closeout::figures
