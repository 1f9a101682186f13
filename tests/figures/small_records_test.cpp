#include "computed.hpp"

namespace closeout::figures {
namespace {

TEST(Compute, EndThatIsNoDayIsAnErrorAtItsPlace) {
  xml::Document const record = record_of("<project><identity end='2021-02-30'/></project>");
  base::Diagnostics diagnostics;
  EXPECT_FALSE(compute(record, diagnostics, {{}, test::shipped_indicators()}).has_value());
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].place.position(), (base::Position{1, 25}));
}

/// 100 ledger entries of as many euros each.
std::string with_entries(std::string const& amount) {
  std::string entries;
  for (int i = 0; i < 100; ++i) entries += "<entry party='a' category='staff' amount='" + amount + "'/>";
  return "<project><identity end='2021-02-28'/><parties><party id='a'/></parties>"
         "<budget cost-model='actual-costs'><categories><category id='staff' type='staff'/></categories><lines>"
         "<line party='a' category='staff' year='2021' planned='0.01'/></lines></budget>\n<ledger>" +
         entries + "</ledger></project>";
}

TEST(Compute, SumThatIsTooLargeIsAnErrorAtItsPart) {
  xml::Document const record = record_of(with_entries("99999999999.99"));
  base::Diagnostics diagnostics;
  EXPECT_FALSE(compute(record, diagnostics, {{}, test::shipped_indicators()}).has_value());
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].code, "figures-sum-too-large");
  EXPECT_EQ(diagnostics.all()[0].place.position(), (base::Position{2, 2}));
}

TEST(Compute, LargestSumHasAllItsFigures) {
  xml::Document const record = record_of(with_entries("92000000000.00"));
  base::Diagnostics diagnostics;
  auto const figures = compute(record, diagnostics, {{}, test::shipped_indicators()});
  ASSERT_TRUE(figures.has_value());
  EXPECT_EQ(figures->budget.total.actual, base::Cents(920'000'000'000'000));
  EXPECT_FALSE(to_tree(*figures).root().child("budget").attribute("used").empty());
}

constexpr char const* two_parties = "<parties><party id='a'/><party id='b'/></parties>";

TEST(FlatRate, IsRoundedOncePerPartyOnItsCumulativeBase) {
  Figures const figures = computed_from(
      std::string(two_parties) +
      "<budget cost-model='flat-rate-17'><categories><category id='staff' type='staff' flat-rate-base='yes'/>"
      "<category id='travel' type='travel' flat-rate-base='no'/>"
      "<category id='flat' type='flat-rate' flat-rate-base='no'/></categories><lines/></budget>"
      "<ledger><entry party='a' category='staff' amount='0.03'/><entry party='a' category='staff' amount='0.03'/>"
      "<entry party='a' category='travel' amount='9.00'/><entry party='b' category='staff' amount='0.02'/></ledger>");
  auto const& flat = figures.budget.cells[2];
  EXPECT_EQ(flat[0].actual, base::Cents(1));  // 17 % of 0.06 is 1.02 cents; twice 17 % of 0.03 would be 2.
  EXPECT_EQ(flat[1].actual, base::Cents(0));  // 0.34 cents.
  EXPECT_EQ(figures.budget.flat_rate_bases[0].actual, base::Cents(6));
}

TEST(FlatRate, IsNotComputedUnderAModelWithoutOne) {
  Figures const figures = computed_from(
      std::string(two_parties) +
      "<budget cost-model='actual-costs'><categories><category id='staff' type='staff' flat-rate-base='no'/>"
      "</categories><lines><line party='a' category='staff' year='2021' planned='10.00'/></lines></budget>");
  EXPECT_FALSE(figures.budget.model.flat_rate.has_value());
  EXPECT_EQ(figures.budget.parties, std::vector<std::string>{"a"});  // The other bears no costs.
}

TEST(Learners, CountByCohortAndTraining) {
  Figures const figures = computed_from(
      "<trainings><training id='t' credits='15' planned-graduates='3'/><training id='u' credits='5'/></trainings>"
      "<cohorts><cohort id='t1' training='t' places='10'/><cohort id='t2' training='t' places='5'/>"
      "<cohort id='u1' training='u'/></cohorts>"
      "<participants>"
      "<participant sex='woman' labour-status='employed' born='1990-01-01' entered='2020-09-01' isced='3'><person/>"
      "<enrolment cohort='t1' result='completed'/><enrolment cohort='u1' result='attended'/></participant>"
      "<participant sex='man' labour-status='employed' born='1990-01-01' isced='9'>"
      "<enrolment cohort='t2' result='completed' credits='7.5'/></participant>"
      "<participant><enrolment cohort='t2' result='interrupted'/></participant></participants>");
  ASSERT_EQ(figures.trainings.size(), 2U);
  EXPECT_EQ(figures.trainings[0].counts, (LearnerCounts{15, 3, 2, 0, 1, 2250}));
  EXPECT_EQ(figures.trainings[1].counts, (LearnerCounts{0, 1, 0, 1, 0, 0}));
  EXPECT_EQ(figures.trainings[0].cohorts, 2);
  EXPECT_EQ(figures.learners, (LearnerCounts{15, 4, 2, 1, 1, 2250}));
  EXPECT_EQ(figures.participants, 3);
  EXPECT_EQ(figures.complete_participants, 1);
}

TEST(Learners, GetACertificateOfAttendanceWhereTheTrainingGivesIt) {
  auto const certificates = [](std::string const& kind) {
    return computed_from("<trainings><training id='t' certificate='" + kind +
                         "'/></trainings><cohorts><cohort id='c' training='t'/></cohorts><participants>"
                         "<participant><person/><enrolment cohort='c' result='attended'/></participant>"
                         "<participant><enrolment cohort='c' result='attended'/></participant>"
                         "<participant><person/><enrolment cohort='c' result='interrupted'/></participant>"
                         "</participants>")
        .learners.certificates;
  };
  EXPECT_EQ(certificates("attendance"), 1);
  EXPECT_EQ(certificates("completion"), 0);
}

TEST(Achievements, AreWrittenOrCounted) {
  Figures const figures = computed_from(
      "<actions><action id='a'><quantity planned='2' reached='3'/><quantity counts='outputs' planned='4'/></action>"
      "</actions><outputs><output/><output/><output/></outputs>"
      "<indicators><project-specific><indicator id='i' target='0.5' value='0.25'/></project-specific></indicators>");
  ASSERT_EQ(figures.achievements.size(), 3U);
  EXPECT_EQ(figures.achievements[0].reached_share(), 15000);
  EXPECT_EQ(figures.achievements[1].index, 1U);
  EXPECT_EQ(figures.achievements[1].reached, 300);
  EXPECT_EQ(figures.achievements[1].reached_share(), 7500);
  EXPECT_EQ(figures.achievements[2].reached_share(), 5000);
}

TEST(Comparison, DifferenceIsWhatWasLeftAndUsedAShare) {
  Comparison const comparison{base::Cents(100'00), base::Cents(120'00)};
  EXPECT_EQ(comparison.difference(), base::Cents(-20'00));
  EXPECT_EQ(comparison.used(), 12000);
  EXPECT_EQ((Comparison{base::Cents(0), base::Cents(5)}).used(), std::nullopt);
}

}  // namespace
}  // namespace closeout::figures
