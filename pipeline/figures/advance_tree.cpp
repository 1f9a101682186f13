#include "figures/money_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void append_recoveries(pugi::xml_node row, Advance const& advance) {
  for (Recovery const& recovery : advance.recoveries) {
    pugi::xml_node node = row.append_child("claim");
    set(node, "id", recovery.claim);
    set(node, "payment", recovery.payment);
    set(node, "due", recovery.due);
    set(node, "deducted", recovery.deducted);
    set(node, "outstanding", recovery.outstanding);
  }
}

}  // namespace

void append_advances(pugi::xml_node parent, std::vector<Advance> const& advances) {
  pugi::xml_node node = parent.append_child("advances");
  for (Advance const& advance : advances) {
    pugi::xml_node row = node.append_child("advance");
    set(row, "id", advance.id);
    set(row, "party", advance.party);
    set(row, "amount", advance.amount);
    set(row, "grant", advance.grant);
    set(row, "limit", advance.limit);
    set(row, "deducted", advance.deducted);
    set(row, "outstanding", advance.outstanding());
    append_recoveries(row, advance);
  }
}

}  // namespace closeout::figures
