// Explanations of payment claims.

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// One amount of a claim, made for one category and party.
using OfCell = std::function<Term(std::string const& category, std::string const& party)>;

/// What one element below a claim is about; empty ids mean all.
struct Row {
  RecordTerms const& record;
  std::size_t claim;
  std::string category, party;
};

Label claim_label(RecordTerms const& record, std::size_t claim) {
  return {"explain.claim", {{"number", record.periods().claims()[claim].attribute("number").value()}}};
}

/// The amounts of the cells that the row is about, in sums by category and party.
Term over_cells(Row const& row, Label const& label, OfCell const& of_cell) {
  auto const of_category = [&](std::string const& category) {
    if (!row.party.empty()) return labelled(label, of_cell(category, row.party));
    return row.record.by_party(label, [&](std::string const& party) { return of_cell(category, party); });
  };
  return row.category.empty() ? row.record.by_category(label, of_category) : of_category(row.category);
}

Term approved(Row const& row) {
  return over_cells(row, {"explain.approved", {}}, [&](std::string const& category, std::string const& party) {
    return row.record.cell(Side::Planned, category, party);
  });
}

Term claimed_in(Row const& row, std::size_t claim) {
  auto const of_cell = [&](std::string const& category, std::string const& party) {
    auto const is_chosen = [&](pugi::xml_node cost) {
      return has_value(cost, "category", category) && has_value(cost, "party", party);
    };
    return row.record.places(party_label(party), row.record.periods().claims()[claim], "cost", "claimed", is_chosen,
                             [](pugi::xml_node) {
                               return Label{"explain.claimed", {}};
                             });
  };
  return over_cells(row, claim_label(row.record, claim), of_cell);
}

Term earlier(Row const& row, std::function<Term(std::size_t)> const& of_claim) {
  Term sum = sum_of({"explain.earlier-claims", {}}, {});
  for (std::size_t claim = 0; claim < row.claim; ++claim) sum.children.push_back(of_claim(claim));
  return sum;
}

/// Entries of a base category in the claims before the `end`th.
Term base_until(Row const& row, std::string const& party, std::size_t end) {
  Term base = sum_of({"explain.flat-rate-base", {}}, {});
  for (std::size_t claim = 0; claim < end; ++claim) {
    Term of_claim = sum_of(claim_label(row.record, claim), {});
    for (std::string const& category : row.record.base_categories()) {
      of_claim.children.push_back(labelled(category_label(category), row.record.entries(category, party, claim)));
    }
    base.children.push_back(std::move(of_claim));
  }
  return base;
}

/// The rate on the base up to this claim, less what the earlier claims had of it (esf.md section 4.3).
Term flat_rate_of_claim(Row const& row, std::string const& party) {
  auto const rate_until = [&](std::size_t end) {
    return rate_of({"explain.flat-rate", {}}, *row.record.flat_rate(), base_until(row, party, end));
  };
  return difference_of(party_label(party), rate_until(row.claim + 1), rate_until(row.claim));
}

Term ledger(Row const& row) {
  return over_cells(row, {"explain.ledger", {}}, [&](std::string const& category, std::string const& party) {
    if (row.record.is_flat_rate(category)) return flat_rate_of_claim(row, party);
    if (!row.record.is_lump_sum(category)) return row.record.entries(category, party, row.claim);
    return row.record.lump_sum_parts({"explain.lump-sum", {}}, [&](pugi::xml_node part) {
      return has_value(part, "achieved", "yes") && row.record.party_of_part(part) == party &&
             row.record.claim_of_part(part) == row.claim;
    });
  });
}

Term unclaimed(RecordTerms const& record) {
  std::optional<std::size_t> const no_claim;
  return record.by_category({"explain.unclaimed", {}}, [&](std::string const& category) {
    return record.by_party({"explain.unclaimed", {}},
                           [&](std::string const& party) { return record.entries(category, party, no_claim); });
  });
}

Term income(Row const& row) {
  auto const is_chosen = [&](pugi::xml_node entry) {
    return row.record.periods().claim_of(entry) == row.claim &&
           (row.party.empty() || has_value(entry, "party", row.party));
  };
  return row.record.places({"explain.income", {}}, row.record.project().child("income"), "entry", "amount", is_chosen,
                           entry_label);
}

