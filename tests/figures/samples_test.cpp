#include "computed.hpp"

namespace closeout::figures {
namespace {

base::Cents planned_of(Budget const& budget, std::string_view party) {
  auto const found = std::ranges::find(budget.parties, party);
  EXPECT_NE(found, budget.parties.end());
  return budget.party_totals[static_cast<std::size_t>(found - budget.parties.begin())].planned;
}

TEST(DigitizerTraining, ApprovedBudgetIsThatOfTheSourceDocument) {
  Figures const figures = computed_sample("digitizer-training.xml");
  EXPECT_EQ(figures.budget.total.planned.to_decimal(), "216803.00");
  EXPECT_EQ(planned_of(figures.budget, "xamk").to_decimal(), "159480.00");
  EXPECT_EQ(planned_of(figures.budget, "miksei").to_decimal(), "57323.00");
}

TEST(DigitizerTraining, ThirtyEightCompleted) {
  Figures const figures = computed_sample("digitizer-training.xml");
  EXPECT_EQ(figures.learners.enrolled, 41);
  EXPECT_EQ(figures.learners.completed, 38);
  EXPECT_EQ(figures.learners.certificates, 38);
  EXPECT_EQ(figures.learners.credits, 38 * 1500);
  EXPECT_EQ(figures.participants, 41);
  EXPECT_EQ(figures.complete_participants, 39);
  ASSERT_EQ(figures.cohorts.size(), 3U);
  EXPECT_EQ(figures.cohorts[0].counts.completed, 15);
  EXPECT_EQ(figures.cohorts[1].counts.completed, 8);
  EXPECT_EQ(figures.cohorts[2].counts.completed, 15);
}

TEST(DigitizerTraining, FinancingEqualsCostsToTheCent) {
  Figures const figures = computed_sample("digitizer-training.xml");
  EXPECT_EQ(figures.funding.total, figures.funding.net_costs);
  ASSERT_EQ(figures.claims.chain.size(), 4U);
  EXPECT_EQ(figures.claims.chain.back().total.claimed.cumulative(), figures.budget.total.actual);
}

TEST(DigitizerTraining, DatesThatFollowFromTheEnd) {
  Figures const figures = computed_sample("digitizer-training.xml");
  EXPECT_EQ(base::to_iso(figures.dates.claim_deadline), "2022-05-02");  // 30 April 2022 is a Saturday.
  ASSERT_TRUE(figures.dates.retention_until.has_value());
  EXPECT_EQ(base::to_iso(*figures.dates.retention_until), "2031-12-31");
}

TEST(Digipoint, ApprovedBudgetIsThatOfTheSourceDocument) {
  Figures const figures = computed_sample("digipoint.xml");
  EXPECT_EQ(figures.budget.total.planned.to_decimal(), "1342594.00");
  EXPECT_EQ(figures.budget.parties.size(), 6U);
  EXPECT_EQ(figures.funding.total, figures.funding.net_costs);
}

TEST(Digipoint, DatesThatFollowFromTheEnd) {
  Figures const figures = computed_sample("digipoint.xml");
  EXPECT_EQ(base::to_iso(figures.dates.claim_deadline), "2022-09-30");
  ASSERT_TRUE(figures.dates.retention_until.has_value());
  EXPECT_EQ(base::to_iso(*figures.dates.retention_until), "2032-05-31");
}

TEST(CircularSkills, EveryoneWhoCompletedOrAttendedGetsACertificate) {
  Figures const figures = computed_sample("circular-skills.xml");
  EXPECT_EQ(figures.learners.completed, 34);
  EXPECT_EQ(figures.learners.attended, 8);
  EXPECT_EQ(figures.learners.certificates, 42);
  EXPECT_EQ(figures.participants, 58);
  EXPECT_EQ(figures.complete_participants, 54);
}

TEST(CircularSkills, SupportIsFourFifthsOfCostsLessIncome) {
  Figures const figures = computed_sample("circular-skills.xml");
  EXPECT_EQ(figures.funding.total, figures.funding.net_costs);
  EXPECT_EQ(figures.funding.income.actual.to_decimal(), "986.50");
  EXPECT_EQ(figures.funding.types.front().amount.actual.value() * 5, figures.funding.net_costs.actual.value() * 4);
}

TEST(CircularSkills, NothingIsKnownOfRetentionBeforeTheLastPayment) {
  Figures const figures = computed_sample("circular-skills.xml");
  EXPECT_EQ(base::to_iso(figures.dates.claim_deadline), "2025-06-30");  // 28 June 2025 is a Saturday.
  EXPECT_FALSE(figures.dates.retention_until.has_value());
}

}  // namespace
}  // namespace closeout::figures
