#include "figures/funding.hpp"

#include <array>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// Rows of the financing plan in the order Finnish EU-fund practice prints them (esf.md section 4.5).
constexpr std::array<std::string_view, 4> type_order{"eu-state", "municipal", "other-public", "private"};

Comparison income_of(pugi::xml_node income) {
  Comparison result;
  for (pugi::xml_node const line : income.children("line")) result.planned += amount_of(line, "planned");
  for (pugi::xml_node const entry : income.children("entry")) result.actual += amount_of(entry, "amount");
  return result;
}

std::vector<FundingType> sum_by_type(std::vector<FundingLine> const& lines) {
  std::vector<FundingType> types;
  for (std::string_view const code : type_order) {
    FundingType type{std::string(code), {}};
    bool occurs = false;
    for (FundingLine const& line : lines) {
      if (line.type != code) continue;
      type.amount += line.amount;
      occurs = true;
    }
    if (occurs) types.push_back(std::move(type));
  }
  return types;
}

}  // namespace

Funding compute_funding(pugi::xml_node project, Comparison const& costs) {
  Funding funding;
  for (pugi::xml_node const node : project.child("funding").children("line")) {
    funding.lines.push_back({node.attribute("type").value(),
                             node.attribute("party").value(),
                             node.attribute("financier").value(),
                             has_value(node, "own", "yes"),
                             {amount_of(node, "planned"), amount_of(node, "actual")}});
  }
  funding.types = sum_by_type(funding.lines);
  for (FundingType const& type : funding.types) {
    funding.total += type.amount;
    if (type.code != "private") funding.public_total += type.amount;
  }
  funding.income = income_of(project.child("income"));
  funding.net_costs = {costs.planned - funding.income.planned, costs.actual - funding.income.actual};
  return funding;
}

}  // namespace closeout::figures
