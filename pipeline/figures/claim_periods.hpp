#pragma once
// To which payment claim a cost belongs (esf.md section 4.6).

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace closeout::figures {

/// The claims of a record in the order of their numbers, and which of them a row belongs to.
class ClaimPeriods {
 public:
  explicit ClaimPeriods(pugi::xml_node project);

  [[nodiscard]] std::vector<pugi::xml_node> const& claims() const { return claims_; }
  /// Index of the claim with that id; nothing if there is none.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// Claim of a ledger entry, income entry or lump sum part: the one it names, else the one whose period holds the day
  /// it was paid. A cost of the last period is often paid after it: where no period holds that day, the voucher's does.
  [[nodiscard]] std::optional<std::size_t> claim_of(pugi::xml_node row) const;

 private:
  struct Period {
    std::optional<base::Date> start, end;
  };

  [[nodiscard]] std::optional<std::size_t> claim_at(std::optional<base::Date> day) const;

  std::vector<pugi::xml_node> claims_;
  std::vector<Period> periods_;
};

}  // namespace closeout::figures
