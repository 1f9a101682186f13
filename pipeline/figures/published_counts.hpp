#pragma once
// Counts of participants as the public may see them: small ones withheld, and what would give them away.

#include <optional>
#include <string>
#include <vector>

#include "figures/figures.hpp"

namespace closeout::figures {

/// One row as texts: "12", "<3" or "–"; nothing where there is no value or no answer.
struct PublishedRow {
  std::optional<std::string> women, men, non_binary, total;
};

struct PublishedIndicators {
  std::string grand_total, leaving_due, six_months_due;
  PublishedRow complete;
  std::vector<PublishedRow> indicators;  ///< As in Indicators::all. What counts entities is never withheld.
};

/// The number of incomplete records, grand total less total, says nothing about any of them and is not protected.
[[nodiscard]] PublishedIndicators publish(Indicators const& indicators);

}  // namespace closeout::figures
