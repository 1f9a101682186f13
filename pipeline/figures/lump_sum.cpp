#include "figures/lump_sum.hpp"

#include "figures/record_reader.hpp"

namespace closeout::figures {

std::vector<LumpSumPart> read_lump_sum_parts(pugi::xml_node project, LedgerReader const& reader) {
  std::string_view const lead = lead_of(project);
  std::vector<LumpSumPart> parts;
  for (pugi::xml_node const node : project.child("budget").child("lump-sum-parts").children("lump-sum-part")) {
    auto const party = reader.party(value_or(node, "party", lead));
    if (!party) continue;
    LumpSumPart part{*party, amount_of(node, "amount"), has_value(node, "achieved", "yes"), std::nullopt};
    std::size_t const claims = reader.periods().claims().size();
    part.claim = reader.periods().find(node.attribute("claim").value());
    if (!part.claim && claims > 0) part.claim = claims - 1;
    parts.push_back(part);
  }
  return parts;
}

}  // namespace closeout::figures
