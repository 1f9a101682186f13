#include "figures/purchases.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

#include "figures/cost_model.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// EUR 10 000: offers; EUR 3 000: a check of the price level (VNA 866/2021 § 18).
constexpr std::array<base::Cents, 2> limits{base::Cents(3'000'00), base::Cents(10'000'00)};
constexpr base::Rate just_under{90, 100};
constexpr int short_time_in_days = 21;

/// The limit that `amount` is just under; zero if there is none.
base::Cents limit_above(base::Cents amount) {
  auto const found = std::ranges::find_if(
      limits, [&](base::Cents limit) { return amount < limit && amount >= base::apply(just_under, limit); });
  return found == limits.end() ? base::Cents{} : *found;
}

std::uint64_t key_of(std::size_t party, std::string_view supplier, base::Cents limit) {
  constexpr std::uint64_t odd = 0x9e3779b97f4a7c15U;
  return (std::hash<std::string_view>{}(supplier)*odd + party) * odd + static_cast<std::uint64_t>(limit.value());
}

}  // namespace

PurchaseCounter::PurchaseCounter(pugi::xml_node project, LedgerReader const& reader) : reader_(reader) {
  for (CostCategory const& category : read_cost_model(project).categories) {
    is_staff_.push_back(category.type == "staff" || category.type == "side-costs");
  }
  for (pugi::xml_node const node : project.child("procurements").children("procurement")) {
    auto const party = reader.party(node.attribute("party").value());
    auto const day = date_of(node, "date");
    if (party && day) add_purchase(*party, node.attribute("supplier").value(), *day, amount_of(node, "amount"));
  }
}

void PurchaseCounter::add(LedgerRow const& row) {
  if (is_staff_[row.category] || row.entry.attribute("procurement")) return;
  auto const day = date_of(row.entry, "date");
  if (!day) return;
  add_purchase(row.party, row.entry.attribute("supplier").value(), *day, row.amount - amount_of(row.entry, "vat"));
}

void PurchaseCounter::add_purchase(std::size_t party, std::string_view supplier, base::Date day, base::Cents amount) {
  base::Cents const limit = limit_above(amount);
  if (supplier.empty() || limit == base::Cents{}) return;
  Supplier& of_supplier = suppliers_[key_of(party, supplier, limit)];
  if (!of_supplier.purchases.empty()) of_supplier.name = supplier;
  of_supplier.party = party;
  of_supplier.purchases.push_back({static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count()),
                                   static_cast<std::int32_t>(amount.value())});
}

std::vector<PurchaseSeries> PurchaseCounter::finish() && {
  std::vector<PurchaseSeries> all;
  for (auto& [key, supplier] : suppliers_) {
    std::ranges::sort(supplier.purchases, {}, &Purchase::day);
    auto const& purchases = supplier.purchases;
    for (std::size_t first = 0, next = 0; first < purchases.size(); first = next) {
      base::Cents amount;
      do {
        amount += base::Cents(purchases[next++].cents);
      } while (next < purchases.size() && purchases[next].day - purchases[next - 1].day <= short_time_in_days);
      if (next - first < 2) continue;
      auto const day_of = [](Purchase const& it) {
        return base::Date{std::chrono::sys_days{std::chrono::days{it.day}}};
      };
      all.push_back({reader_.parties()[supplier.party], supplier.name, limit_above(base::Cents(purchases[first].cents)),
                     static_cast<std::int64_t>(next - first), amount, day_of(purchases[first]),
                     day_of(purchases[next - 1])});
    }
  }
  std::ranges::sort(all, {},
                    [](PurchaseSeries const& it) { return std::tie(it.party, it.supplier, it.limit, it.first); });
  return all;
}

}  // namespace closeout::figures
