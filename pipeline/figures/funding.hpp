#pragma once
// The financing plan and its realisation (esf.md section 4.5).

#include <optional>
#include <string>
#include <vector>

#include "figures/budget.hpp"

namespace closeout::figures {

/// One line of the financing plan.
struct FundingLine {
  std::string type, party, financier;  ///< Code of the type; ids.
  bool is_own = false;
  Comparison amount;
};

struct FundingType {
  std::string code;  ///< eu-state, municipal, other-public, private: the plan's order.
  Comparison amount;
};

/// Costs and funding of one party: net costs are what its funding has to equal.
struct PartyFunding {
  std::string party;
  Comparison income, net_costs, funding;
  Comparison support;        ///< Of it EU and State funding.
  Comparison support_limit;  ///< The decision's rate on the net costs, no more than 80 % without a special reason.
};

/// EU and State share of the eu-state row, where the decision states the former in percent.
struct SupportSplit {
  Comparison eu, state;  ///< state = row - eu.
};

struct Funding {
  std::vector<FundingLine> lines;     ///< In the record's order.
  std::vector<FundingType> types;     ///< The types that occur.
  std::vector<PartyFunding> parties;  ///< Those of the budget.
  Comparison total;
  Comparison public_total;   ///< eu-state + municipal + other-public.
  Comparison own;            ///< Own contribution (omarahoitusosuus).
  Comparison income;         ///< Deducted from costs, not a source of funding.
  Comparison net_costs;      ///< Costs less income: what funding has to equal.
  Comparison support;        ///< eu-state.
  Comparison support_limit;  ///< Sum of the parties': each party's support is rounded for itself.
  std::optional<SupportSplit> split;
  /// Wages of participants that others than the beneficiary pay: beside costs and support (VNA 358/2014 § 15).
  std::optional<Comparison> participant_wages;
};

[[nodiscard]] Funding compute_funding(pugi::xml_node project, Budget const& budget);

}  // namespace closeout::figures
