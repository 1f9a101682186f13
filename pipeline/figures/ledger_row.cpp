#include "figures/ledger_row.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

std::vector<std::string> ids_of(pugi::xml_node container, char const* child) {
  std::vector<std::string> ids;
  for (pugi::xml_node const node : container.children(child)) ids.emplace_back(node.attribute("id").value());
  return ids;
}

std::optional<std::size_t> index_of(std::vector<std::string> const& ids, std::string_view id) {
  auto const found = std::ranges::find(ids, id);
  return found == ids.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - ids.begin()));
}

}  // namespace

LedgerReader::LedgerReader(pugi::xml_node project)
    : parties_(ids_of(project.child("parties"), "party")),
      categories_(ids_of(project.child("budget").child("categories"), "category")),
      periods_(project) {}

std::optional<std::size_t> LedgerReader::party(std::string_view id) const {
  return index_of(parties_, id);
}

std::optional<std::size_t> LedgerReader::category(std::string_view id) const {
  return index_of(categories_, id);
}

std::optional<LedgerRow> LedgerReader::read(pugi::xml_node entry) const {
  auto const of_party = party(entry.attribute("party").value());
  auto const of_category = category(entry.attribute("category").value());
  if (!of_party || !of_category) return std::nullopt;
  return LedgerRow{entry, *of_party, *of_category, amount_of(entry, "amount"), periods_.claim_of(entry)};
}

}  // namespace closeout::figures
