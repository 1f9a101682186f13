// Explanations of the financing plan and its realisation.

#include <algorithm>

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// The decision's rate, no more than 80 % without a special reason (VNA 357/2014 § 14, VNA 867/2021 § 4).
base::Rate support_rate(pugi::xml_node funding) {
  base::Rate const usual{80, 100};
  auto const rate = base::Rate::parse_percent(funding.attribute("support-rate").value());
  if (!rate || has_value(funding, "special-reason", "yes")) return rate.value_or(usual);
  return rate->numerator * usual.denominator > usual.numerator * rate->denominator ? usual : *rate;
}

Term support_limit(RecordTerms const& record, Side side, std::string const& party) {
  return rate_of({"explain.support-limit", {}}, support_rate(record.project().child("funding")),
                 record.net_costs(side, party), "VNA 357/2014 § 14; VNA 867/2021 § 4");
}

Term all_support_limits(RecordTerms const& record, Side side) {
  return record.by_party({"explain.support-limit", {}},
                         [&](std::string const& party) { return support_limit(record, side, party); });
}

bool any(pugi::xml_node) {
  return true;
}

std::optional<Term> eu_part(RecordTerms const& record, Side side) {
  auto const share = base::Rate::parse_percent(record.project().child("funding").attribute("eu-share").value());
  if (!share) return std::nullopt;
  return rate_of({"explain.eu-share", {}}, *share, record.support(side, {}));
}

/// What the element's own planned and actual amounts are made of: all lines, those of a type, of a party, or one.
Term amount(RecordTerms const& record, pugi::xml_node element, Side side) {
  std::string_view const name = element.name();
  if (name == "party") {
    std::string const id = element.attribute("id").value();
    return record.funding(side_label(side), side, [&](pugi::xml_node line) { return has_value(line, "party", id); });
  }
  if (name == "funding") return record.funding(side_label(side), side, any);
  pugi::xml_node const type = name == "type" ? element : element.parent();
  std::string const code = type.attribute("code").value();
  Term lines =
      record.funding(side_label(side), side, [&](pugi::xml_node line) { return has_value(line, "type", code); });
  if (name == "type") return lines;
  // Lines of a type stand in the order of the record; one without an actual amount has none.
  auto const all = type.children("line");
  auto const index = std::distance(all.begin(), std::find(all.begin(), all.end(), element));
  std::ptrdiff_t at = 0;
  return record.funding(side_label(side), side,
                        [&](pugi::xml_node line) { return has_value(line, "type", code) && at++ == index; });
}

std::optional<Term> side_amount(RecordTerms const& record, pugi::xml_node element, std::string_view what, Side side) {
  std::string const party = id_above(element, "party");
  if (what.empty()) return amount(record, element, side);
  if (what == "income") return record.income(side, party);
  if (what == "net-costs") return record.net_costs(side, party);
  if (what == "support") return record.support(side, party);
  if (what == "support-limit") {
    return party.empty() ? all_support_limits(record, side) : support_limit(record, side, party);
  }
  if (what == "public") {
    return record.funding(side_label(side), side,
                          [](pugi::xml_node line) { return !has_value(line, "type", "private"); });
  }
  if (what == "own") {
    return record.funding(side_label(side), side, [](pugi::xml_node line) { return has_value(line, "own", "yes"); });
  }
  if (what == "eu") return eu_part(record, side);
  if (what == "state") {
    auto eu = eu_part(record, side);
    if (!eu) return std::nullopt;
    return difference_of({"explain.difference", {}}, record.support(side, {}), std::move(*eu));
  }
  if (what != "participant-wages") return std::nullopt;
  return record.places(side_label(side), record.project().child("budget").child("participant-wages"), "line",
                       side == Side::Planned ? "planned" : "actual", any,
                       [](pugi::xml_node line) { return party_label(line.attribute("party").value()); });
}

}  // namespace

std::optional<Term> explain_funding(RecordTerms const& record, pugi::xml_node element, std::string_view attribute) {
  if (attribute == "difference") {
    return difference_of({"explain.difference", {}}, amount(record, element, Side::Planned),
                         amount(record, element, Side::Actual));
  }
  for (auto const& [side, ending] : {std::pair{Side::Planned, std::string_view("planned")}, {Side::Actual, "actual"}}) {
    if (!attribute.ends_with(ending)) continue;
    std::string_view what = attribute.substr(0, attribute.size() - ending.size());
    if (what.starts_with("share")) return std::nullopt;
    if (!what.empty()) what.remove_suffix(1);
    return side_amount(record, element, what, side);
  }
  return std::nullopt;
}

}  // namespace closeout::figures
