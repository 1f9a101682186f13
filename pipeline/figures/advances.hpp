#pragma once
// Advances and their recovery (VNA 357/2014 § 22, VNA 867/2021 § 14).

#include <string>
#include <vector>

#include "figures/claims.hpp"
#include "figures/funding.hpp"

namespace closeout::figures {

/// What one claim gave back of an advance.
struct Recovery {
  std::string claim;
  base::Cents payment;  ///< Support of the claim to the party that had the advance.
  base::Cents due;      ///< 30 % of it, no more than what is outstanding; all of that in the last claim.
  base::Cents deducted;
  base::Cents outstanding;  ///< After it.
};

struct Advance {
  std::string id, party;
  base::Cents amount;
  base::Cents grant;  ///< EU and State funding of the decision under which it was paid.
  base::Cents limit;  ///< 30 % of the grant.
  base::Cents deducted;
  std::vector<Recovery> recoveries;  ///< Claims whose period ended after the advance, in their order.
  [[nodiscard]] base::Cents outstanding() const { return amount - deducted; }
};

[[nodiscard]] std::vector<Advance> compute_advances(pugi::xml_node project, Funding const& funding,
                                                    std::vector<Claim> const& chain);

}  // namespace closeout::figures
