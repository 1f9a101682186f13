#pragma once
// The stage "compute": every number any output prints, computed once and exactly.

#include <cstdint>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/money.hpp"
#include "figures/dates.hpp"
#include "xml/document.hpp"

namespace closeout::figures {

/// Planned against actual, in cents.
struct Comparison {
  base::Cents planned, actual;
  /// Planned minus actual: what was left unused; negative where more was spent than planned.
  [[nodiscard]] base::Cents difference() const { return planned - actual; }
  /// Actual in hundredths of a percent of planned; nothing if nothing was planned.
  [[nodiscard]] std::optional<std::int64_t> used() const { return base::share_in_basis_points(actual, planned); }
  Comparison& operator+=(Comparison const& other) {
    planned += other.planned;
    actual += other.actual;
    return *this;
  }
  bool operator==(Comparison const&) const = default;
};

/// Planned amount of one line of the budget.
struct YearAmount {
  std::size_t party, category;  ///< Indices into Budget.
  int year = 0;
  base::Cents planned;
};

/// The budget statement: categories by parties (esf.md sections 4.1 to 4.4).
struct Budget {
  std::vector<std::string> parties;            ///< Ids of parties with costs, in the record's order.
  std::vector<std::string> categories;         ///< Ids, in the record's order.
  std::vector<int> years;                      ///< Ascending.
  std::vector<std::vector<Comparison>> cells;  ///< [category][party]
  std::vector<Comparison> category_totals, party_totals;
  Comparison total;
  std::vector<YearAmount> lines;  ///< In the record's order.
  /// Rate of the flat-rate category and its base by party; nothing under a model without one.
  std::optional<base::Rate> flat_rate;
  std::vector<Comparison> flat_rate_bases;
};

/// One line of the financing plan (esf.md section 4.5).
struct FundingLine {
  std::string type, party, financier;  ///< Code of the type; ids.
  bool is_own = false;
  Comparison amount;
};

struct FundingType {
  std::string code;  ///< eu-state, municipal, other-public, private: the plan's order.
  Comparison amount;
};

struct Funding {
  std::vector<FundingLine> lines;  ///< In the record's order.
  std::vector<FundingType> types;  ///< The types that occur.
  Comparison total;
  Comparison public_total;  ///< eu-state + municipal + other-public.
  Comparison income;        ///< Deducted from costs, not a source of funding.
  Comparison net_costs;     ///< Costs less income: what funding has to equal.
};

/// A payment claim in the chain (esf.md section 4.6).
struct Claim {
  std::string id;
  int number = 0;
  base::Cents claimed;     ///< This period.
  base::Cents previous;    ///< All earlier claims.
  base::Cents cumulative;  ///< previous + claimed.
  base::Cents remaining;   ///< Approved total - cumulative.
};

/// Learners of a cohort or training. Credits in hundredths (1500 = 15 credits).
struct LearnerCounts {
  std::int64_t places = 0;
  std::int64_t enrolled = 0;
  std::int64_t completed = 0;
  std::int64_t attended = 0;
  std::int64_t certificates = 0;  ///< Made: for a completion, or attendance where the training certifies it.
  std::int64_t credits = 0;       ///< Awarded, all completed learners together.
  LearnerCounts& operator+=(LearnerCounts const& other);
  bool operator==(LearnerCounts const&) const = default;
};

struct CohortFigures {
  std::string id, training;
  LearnerCounts counts;
};

struct TrainingFigures {
  std::string id;
  std::optional<std::int64_t> planned_graduates;
  std::int64_t cohorts = 0;
  LearnerCounts counts;
};

/// Planned against reached of an action's quantity or an indicator, in hundredths of its unit.
struct Achievement {
  std::string owner;      ///< Id of the action or indicator.
  std::size_t index = 0;  ///< Which quantity of the action, from 0.
  std::optional<std::int64_t> planned, reached;
  [[nodiscard]] std::optional<std::int64_t> reached_share() const;  ///< Basis points of planned.
};

struct Figures {
  Budget budget;
  Funding funding;
  std::vector<Claim> claims;  ///< By number.
  std::vector<TrainingFigures> trainings;
  std::vector<CohortFigures> cohorts;
  LearnerCounts learners;                  ///< All trainings together.
  std::int64_t participants = 0;           ///< Grand total of participants, incomplete records included.
  std::int64_t complete_participants = 0;  ///< Records that enter indicators (esf.md section 1.2).
  std::int64_t outputs = 0, publications = 0;
  std::vector<Achievement> achievements;
  DerivedDates dates;
};

/// Computes everything from a valid record whose rows (participants, ledger entries), which may be any number, are
/// handed over one by one: nothing of a row is kept but what it adds to the figures.
class Computation {
 public:
  /// `frame` is the record; its own rows are not looked at. It must outlive the computation. `limits` are those of
  /// schemas/data/time-limits.xml.
  explicit Computation(xml::Document const& frame, TimeLimits limits = {});
  ~Computation();
  Computation(Computation const&) = delete;
  Computation& operator=(Computation const&) = delete;

  void add_participant(pugi::xml_node participant);
  void add_entry(pugi::xml_node entry);
  /// After the last row. Errors as those of compute().
  [[nodiscard]] std::optional<Figures> finish(base::Diagnostics& diagnostics) &&;

 private:
  struct Counters;
  xml::Document const& frame_;
  TimeLimits limits_;
  std::unique_ptr<Counters> counters_;
};

/// A Computation over the rows that stand in the record itself. Errors only for what the schema cannot see and no
/// figure can be made of: a flat-rate model without a base category, a claim beyond the approved budget is not one of
/// them (a rule is).
[[nodiscard]] std::optional<Figures> compute(xml::Document const& record, base::Diagnostics& diagnostics,
                                             TimeLimits limits = {});

/// The same as a tree (root <figures>, no namespace) for templates, rules and `inspect`; see README.md here.
[[nodiscard]] xml::Document to_tree(Figures const& figures);

}  // namespace closeout::figures
