#pragma once
// What an expression asks of the ledger's entries, which may be too many to stand in the record.

#include <optional>
#include <string_view>

namespace closeout::workbook {

/// The condition of a loop over entries: of "$record/ledger/entry[@party = 'a']" "@party = 'a'", of a loop over all of
/// them nothing in it. Nothing at all where `select` is no such loop.
[[nodiscard]] std::optional<std::string_view> entry_condition(std::string_view select);

/// Whether an expression may come to entries or participants from elsewhere: "sum($record/ledger/entry/@vat)",
/// "$record//@date".
[[nodiscard]] bool may_reach_rows(std::string_view expression);

/// Whether an expression that begins at an entry may come to others: "preceding-sibling::entry", "../@extracted".
[[nodiscard]] bool may_leave_entry(std::string_view expression);

}  // namespace closeout::workbook
