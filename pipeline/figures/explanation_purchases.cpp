// Explanations of series of purchases just under a limit (VNA 866/2021 § 18).

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// A series of the tree: purchases of one party from one supplier from a day to a day, each at least 90 % of the limit
/// and under it.
struct Series {
  RecordTerms const& record;
  std::string party, supplier;
  base::Cents limit;
  std::optional<base::Date> first, last;
};

bool belongs(Series const& series, pugi::xml_node purchase, base::Cents amount) {
  auto const day = date_of(purchase, "date");
  return has_value(purchase, "party", series.party) && has_value(purchase, "supplier", series.supplier) && day &&
         series.first <= day && day <= series.last && amount < series.limit &&
         amount >= base::apply({90, 100}, series.limit);
}

bool is_staff(RecordTerms const& record, pugi::xml_node entry) {
  std::string_view const type = record.type_of(entry.attribute("category").value());
  return type == "staff" || type == "side-costs";
}

/// Without value added tax, which the entry states beside its amount.
Term without_vat(pugi::xml_node entry, Term amount) {
  base::Cents const vat = amount_of(entry, "vat");
  if (vat == base::Cents{}) return amount;
  Term tax = labelled({"explain.vat", {}}, amount);
  tax.amount = vat;
  tax.place.reset();
  return difference_of(entry_label(entry), std::move(amount), std::move(tax));
}

Term amount(Series const& series) {
  auto const is_procurement = [&](pugi::xml_node it) { return belongs(series, it, amount_of(it, "amount")); };
  Term procurements = series.record.places({"explain.procurements", {}}, series.record.project().child("procurements"),
                                           "procurement", "amount", is_procurement, [](pugi::xml_node it) {
                                             return Label{"explain.procurement", {{"id", it.attribute("id").value()}}};
                                           });
  auto const is_entry = [series](pugi::xml_node entry) {
    return series.record.counts(entry) && !is_staff(series.record, entry) && !entry.attribute("procurement") &&
           belongs(series, entry, amount_of(entry, "amount") - amount_of(entry, "vat"));
  };
  return sum_of({"explain.purchases", {}},
                {std::move(procurements), RecordTerms::chosen_entries({"explain.ledger", {}}, is_entry, without_vat)});
}

}  // namespace

std::optional<Term> explain_purchases(RecordTerms const& record, pugi::xml_node element, std::string_view attribute) {
  Series const series{record,
                      element.attribute("party").value(),
                      element.attribute("supplier").value(),
                      amount_of(element, "limit"),
                      date_of(element, "first"),
                      date_of(element, "last")};
  if (attribute == "limit") return by_law(series.limit, "VNA 866/2021 § 18");
  if (attribute == "amount") return amount(series);
  return std::nullopt;
}

}  // namespace closeout::figures
