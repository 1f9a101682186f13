// Financing and advances worked by hand: esf.md section 4.5.

#include "computed.hpp"

namespace closeout::figures {
namespace {

/// Costs of EUR 1 000.01 of the lead and 500.00 of its partner, planned and actual.
Figures project_with(std::string const& funding, std::string const& implementation = "joint-project") {
  return computed_from(
      "<parties><party id='a' role='lead'/><party id='b' role='partner'/></parties>"
      "<budget cost-model='actual-costs'><categories><category id='c' type='staff'/></categories>"
      "<lines><line party='a' category='c' year='2021' planned='1000.01'/>"
      "<line party='b' category='c' year='2021' planned='500.00'/></lines></budget>"
      "<ledger><entry party='a' category='c' amount='1000.01' date='2021-02-01'/>"
      "<entry party='b' category='c' amount='500.00' date='2021-02-01'/></ledger>" +
          funding,
      "period='2014-2020' start='2020-09-01' end='2021-12-31' implementation='" + implementation + "'");
}

TEST(Support, IsLimitedByTheRateOnEachPartysNetCosts) {
  Funding const funding =
      project_with("<funding support-rate='75'/><income><entry party='b' date='2021-05-01' amount='100.00'/></income>")
          .funding;
  EXPECT_EQ(funding.parties[0].support_limit, (Comparison{base::Cents(750'01), base::Cents(750'01)}));  // 750.0075
  EXPECT_EQ(funding.parties[1].net_costs, (Comparison{base::Cents(500'00), base::Cents(400'00)}));
  EXPECT_EQ(funding.parties[1].support_limit, (Comparison{base::Cents(375'00), base::Cents(300'00)}));
  EXPECT_EQ(funding.support_limit, (Comparison{base::Cents(1'125'01), base::Cents(1'050'01)}));
}

TEST(Support, IsEightyPercentAtMostWithoutASpecialReason) {
  EXPECT_EQ(project_with("<funding support-rate='90'/>").funding.parties[1].support_limit.planned, base::Cents(400'00));
  EXPECT_EQ(project_with("<funding support-rate='100' special-reason='yes'/>").funding.parties[1].support_limit.planned,
            base::Cents(500'00));
}

TEST(Support, IsDividedBetweenUnionAndStateWhereTheDecisionSaysHow) {
  std::string const line = "<line type='eu-state' party='a' financier='e' own='no' planned='100.01' actual='0.05'/>";
  auto const split = project_with("<funding support-rate='75' eu-share='50'>" + line + "</funding>").funding.split;
  ASSERT_TRUE(split.has_value());
  EXPECT_EQ(split->eu, (Comparison{base::Cents(50'01), base::Cents(3)}));
  EXPECT_EQ(split->state, (Comparison{base::Cents(50'00), base::Cents(2)}));
  EXPECT_FALSE(project_with("<funding support-rate='75'>" + line + "</funding>").funding.split.has_value());
}

TEST(ParticipantWages, StandBesideCostsAndSupport) {
  Figures const figures = computed_from(
      "<parties><party id='a'/></parties><budget cost-model='actual-costs'><categories/><lines/><participant-wages>"
      "<line party='a' financier='city' planned='10.00' actual='9.00'/><line party='a' financier='city' "
      "planned='5.00'/>"
      "</participant-wages></budget>");
  EXPECT_EQ(figures.funding.participant_wages, (Comparison{base::Cents(15'00), base::Cents(9'00)}));
  EXPECT_EQ(figures.budget.total, Comparison{});
  EXPECT_EQ(figures.funding.net_costs, Comparison{});
}

constexpr char const* support_of_both =
    "<funding support-rate='75'><line type='eu-state' party='a' financier='e' own='no' planned='700.01'/>"
    "<line type='eu-state' party='b' financier='e' own='no' planned='300.00'/></funding>";

/// A claim of EUR 200 support to each party, a second one, the last, of 100.
std::string claims_with_support() {
  std::string text;
  for (char const* const amount : {"200.00", "100.00"}) {
    bool const is_last = amount[0] == '1';
    text += std::string("<claim id='") + (is_last ? "k2" : "k1") + "' number='" + (is_last ? "2" : "1") +
            "' start='2021-01-01' end='2021-12-31' last='" + (is_last ? "yes" : "no") + "'>";
    for (char const* const party : {"a", "b"}) {
      text += std::string("<funding type='eu-state' party='") + party + "' financier='e' amount='" + amount + "'/>";
    }
    text += "</claim>";
  }
  return "<claims>" + text + "</claims>";
}

TEST(Advance, IsAtMostThirtyPercentOfTheGrantOfItsDecision) {
  std::string const advance = "<advances><advance id='x' date='2020-10-01' amount='90.00'/></advances>";
  Advance const joint = project_with(support_of_both + advance).advances[0];
  EXPECT_EQ(joint.party, "a");
  EXPECT_EQ(joint.grant, base::Cents(1'000'01));
  EXPECT_EQ(joint.limit, base::Cents(300'00));
  EXPECT_EQ(project_with(support_of_both + advance, "group-project").advances[0].limit, base::Cents(210'00));
}

TEST(Advance, IsRecoveredByThirtyPercentOfEachPaymentAndTheRestWithTheLast) {
  Advance const advance =
      project_with(support_of_both + claims_with_support() +
                   "<advances><advance id='x' date='2020-10-01' amount='200.00'>"
                   "<deduction claim='k1' amount='120.00'/><deduction claim='k2' amount='79.99'/></advance></advances>")
          .advances[0];
  ASSERT_EQ(advance.recoveries.size(), 2U);
  EXPECT_EQ(advance.recoveries[0].payment, base::Cents(400'00));
  EXPECT_EQ(advance.recoveries[0].due, base::Cents(120'00));
  EXPECT_EQ(advance.recoveries[0].outstanding, base::Cents(80'00));
  EXPECT_EQ(advance.recoveries[1].due, base::Cents(80'00));
  EXPECT_EQ(advance.outstanding(), base::Cents(1));
}

TEST(Advance, OfOneBeneficiaryOfAGroupProjectIsRecoveredFromItsOwnPayments) {
  Advance const advance =
      project_with(support_of_both + claims_with_support() +
                       "<advances><advance id='x' party='b' date='2020-10-01' amount='90.00'/></advances>",
                   "group-project")
          .advances[0];
  EXPECT_EQ(advance.recoveries[0].due, base::Cents(60'00));
  EXPECT_EQ(advance.recoveries[1].due, base::Cents(90'00));
}

TEST(Advance, IsNotRecoveredFromClaimsBeforeIt) {
  EXPECT_TRUE(project_with(support_of_both + claims_with_support() +
                           "<advances><advance id='x' date='2022-01-01' amount='90.00'/></advances>")
                  .advances[0]
                  .recoveries.empty());
}

}  // namespace
}  // namespace closeout::figures
