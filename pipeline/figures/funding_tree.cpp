#include "figures/money_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void append_lines(pugi::xml_node row, Funding const& funding, std::string_view type) {
  for (FundingLine const& line : funding.lines) {
    if (line.type != type) continue;
    pugi::xml_node cell = row.append_child("line");
    set(cell, "party", line.party);
    set(cell, "financier", line.financier);
    set_yes_no(cell, "own", line.is_own);
    set_comparison(cell, line.amount);
  }
}

void append_types(pugi::xml_node node, Funding const& funding) {
  for (FundingType const& type : funding.types) {
    pugi::xml_node row = node.append_child("type");
    set(row, "code", type.code);
    set_comparison(row, type.amount);
    set(row, "share-planned", base::share_in_basis_points(type.amount.planned, funding.total.planned));
    set(row, "share-actual", base::share_in_basis_points(type.amount.actual, funding.total.actual));
    if (funding.split && type.code == "eu-state") {
      set_pair(row, "eu", funding.split->eu);
      set_pair(row, "state", funding.split->state);
    }
    append_lines(row, funding, type.code);
  }
}

void append_parties(pugi::xml_node node, Funding const& funding) {
  for (PartyFunding const& party : funding.parties) {
    pugi::xml_node row = node.append_child("party");
    set(row, "id", party.party);
    set_comparison(row, party.funding);
    set_pair(row, "income", party.income);
    set_pair(row, "net-costs", party.net_costs);
    set_pair(row, "support", party.support);
    set_pair(row, "support-limit", party.support_limit);
  }
}

}  // namespace

void append_funding(pugi::xml_node parent, Funding const& funding) {
  pugi::xml_node node = parent.append_child("funding");
  set_comparison(node, funding.total);
  set_pair(node, "public", funding.public_total);
  set_pair(node, "own", funding.own);
  set_pair(node, "income", funding.income);
  set_pair(node, "net-costs", funding.net_costs);
  set_pair(node, "support", funding.support);
  set_pair(node, "support-limit", funding.support_limit);
  if (funding.participant_wages) set_pair(node, "participant-wages", *funding.participant_wages);
  append_types(node, funding);
  append_parties(node, funding);
}

}  // namespace closeout::figures
