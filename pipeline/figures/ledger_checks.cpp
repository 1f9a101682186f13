#include "figures/ledger_checks.hpp"

#include <functional>
#include <utility>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31);
}

/// Of all attributes but the id, whatever their order.
std::uint64_t hash_of(pugi::xml_node entry) {
  std::hash<std::string_view> const hash;
  std::uint64_t sum = 0;
  for (pugi::xml_attribute const attribute : entry.attributes()) {
    if (std::string_view(attribute.name()) == "id") continue;
    sum += mixed(hash(attribute.name()) * 31 + hash(attribute.value()));
  }
  return sum == 0 ? 1 : sum;
}

/// Amount in foreign currency / rate, in cents: the rate is units of the currency for one euro. Exact: the amount has
/// at most three decimals and becomes thousandths.
std::optional<base::Cents> converted(pugi::xml_node entry) {
  auto const amount = base::Rate::parse_percent(entry.attribute("currency-amount").value());
  auto const rate = base::Rate::parse_percent(entry.attribute("rate").value());
  if (!amount || !rate || rate->numerator <= 0 || amount->denominator > 100'000) return std::nullopt;
  base::Cents const thousandths(amount->numerator * (100'000 / amount->denominator));
  return base::apply({rate->denominator / 100, rate->numerator * 10}, thousandths);
}

}  // namespace

void NotedEntries::note(std::string_view voucher_of_entry) {
  ++count;
  if (voucher.empty() || voucher_of_entry < voucher) voucher = voucher_of_entry;
}

void LedgerChecker::add(LedgerRow const& row) {
  std::string_view const voucher = row.entry.attribute("voucher").value();
  ++checks_.entries;
  if (has_value(row.entry, "correction", "yes")) ++checks_.corrections;
  std::uint64_t const hash = hash_of(row.entry);
  if (!hashes_.at(hash >> 56U).insert(hash)) checks_.repeated.note(voucher);
  auto const euros = converted(row.entry);
  if (euros && row.amount > *euros + base::Cents(1)) checks_.over_converted.note(voucher);
}

bool LedgerChecker::HashSet::insert(std::uint64_t hash) {
  if (4 * used_ >= 3 * slots_.size()) grow();
  std::size_t const mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == hash) return false;
    if (slots_[slot] != 0) continue;
    slots_[slot] = hash;
    ++used_;
    return true;
  }
}

void LedgerChecker::HashSet::grow() {
  std::vector<std::uint64_t> const before =
      std::exchange(slots_, std::vector<std::uint64_t>(slots_.empty() ? 8 : 2 * slots_.size()));
  used_ = 0;
  for (std::uint64_t const hash : before) {
    if (hash != 0) insert(hash);
  }
}

}  // namespace closeout::figures
