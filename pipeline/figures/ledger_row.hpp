#pragma once
// An entry of the ledger as the counters of this room take it.

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "figures/claim_periods.hpp"

namespace closeout::figures {

struct LedgerRow {
  pugi::xml_node entry;
  std::size_t party = 0, category = 0;  ///< Indices into those of the record.
  base::Cents amount;
  std::optional<std::size_t> claim;  ///< Index into the claims in the order of their numbers.
};

/// What of the record every entry is read against.
class LedgerReader {
 public:
  explicit LedgerReader(pugi::xml_node project);

  [[nodiscard]] std::vector<std::string> const& parties() const { return parties_; }
  [[nodiscard]] std::vector<std::string> const& categories() const { return categories_; }
  [[nodiscard]] ClaimPeriods const& periods() const { return periods_; }
  /// Index of the party with that id; nothing if there is none.
  [[nodiscard]] std::optional<std::size_t> party(std::string_view id) const;
  [[nodiscard]] std::optional<std::size_t> category(std::string_view id) const;
  /// Nothing for an entry of a party or category that the record does not have.
  [[nodiscard]] std::optional<LedgerRow> read(pugi::xml_node entry) const;

 private:
  std::vector<std::string> parties_, categories_;
  ClaimPeriods periods_;
};

}  // namespace closeout::figures