Term funding_in(Row const& row, std::size_t claim, RecordTerms::Predicate const& is_chosen) {
  return row.record.places(claim_label(row.record, claim), row.record.periods().claims()[claim], "funding", "amount",
                           is_chosen, funding_line_label);
}

Term funding(Row const& row) {
  return funding_in(row, row.claim,
                    [&](pugi::xml_node line) { return row.party.empty() || has_value(line, "party", row.party); });
}

/// What the claim gave back of all advances.
Term advance_deducted(Row const& row) {
  std::string_view const id = row.record.periods().claims()[row.claim].attribute("id").value();
  Term sum = sum_of({"explain.deducted", {}}, {});
  for (pugi::xml_node const advance : row.record.project().child("advances").children("advance")) {
    Label label{"explain.advance", {{"id", advance.attribute("id").value()}}};
    sum.children.push_back(row.record.places(
        std::move(label), advance, "deduction", "amount", [&](pugi::xml_node it) { return has_value(it, "claim", id); },
        [](pugi::xml_node) {
          return Label{"explain.deducted", {}};
        }));
  }
  return sum;
}

Term support(Row const& row) {
  return labelled({"explain.support", {}},
                  funding_in(row, row.claim, [](pugi::xml_node line) { return has_value(line, "type", "eu-state"); }));
}

/// An attribute of a chain: what is approved, what was claimed with each claim.
std::optional<Term> explain_progress(Row const& row, std::string_view attribute, std::function<Term()> const& all,
                                     std::function<Term(std::size_t)> const& of_claim) {
  auto const cumulative = [&] {
    return sum_of({"explain.cumulative", {}}, {earlier(row, of_claim), of_claim(row.claim)});
  };
  if (attribute == "approved") return all();
  if (attribute == "claimed") return of_claim(row.claim);
  if (attribute == "previous") return earlier(row, of_claim);
  if (attribute == "cumulative") return cumulative();
  if (attribute == "remaining") return difference_of({"explain.remaining", {}}, all(), cumulative());
  return std::nullopt;
}

/// A row of the financing plan in a claim (<funding>), or all rows of one type (<funding-type>).
std::optional<Term> explain_funding_row(Row const& row, pugi::xml_node element, std::string_view attribute) {
  auto const is_row = [element](pugi::xml_node line) {
    auto const same = [&](char const* name) { return has_value(line, name, element.attribute(name).value()); };
    if (pugi::xml_attribute const code = element.attribute("code")) return has_value(line, "type", code.value());
    return same("type") && same("party") && same("financier");
  };
  return explain_progress(
      row, attribute,
      [&] {
        return row.record.funding({"explain.approved", {}}, Side::Planned, is_row);
      },
      [&](std::size_t claim) { return funding_in(row, claim, is_row); });
}

std::optional<Term> explain_row(Row const& row, std::string_view attribute) {
  if (attribute == "ledger") return ledger(row);
  if (attribute == "income") return income(row);
  if (attribute == "net-costs") {
    return difference_of({"explain.net-costs", {}}, claimed_in(row, row.claim), income(row));
  }
  if (attribute == "funding") return funding(row);
  if (attribute == "support") return support(row);
  if (attribute == "advance-deducted") return advance_deducted(row);
  if (attribute == "support-payable") {
    return difference_of({"explain.support-payable", {}}, support(row), advance_deducted(row));
  }
  return explain_progress(
      row, attribute, [&row] { return approved(row); }, [&row](std::size_t claim) { return claimed_in(row, claim); });
}

}  // namespace

std::optional<Term> explain_claims(RecordTerms const& record, pugi::xml_node element, std::string_view attribute) {
  if (attribute == "unclaimed") return unclaimed(record);
  auto const claim = record.periods().find(id_above(element, "claim"));
  if (!claim) return std::nullopt;
  Row const row{record, *claim, id_above(element, "category"), id_above(element, "party")};
  bool const is_funding = std::string_view(element.name()).starts_with("funding");
  return is_funding ? explain_funding_row(row, element, attribute) : explain_row(row, attribute);
}

}  // namespace closeout::figures
