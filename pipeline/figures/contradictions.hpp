#pragma once
// Values that a record writes in place of participants, against what everybody knows about them.

#include <cstdint>
#include <string>
#include <vector>

#include "figures/figures.hpp"

namespace closeout::figures {

/// `value` persons of `parts` against `limit` of `wholes`.
struct Contradiction {
  enum class Kind : std::uint8_t {
    Sexes,  ///< Women, men and non-binary persons are not the value.
    Sum,    ///< Groups that make up all participants do not.
    Part,   ///< A group is larger than the one it is part of.
  };
  Kind kind = Kind::Sexes;
  std::string code;           ///< Of the indicator at which it is told.
  std::string parts, wholes;  ///< Codes: "CO01 + CO03".
  std::int64_t value = 0, limit = 0;
};

/// Counted values cannot contradict each other; those of `indicators` that are written can.
[[nodiscard]] std::vector<Contradiction> contradictions_in(Indicators const& indicators);

}  // namespace closeout::figures
