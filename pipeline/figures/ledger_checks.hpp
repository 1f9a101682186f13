#pragma once
// What can be seen only of the entries together, or by exact arithmetic on one of them.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "figures/ledger_row.hpp"

namespace closeout::figures {

/// Entries of which something can be said, and the first of their vouchers in the order of the alphabet.
struct NotedEntries {
  std::int64_t count = 0;
  std::string voucher;
  void note(std::string_view voucher_of_entry);
};

struct LedgerChecks {
  std::int64_t entries = 0;
  std::int64_t corrections = 0;  ///< Entries that correct an earlier one.
  NotedEntries repeated;         ///< The same as an earlier one in everything but the id.
  NotedEntries over_converted;   ///< More than a cent above what the amount in foreign currency comes to.
};

/// Keeps a hash of each entry, 11 to 22 bytes: of a million entries, two equal ones are found and the chance that any
/// two different ones are taken for equal is one in ten million.
class LedgerChecker {
 public:
  void add(LedgerRow const& row);
  [[nodiscard]] LedgerChecks finish() && { return std::move(checks_); }

 private:
  /// Hashes that begin with the same bits. Each set grows by itself, so that never all are there twice.
  class HashSet {
   public:
    /// Whether `hash`, which is not 0, was not there before.
    bool insert(std::uint64_t hash);

   private:
    void grow();
    std::vector<std::uint64_t> slots_;  ///< Open addressing; 0 is a free one. A power of two.
    std::size_t used_ = 0;
  };

  LedgerChecks checks_;
  std::array<HashSet, 256> hashes_;
};

}  // namespace closeout::figures
