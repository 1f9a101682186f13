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
#include "figures/account_numbers.hpp"
#include "figures/advances.hpp"
#include "figures/budget.hpp"
#include "figures/claims.hpp"
#include "figures/dates.hpp"
#include "figures/funding.hpp"
#include "figures/indicator_catalogue.hpp"
#include "figures/ledger_checks.hpp"
#include "figures/purchases.hpp"
#include "figures/staff_costs.hpp"
#include "figures/texts.hpp"
#include "xml/document.hpp"

namespace closeout::figures {

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

/// The finest level at which no count of learners is small: what is finer is not published at all, so that nothing can
/// be worked out from what is coarser.
enum class LearnerLevel : std::uint8_t { Cohort, Training, Total, None };

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
  std::optional<std::int64_t> planned, reached, baseline;
  bool is_published = true;  ///< Whether what was reached, a count of learners, may be told.
  [[nodiscard]] std::optional<std::int64_t> reached_share() const;  ///< Basis points of planned.
  [[nodiscard]] std::optional<std::int64_t> change() const;         ///< Reached less baseline.
};

/// Participants by sex.
struct SexCounts {
  std::int64_t women = 0, men = 0, non_binary = 0;
  void add(Sex sex) { ++(sex == Sex::Woman ? women : sex == Sex::Man ? men : non_binary); }
  [[nodiscard]] std::int64_t total() const { return women + men + non_binary; }
  bool operator==(SexCounts const&) const = default;
};

/// What the record itself says of an indicator; whatever it leaves out is nothing.
struct WrittenValue {
  std::optional<std::int64_t> women, men, non_binary, total;
};

/// Value of one common indicator (esf.md sections 1 and 2), complete records only.
struct Indicator {
  IndicatorDefinition definition;
  std::optional<std::int64_t> target;
  /// Counted from the participants: whom it counts, and of its reference population (those who were due by then)
  SexCounts counted;
  std::int64_t population = 0;   ///< how many there are,
  std::int64_t answered = 0;     ///< of how many the answer is known,
  std::int64_t refused = 0;      ///< and how many refused it.
  std::int64_t not_yet_due = 0;  ///< Of the reference population, whose 28 days or six months are not over.
  /// In place of all that, where nothing can be counted.
  std::optional<WrittenValue> written;
  [[nodiscard]] std::optional<std::int64_t> total() const;
};

/// All common indicators of the project's fund and period.
struct Indicators {
  std::string period, fund;
  bool counts_non_binary = false;
  base::Date data_date;
  std::int64_t grand_total = 0;                      ///< All participants, incomplete records included.
  SexCounts complete;                                ///< Those that enter the indicators.
  std::int64_t leaving_due = 0, six_months_due = 0;  ///< Complete ones whose 28 days, six months are over.
  std::int64_t small_cell_threshold = 0, small_cell_threshold_special = 0;  ///< Those that hold,
  std::int64_t house_threshold = 0, house_threshold_special = 0;            ///< and those of the catalogue.
  std::optional<base::Date> first_entry;                                    ///< Of all participants.
  std::int64_t with_sensitive_data = 0;  ///< Participants with an element for special categories of personal data.
  std::vector<Indicator> all;  ///< In the order of the catalogue; removed ones only where the record names them.
};

struct Figures {
  Budget budget;
  Funding funding;
  Claims claims;
  std::vector<Advance> advances;         ///< In the record's order.
  std::vector<PositionCosts> positions;  ///< In the record's order.
  std::vector<PurchaseSeries> purchases;
  LedgerChecks ledger;
  std::vector<TrainingFigures> trainings;
  std::vector<CohortFigures> cohorts;
  LearnerCounts learners;  ///< All trainings together.
  LearnerLevel published_learners = LearnerLevel::Cohort;
  std::int64_t participants = 0;           ///< Grand total of participants, incomplete records included.
  std::int64_t complete_participants = 0;  ///< Records that enter indicators (esf.md section 1.2).
  std::int64_t outputs = 0, publications = 0;
  std::int64_t small_cell_threshold = 0;  ///< Of the record, or of the catalogue.
  std::optional<Indicators> indicators;   ///< Nothing for a fund that has none.
  std::vector<Achievement> achievements;
  DerivedDates dates;
  std::vector<AccountNumber> accounts;
  Texts texts;
};

/// What figures rest on beside the record: files of schemas/data/, which a user may replace. Without them no common
/// indicators are counted, and time limits know Saturdays and Sundays alone.
struct ReferenceData {
  TimeLimits time_limits;
  IndicatorCatalogue indicators;
};

/// Computes everything from a valid record whose rows (participants, ledger entries), which may be any number, are
/// handed over one by one: nothing of a row is kept but what it adds to the figures.
class Computation {
 public:
  /// `frame` is the record; its own rows are not looked at. It must outlive the computation.
  explicit Computation(xml::Document const& frame, ReferenceData data = {});
  ~Computation();
  Computation(Computation const&) = delete;
  Computation& operator=(Computation const&) = delete;

  void add_participant(pugi::xml_node participant);
  void add_entry(pugi::xml_node entry);
  /// After the last row. Errors as those of compute().
  [[nodiscard]] std::optional<Figures> finish(base::Diagnostics& diagnostics) &&;

 private:
  struct Counters;
  /// Everything in euros; the part of the record whose amounts add up to too much, or null.
  char const* finish_amounts(Figures& figures);
  xml::Document const& frame_;
  TimeLimits limits_;
  std::unique_ptr<Counters> counters_;
  bool has_too_large_sums_ = false;  ///< Of ledger entries.
};

/// A Computation over the rows that stand in the record itself. Errors only for what the schema cannot see and no
/// figure can be made of: an end that is no day, amounts that add up to more than can be computed with
/// (base::MoneyOverflowWatch). A claim beyond the approved budget is not one of them (a rule is).
[[nodiscard]] std::optional<Figures> compute(xml::Document const& record, base::Diagnostics& diagnostics,
                                             ReferenceData data = {});

/// The same as a tree (root <figures>, no namespace) for templates, rules and `inspect`; see README.md here.
[[nodiscard]] xml::Document to_tree(Figures const& figures);

/// The tree as the public may see it, for what goes out with a published document: counts of participants as published,
/// none that only the authority gets.
[[nodiscard]] xml::Document to_public_tree(xml::Document const& tree);

}  // namespace closeout::figures
