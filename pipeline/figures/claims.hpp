#pragma once
// Payment claims: an unbroken chain, each with what was approved, claimed before, in its period and what is left
// (esf.md section 4.6).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "figures/budget.hpp"

namespace closeout::figures {

/// One row of a claim, in cents.
struct Progress {
  base::Cents approved;
  base::Cents period;    ///< In this claim.
  base::Cents previous;  ///< In all earlier claims.
  [[nodiscard]] base::Cents cumulative() const { return previous + period; }
  [[nodiscard]] base::Cents remaining() const { return approved - cumulative(); }
  /// Cumulative in hundredths of a percent of approved; nothing if nothing was approved.
  [[nodiscard]] std::optional<std::int64_t> used() const { return base::share_in_basis_points(cumulative(), approved); }
  Progress& operator+=(Progress const& other);
  bool operator==(Progress const&) const = default;
};

/// Ledger entries of a claim together.
struct EntrySum {
  base::Cents amount;
  std::int64_t entries = 0;
  EntrySum& operator+=(EntrySum const& other);
  bool operator==(EntrySum const&) const = default;
};

/// Costs as the claim states them, and what the ledger says they are: for the flat rate what its rate on the ledger's
/// base comes to, for a lump sum its achieved parts.
struct ClaimedCost {
  Progress claimed;
  EntrySum ledger;
  ClaimedCost& operator+=(ClaimedCost const& other);
};

/// A row of the financing plan in a claim.
struct ClaimedFunding {
  std::string type, party, financier;
  Progress amount;
};

struct ClaimedFundingType {
  std::string code;
  Progress amount;
};

/// What one party's claim comes to: costs less income is what its funding has to equal (esf.md section 4.5).
struct ClaimBalance {
  base::Cents income, funding;
};

struct Claim {
  std::string id;
  int number = 0;
  bool is_last = false;
  std::vector<std::vector<ClaimedCost>> cells;  ///< [category][party] of the budget.
  std::vector<ClaimedCost> categories, parties;
  ClaimedCost total;
  std::vector<ClaimedFunding> funding;  ///< Rows of the plan, then those only a claim has; the same in every claim.
  std::vector<ClaimedFundingType> funding_types;  ///< In the order in which they first occur there.
  std::vector<ClaimBalance> balances;             ///< By party of the budget.
  ClaimBalance balance;
  base::Cents support;           ///< EU and State funding of the period.
  base::Cents advance_deducted;  ///< Deductions of advances: support less these is what is to be paid.
};

struct Claims {
  std::vector<Claim> chain;  ///< By number.
  EntrySum unclaimed;        ///< Entries that belong to no claim.
};

/// Sums the ledger by claim, category and party: 16 bytes for each of these, nothing for an entry.
class ClaimCounter {
 public:
  ClaimCounter(pugi::xml_node project, LedgerReader const& reader);
  void add(LedgerRow const& row);
  /// After the last entry; `budget` is that of the same record.
  [[nodiscard]] Claims finish(Budget const& budget) &&;

 private:
  [[nodiscard]] EntrySum& sum_at(std::size_t claim, std::size_t category, std::size_t party);
  [[nodiscard]] std::vector<Claim> ledger_by_claim(Budget const& budget);
  void add_lump_sum(CostModel const& model);

  pugi::xml_node project_;
  LedgerReader const& reader_;
  std::vector<EntrySum> sums_;  ///< [claim][category][party], of the record.
  EntrySum unclaimed_;
};

}  // namespace closeout::figures
