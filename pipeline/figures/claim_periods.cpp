#include "figures/claim_periods.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

ClaimPeriods::ClaimPeriods(pugi::xml_node project) {
  for (pugi::xml_node const claim : project.child("claims").children("claim")) claims_.push_back(claim);
  std::ranges::stable_sort(claims_, {}, [](pugi::xml_node claim) { return claim.attribute("number").as_int(); });
  for (pugi::xml_node const claim : claims_) periods_.push_back({date_of(claim, "start"), date_of(claim, "end")});
}

std::optional<std::size_t> ClaimPeriods::find(std::string_view id) const {
  auto const found = std::ranges::find_if(claims_, [&](pugi::xml_node claim) { return has_value(claim, "id", id); });
  return found == claims_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - claims_.begin()));
}

std::optional<std::size_t> ClaimPeriods::claim_of(pugi::xml_node row) const {
  if (pugi::xml_attribute const named = row.attribute("claim")) return find(named.value());
  auto const paid = claim_at(date_of(row, "paid"));
  return paid ? paid : claim_at(date_of(row, "date"));
}

std::optional<std::size_t> ClaimPeriods::claim_at(std::optional<base::Date> day) const {
  if (!day) return std::nullopt;
  auto const found = std::ranges::find_if(periods_, [&](Period const& period) {
    return period.start && period.start <= day && period.end && day <= period.end;
  });
  return found == periods_.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - periods_.begin()));
}

}  // namespace closeout::figures
