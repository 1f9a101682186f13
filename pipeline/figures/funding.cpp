#include "figures/funding.hpp"

#include <algorithm>
#include <array>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// Rows of the financing plan in the order Finnish EU-fund practice prints them (esf.md section 4.5).
constexpr std::array<std::string_view, 4> type_order{"eu-state", "municipal", "other-public", "private"};

std::vector<FundingLine> lines_of(pugi::xml_node funding) {
  std::vector<FundingLine> lines;
  for (pugi::xml_node const node : funding.children("line")) {
    lines.push_back({node.attribute("type").value(),
                     node.attribute("party").value(),
                     node.attribute("financier").value(),
                     has_value(node, "own", "yes"),
                     {amount_of(node, "planned"), amount_of(node, "actual")}});
  }
  return lines;
}

/// Of all parties if `party` is empty.
Comparison income_of(pugi::xml_node income, std::string_view party) {
  Comparison result;
  auto const counts = [&](pugi::xml_node row) { return party.empty() || has_value(row, "party", party); };
  for (pugi::xml_node const line : income.children("line")) {
    if (counts(line)) result.planned += amount_of(line, "planned");
  }
  for (pugi::xml_node const entry : income.children("entry")) {
    if (counts(entry)) result.actual += amount_of(entry, "amount");
  }
  return result;
}

template <typename Predicate>
Comparison sum_where(std::vector<FundingLine> const& lines, Predicate const& predicate) {
  Comparison sum;
  for (FundingLine const& line : lines) {
    if (predicate(line)) sum += line.amount;
  }
  return sum;
}

bool is_support(FundingLine const& line) {
  return line.type == "eu-state";
}

std::vector<FundingType> sum_by_type(std::vector<FundingLine> const& lines) {
  std::vector<FundingType> types;
  for (std::string_view const code : type_order) {
    if (std::ranges::find(lines, code, &FundingLine::type) == lines.end()) continue;
    types.push_back({std::string(code), sum_where(lines, [&](FundingLine const& line) { return line.type == code; })});
  }
  return types;
}

/// At most 80 % of the accepted costs without a special reason (VNA 357/2014 § 14, VNA 867/2021 § 4).
base::Rate support_rate_of(pugi::xml_node funding) {
  constexpr base::Rate usual_limit{80, 100};
  auto const rate = base::Rate::parse_percent(funding.attribute("support-rate").value()).value_or(usual_limit);
  bool const is_above = rate.numerator * usual_limit.denominator > usual_limit.numerator * rate.denominator;
  return is_above && !has_value(funding, "special-reason", "yes") ? usual_limit : rate;
}

std::vector<PartyFunding> by_party(pugi::xml_node project, Budget const& budget, Funding const& funding) {
  base::Rate const rate = support_rate_of(project.child("funding"));
  std::vector<PartyFunding> parties;
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    std::string const& id = budget.parties[party];
    PartyFunding row{id, income_of(project.child("income"), id), {}, {}, {}, {}};
    row.net_costs = budget.party_totals[party] - row.income;
    row.funding = sum_where(funding.lines, [&](FundingLine const& line) { return line.party == id; });
    row.support =
        sum_where(funding.lines, [&](FundingLine const& line) { return line.party == id && is_support(line); });
    row.support_limit = transformed(row.net_costs, [&](base::Cents amount) { return base::apply(rate, amount); });
    parties.push_back(std::move(row));
  }
  return parties;
}

std::optional<SupportSplit> split_of(pugi::xml_node funding, Comparison const& support) {
  auto const share = base::Rate::parse_percent(funding.attribute("eu-share").value());
  if (!share) return std::nullopt;
  Comparison const eu = transformed(support, [&](base::Cents amount) { return base::apply(*share, amount); });
  return SupportSplit{eu, support - eu};
}

std::optional<Comparison> participant_wages_of(pugi::xml_node wages) {
  if (!wages) return std::nullopt;
  Comparison sum;
  for (pugi::xml_node const line : wages.children("line")) {
    sum += {amount_of(line, "planned"), amount_of(line, "actual")};
  }
  return sum;
}

}  // namespace

Funding compute_funding(pugi::xml_node project, Budget const& budget) {
  pugi::xml_node const plan = project.child("funding");
  Funding funding;
  funding.lines = lines_of(plan);
  funding.types = sum_by_type(funding.lines);
  for (FundingType const& type : funding.types) {
    funding.total += type.amount;
    if (type.code != "private") funding.public_total += type.amount;
  }
  funding.own = sum_where(funding.lines, [](FundingLine const& line) { return line.is_own; });
  funding.support = sum_where(funding.lines, is_support);
  funding.income = income_of(project.child("income"), {});
  funding.net_costs = budget.total - funding.income;
  funding.parties = by_party(project, budget, funding);
  for (PartyFunding const& party : funding.parties) funding.support_limit += party.support_limit;
  funding.split = split_of(plan, funding.support);
  funding.participant_wages = participant_wages_of(project.child("budget").child("participant-wages"));
  return funding;
}

}  // namespace closeout::figures
