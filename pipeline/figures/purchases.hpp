#pragma once
// Purchases from one supplier that together reach a limit each of them stays just under (VNA 866/2021 § 18(4)).

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/date.hpp"
#include "figures/ledger_row.hpp"

namespace closeout::figures {

/// Purchases just under one limit, each within three weeks of the one before.
struct PurchaseSeries {
  std::string party, supplier;
  base::Cents limit;
  std::int64_t count = 0;
  base::Cents amount;  ///< Without VAT.
  base::Date first, last;
};

/// "Just under" is at least 90 % of the limit, "a short time" three weeks: the act names neither, and invoices of one
/// contract that come every month are not to be taken for a splitting. An entry that names its procurement is that
/// procurement, whose whole value counts. Keeps 8 bytes for each purchase just under a limit and about 100 for its
/// supplier, nothing for the other entries.
class PurchaseCounter {
 public:
  PurchaseCounter(pugi::xml_node project, LedgerReader const& reader);
  void add(LedgerRow const& row);
  /// By party, supplier, limit and day.
  [[nodiscard]] std::vector<PurchaseSeries> finish() &&;

 private:
  struct Purchase {
    std::int32_t day = 0;  ///< Days since 1970.
    std::int32_t cents = 0;
  };
  struct Supplier {
    std::string name;  ///< Only if there is a second purchase.
    std::size_t party = 0;
    std::vector<Purchase> purchases;
  };

  void add_purchase(std::size_t party, std::string_view supplier, base::Date day, base::Cents amount);

  LedgerReader const& reader_;
  std::vector<bool> is_staff_;                             ///< By category.
  std::unordered_map<std::uint64_t, Supplier> suppliers_;  ///< By a hash of party, name and limit.
};

}  // namespace closeout::figures
