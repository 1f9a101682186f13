#pragma once
// Lump sums and their parts (VNA 358/2014 § 8, VNA 866/2021 § 14).

#include <optional>
#include <vector>

#include "figures/ledger_row.hpp"

namespace closeout::figures {

/// A part that is paid against a verified result.
struct LumpSumPart {
  std::size_t party = 0;  ///< Index into the parties of the record; the lead if the part names none.
  base::Cents amount;
  bool is_achieved = false;
  std::optional<std::size_t> claim;  ///< The one it names; else the last.
};

[[nodiscard]] std::vector<LumpSumPart> read_lump_sum_parts(pugi::xml_node project, LedgerReader const& reader);

}  // namespace closeout::figures
