#include "figures/figures.hpp"

#include <iterator>

#include "base/money_overflow.hpp"
#include "figures/indicators.hpp"
#include "figures/learners.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

struct Computation::Counters {
  Counters(pugi::xml_node project, IndicatorCatalogue const& catalogue)
      : reader(project),
        budget(project, reader),
        claims(project, reader),
        positions(project),
        purchases(project, reader),
        learners(project),
        indicators(project, catalogue) {}
  LedgerReader reader;
  BudgetCounter budget;
  ClaimCounter claims;
  PositionCounter positions;
  PurchaseCounter purchases;
  LedgerChecker checks;
  LearnerCounter learners;
  IndicatorCounter indicators;
};

Computation::Computation(xml::Document const& frame, ReferenceData data)
    : frame_(frame),
      limits_(std::move(data.time_limits)),
      counters_(std::make_unique<Counters>(frame.root(), data.indicators)) {}

Computation::~Computation() = default;

void Computation::add_participant(pugi::xml_node participant) {
  counters_->learners.add(participant);
  counters_->indicators.add(participant);
}

void Computation::add_entry(pugi::xml_node entry) {
  auto const row = counters_->reader.read(entry);
  if (!row) return;
  base::MoneyOverflowWatch const watch;
  counters_->budget.add(*row);
  counters_->claims.add(*row);
  counters_->positions.add(*row);
  counters_->purchases.add(*row);
  counters_->checks.add(*row);
  has_too_large_sums_ = has_too_large_sums_ || watch.has_overflowed();
}

namespace {

/// At the part of the record whose amounts are summed.
base::Diagnostic sum_too_large(xml::Document const& frame, char const* part) {
  auto it = base::error("figures-sum-too-large",
                        std::string("the amounts of ") + part + " add up to more than " +
                            base::MoneyOverflowWatch::most.to_decimal() + " euros",
                        frame.place_of(frame.root().child(part)));
  it.arguments = {{"part", part}, {"most", base::MoneyOverflowWatch::most.to_decimal()}};
  return it;
}

}  // namespace

char const* Computation::finish_amounts(Figures& figures) {
  if (has_too_large_sums_) return "ledger";
  pugi::xml_node const project = frame_.root();
  base::MoneyOverflowWatch const watch;
  figures.budget = std::move(counters_->budget).finish();
  if (watch.has_overflowed()) return "budget";
  figures.funding = compute_funding(project, figures.budget);
  if (watch.has_overflowed()) return "funding";
  figures.claims = std::move(counters_->claims).finish(figures.budget);
  if (watch.has_overflowed()) return "claims";
  figures.advances = compute_advances(project, figures.funding, figures.claims.chain);
  if (watch.has_overflowed()) return "advances";
  figures.positions = std::move(counters_->positions).finish();
  figures.purchases = std::move(counters_->purchases).finish();
  figures.ledger = std::move(counters_->checks).finish();
  return watch.has_overflowed() ? "ledger" : nullptr;
}

std::optional<Figures> Computation::finish(base::Diagnostics& diagnostics) && {
  pugi::xml_node const project = frame_.root();
  if (!date_of(project.child("identity"), "end")) {
    diagnostics.add(base::error("figures-no-such-day", "the end of the project is not a day of the calendar",
                                frame_.place_of(project.child("identity"), "end")));
    return std::nullopt;
  }
  Figures figures;
  if (char const* const part = finish_amounts(figures)) {
    diagnostics.add(sum_too_large(frame_, part));
    return std::nullopt;
  }
  auto const outputs = project.child("outputs").children("output");
  auto const publications = project.child("publications").children("publication");
  figures.outputs = std::distance(outputs.begin(), outputs.end());
  figures.publications = std::distance(publications.begin(), publications.end());
  std::move(counters_->learners).finish(figures);
  std::move(counters_->indicators).finish(figures);
  figures.published_learners = published_level(figures);
  figures.achievements = compute_achievements(project, figures);
  figures.dates = compute_dates(project, limits_);
  figures.accounts = compute_accounts(project);
  figures.texts = compute_texts(project);
  return figures;
}

std::optional<Figures> compute(xml::Document const& record, base::Diagnostics& diagnostics, ReferenceData data) {
  Computation computation(record, std::move(data));
  for (pugi::xml_node const participant : record.root().child("participants").children("participant")) {
    computation.add_participant(participant);
  }
  for (pugi::xml_node const entry : record.root().child("ledger").children("entry")) computation.add_entry(entry);
  return std::move(computation).finish(diagnostics);
}

}  // namespace closeout::figures
