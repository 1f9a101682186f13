// Explanations of advances and their recovery.

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

constexpr base::Rate advance_rate{30, 100};
constexpr char const* advance_law = "VNA 357/2014 § 22; VNA 867/2021 § 14";

/// An advance of the record and the party it was paid to.
struct AdvanceRow {
  RecordTerms const& record;
  pugi::xml_node node;
  std::string party;
};

/// The party whose decision counts; empty where one decision is for all (VNA 357/2014 §§ 16, 17, L 757/2021 § 40).
std::string deciding_party(AdvanceRow const& row) {
  return row.record.has_own_decisions() ? row.party : std::string();
}

Term grant(AdvanceRow const& row) {
  return row.record.support(Side::Planned, deciding_party(row));
}

Term paid_out(AdvanceRow const& row) {
  return row.record.place(row.node, "amount", {"explain.advance", {{"id", row.node.attribute("id").value()}}});
}

Term deductions(AdvanceRow const& row, RecordTerms::Predicate const& is_chosen) {
  return row.record.places({"explain.deducted", {}}, row.node, "deduction", "amount", is_chosen, [](pugi::xml_node it) {
    return Label{"explain.deduction", {{"claim", it.attribute("claim").value()}}};
  });
}

bool any(pugi::xml_node) {
  return true;
}

/// Whether the claim comes after the advance was paid: only such a one gives back of it.
bool recovers(AdvanceRow const& row, pugi::xml_node claim) {
  auto const paid = date_of(row.node, "date");
  return !paid || date_of(claim, "end") >= paid;
}

/// What is outstanding before or after a claim.
Term outstanding(AdvanceRow const& row, std::size_t claims) {
  auto const is_chosen = [&](pugi::xml_node deduction) {
    auto const claim = row.record.periods().find(deduction.attribute("claim").value());
    return claim && *claim < claims && recovers(row, row.record.periods().claims()[*claim]);
  };
  return difference_of({"explain.outstanding", {}}, paid_out(row), deductions(row, is_chosen));
}

Term payment(AdvanceRow const& row, pugi::xml_node claim) {
  std::string const party = deciding_party(row);
  auto const is_chosen = [&](pugi::xml_node line) {
    return has_value(line, "type", "eu-state") && (party.empty() || has_value(line, "party", party));
  };
  return row.record.places({"explain.support", {}}, claim, "funding", "amount", is_chosen, funding_line_label);
}

/// 30 % of the payment, no more than is outstanding; with the last claim all of that.
Term due(AdvanceRow const& row, std::size_t claim) {
  pugi::xml_node const node = row.record.periods().claims()[claim];
  Term owed = not_negative({"explain.outstanding", {}}, outstanding(row, claim));
  if (has_value(node, "last", "yes")) return owed;
  Term least = sum_of({"explain.due", {}},
                      {std::move(owed), rate_of({"explain.due", {}}, advance_rate, payment(row, node), advance_law)});
  least.operation = Operation::Least;
  return least;
}

std::optional<Term> explain_recovery(AdvanceRow const& row, std::size_t claim, std::string_view attribute) {
  pugi::xml_node const node = row.record.periods().claims()[claim];
  if (attribute == "payment") return payment(row, node);
  if (attribute == "due") return due(row, claim);
  if (attribute == "outstanding") return outstanding(row, claim + 1);
  if (attribute != "deducted") return std::nullopt;
  return deductions(row, [&](pugi::xml_node it) { return has_value(it, "claim", node.attribute("id").value()); });
}

}  // namespace

std::optional<Term> explain_advances(RecordTerms const& record, pugi::xml_node element, std::string_view attribute) {
  pugi::xml_node const node =
      record.project().child("advances").find_child_by_attribute("id", id_above(element, "advance").c_str());
  if (!node) return std::nullopt;
  AdvanceRow const row{record, node, std::string(value_or(node, "party", lead_of(record.project())))};
  if (std::string_view(element.name()) == "claim") {
    auto const claim = record.periods().find(id_above(element, "claim"));
    return claim ? explain_recovery(row, *claim, attribute) : std::nullopt;
  }
  if (attribute == "amount") return paid_out(row);
  if (attribute == "grant") return grant(row);
  if (attribute == "limit") return rate_of({"explain.advance-limit", {}}, advance_rate, grant(row), advance_law);
  if (attribute == "deducted") return deductions(row, any);
  if (attribute == "outstanding")
    return difference_of({"explain.outstanding", {}}, paid_out(row), deductions(row, any));
  return std::nullopt;
}

}  // namespace closeout::figures
