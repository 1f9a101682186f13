// Explanations of the budget statement.

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// Planned or actual amount of the category, party or both that the element is about.
Term amount(RecordTerms const& record, pugi::xml_node element, Side side) {
  std::string const category = id_above(element, "category");
  std::string const party = id_above(element, "party");
  if (!category.empty() && !party.empty()) return labelled(side_label(side), record.cell(side, category, party));
  if (!category.empty()) return record.of_category(side, category);
  return party.empty() ? record.total(side) : record.of_party(side, party);
}

Term excess(RecordTerms const& record, pugi::xml_node element) {
  return not_negative({"explain.excess", {}},
                      difference_of({"explain.difference", {}}, amount(record, element, Side::Actual),
                                    amount(record, element, Side::Planned)));
}

/// VNA 866/2021 § 25: 20 % of what was approved or EUR 10,000, under the model of 7 % alone.
Term excess_limit(RecordTerms const& record, pugi::xml_node element) {
  constexpr char const* see = "VNA 866/2021 § 25";
  if (!has_value(record.project().child("budget"), "cost-model", "flat-rate-7")) return by_law({}, see);
  Term limit = sum_of({"explain.excess-limit", {}},
                      {rate_of({"explain.threshold", {}}, {20, 100}, amount(record, element, Side::Planned), see),
                       by_law(base::Cents(10'000'00), see)});
  limit.operation = Operation::Greatest;
  return limit;
}

/// Planned amounts of the categories of some types.
Term of_types(RecordTerms const& record, std::vector<std::string_view> const& types) {
  Term sum = sum_of(side_label(Side::Planned), {});
  for (pugi::xml_node const category : record.project().child("budget").child("categories").children("category")) {
    for (std::string_view const type : types) {
      if (!has_value(category, "type", type)) continue;
      std::string const id = category.attribute("id").value();
      sum.children.push_back(labelled(category_label(id), record.of_category(Side::Planned, id)));
    }
  }
  return sum;
}

/// What opens the flat rate of 7 % (VNA 866/2021 § 11(1)).
std::optional<Term> seven_percent(RecordTerms const& record, std::string_view attribute) {
  constexpr char const* see = "VNA 866/2021 § 11(1)";
  auto const staff = [&record] { return of_types(record, {"staff", "side-costs"}); };
  if (attribute == "staff") return staff();
  if (attribute == "services") return of_types(record, {"purchased-services"});
  if (attribute == "travel") return of_types(record, {"travel"});
  if (attribute == "services-threshold") return rate_of({"explain.threshold", {}}, {30, 100}, staff(), see);
  if (attribute == "travel-threshold") return rate_of({"explain.threshold", {}}, {20, 100}, staff(), see);
  return std::nullopt;
}

std::optional<Term> flat_rate(RecordTerms const& record, std::string const& party, std::string_view attribute) {
  Side const side = attribute.ends_with("-planned") ? Side::Planned : Side::Actual;
  if (attribute.starts_with("flat-rate-base-")) return record.flat_rate_base(side, party);
  if (attribute.starts_with("flat-rate-due-")) {
    return rate_of({"explain.flat-rate", {}}, *record.flat_rate(), record.flat_rate_base(side, party));
  }
  if (attribute != "flat-rate-approved") return std::nullopt;
  for (std::string const& category : record.categories()) {
    if (record.is_flat_rate(category)) return record.cell(Side::Planned, category, party);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Term> explain_budget(RecordTerms const& record, pugi::xml_node element, std::string_view attribute) {
  std::string_view const name = element.name();
  if (name == "seven-percent") return seven_percent(record, attribute);
  if (name == "year") {
    std::string const category = id_above(element, "category"), party = id_above(element, "party");
    if (attribute == "actual") return record.spent_in_year(category, party, element.attribute("number").as_int());
    if (attribute != "planned") return std::nullopt;
    return record.of_year(category, party, element.attribute("number").value());
  }
  if (attribute == "planned") return amount(record, element, Side::Planned);
  if (attribute == "actual") return amount(record, element, Side::Actual);
  if (attribute == "difference") {
    return difference_of({"explain.difference", {}}, amount(record, element, Side::Planned),
                         amount(record, element, Side::Actual));
  }
  if (attribute == "excess") return excess(record, element);
  if (attribute == "excess-limit") return excess_limit(record, element);
  if (attribute == "lump-sum-parts") {
    return record.lump_sum_parts({"explain.lump-sum", {}}, [](pugi::xml_node) { return true; });
  }
  return name == "party" ? flat_rate(record, id_above(element, "party"), attribute) : std::nullopt;
}

}  // namespace closeout::figures
