#include "figures/figures.hpp"

#include <iterator>

#include "figures/budget.hpp"
#include "figures/funding.hpp"
#include "figures/learners.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// A limit that ends on a Saturday or Sunday ends on the next weekday. Independence Day, May Day eve and the other
/// days of the act on time limits (150/1930 § 5) depend on a calendar the record does not carry.
base::Date moved_to_weekday(base::Date date) {
  std::chrono::weekday const day{std::chrono::sys_days{date}};
  if (day == std::chrono::Saturday) return base::add_days(date, 2);
  return day == std::chrono::Sunday ? base::add_days(date, 1) : date;
}

/// VNA 358/2014 § 30: ten years from the end; L 757/2021 § 46: five years from the start of the year after the last
/// payment; an extension by the authority goes before both.
std::optional<base::Date> retention_until(pugi::xml_node project, base::Date end) {
  pugi::xml_node const retention = project.child("retention");
  if (auto const extended = date_of(retention, "extended-until")) return extended;
  if (has_value(project.child("identity"), "period", "2014-2020")) return base::add_months(end, 120);
  auto const paid = date_of(retention, "last-payment");
  if (!paid) return std::nullopt;
  using namespace std::chrono_literals;
  return base::Date{paid->year() + std::chrono::years{5}, std::chrono::December, 31d};
}

}  // namespace

struct Computation::Counters {
  explicit Counters(pugi::xml_node project) : budget(project), learners(project) {}
  BudgetCounter budget;
  LearnerCounter learners;
};

Computation::Computation(xml::Document const& frame)
    : frame_(frame), counters_(std::make_unique<Counters>(frame.root())) {}

Computation::~Computation() = default;

void Computation::add_participant(pugi::xml_node participant) {
  counters_->learners.add(participant);
}

void Computation::add_entry(pugi::xml_node entry) {
  counters_->budget.add(entry);
}

std::optional<Figures> Computation::finish(base::Diagnostics& diagnostics) && {
  pugi::xml_node const project = frame_.root();
  auto const end = date_of(project.child("identity"), "end");
  if (!end) {
    diagnostics.add(base::error("figures-no-such-day", "the end of the project is not a day of the calendar",
                                frame_.place_of(project.child("identity"), "end")));
    return std::nullopt;
  }
  Figures figures;
  figures.budget = std::move(counters_->budget).finish();
  figures.funding = compute_funding(project, figures.budget.total);
  figures.claims = compute_claims(project, figures.budget.total.planned);
  auto const outputs = project.child("outputs").children("output");
  auto const publications = project.child("publications").children("publication");
  figures.outputs = std::distance(outputs.begin(), outputs.end());
  figures.publications = std::distance(publications.begin(), publications.end());
  std::move(counters_->learners).finish(figures);
  figures.achievements = compute_achievements(project, figures);
  figures.dates = {moved_to_weekday(base::add_months(*end, 4)), retention_until(project, *end)};
  return figures;
}

std::optional<Figures> compute(xml::Document const& record, base::Diagnostics& diagnostics) {
  Computation computation(record);
  for (pugi::xml_node const participant : record.root().child("participants").children("participant")) {
    computation.add_participant(participant);
  }
  for (pugi::xml_node const entry : record.root().child("ledger").children("entry")) computation.add_entry(entry);
  return std::move(computation).finish(diagnostics);
}

}  // namespace closeout::figures
