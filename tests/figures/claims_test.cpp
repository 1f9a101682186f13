// Claims worked by hand: esf.md sections 4.3 and 4.6.

#include "computed.hpp"

namespace closeout::figures {
namespace {

constexpr char const* two_periods =
    "<claims><claim id='k2' number='2' start='2021-01-01' end='2021-12-31' last='yes'/>"
    "<claim id='k1' number='1' start='2020-09-01' end='2020-12-31' last='no'/></claims>";

constexpr char const* seventeen_percent =
    "<parties><party id='a' role='lead'/><party id='b'/></parties>"
    "<budget cost-model='flat-rate-17'><categories><category id='staff' type='staff' flat-rate-base='yes'/>"
    "<category id='flat' type='flat-rate' flat-rate-base='no'/></categories>"
    "<lines><line party='a' category='staff' year='2020' planned='100.00'/>"
    "<line party='a' category='flat' year='2020' planned='17.00'/></lines></budget>";

Claims claims_of(std::string const& content) {
  return computed_from(content).claims;
}

TEST(Claims, EntryBelongsToTheClaimItNames) {
  Claims const claims = claims_of(std::string(seventeen_percent) + two_periods +
                                  "<ledger><entry date='2020-10-01' paid='2020-10-02' party='a' category='staff' "
                                  "amount='1.00' claim='k2'/></ledger>");
  EXPECT_EQ(claims.chain[0].total.ledger.entries, 0);
  EXPECT_EQ(claims.chain[1].total.ledger.entries, 1);
}

TEST(Claims, EntryBelongsToThePeriodInWhichItWasPaidElseToThatOfItsVoucher) {
  Claims const claims =
      claims_of(std::string(seventeen_percent) + two_periods +
                "<ledger><entry date='2020-12-31' paid='2021-01-01' party='a' category='staff' amount='1.00'/>"
                "<entry date='2021-12-30' paid='2022-01-15' party='a' category='staff' amount='2.00'/>"
                "<entry date='2020-12-31' party='a' category='staff' amount='4.00'/>"
                "<entry date='2020-08-31' paid='2020-08-31' party='a' category='staff' amount='8.00'/></ledger>");
  EXPECT_EQ(claims.chain[0].categories[0].ledger, (EntrySum{base::Cents(4'00), 1}));
  EXPECT_EQ(claims.chain[1].categories[0].ledger, (EntrySum{base::Cents(3'00), 2}));
  EXPECT_EQ(claims.unclaimed, (EntrySum{base::Cents(8'00), 1}));
}

TEST(Claims, FlatRateOfAPeriodIsWhatTheCumulativeOneGrewBy) {
  Claims const claims = claims_of(std::string(seventeen_percent) + two_periods +
                                  "<ledger><entry date='2020-10-01' party='a' category='staff' amount='0.03'/>"
                                  "<entry date='2021-10-01' party='a' category='staff' amount='0.06'/></ledger>");
  // 17 % of 0.03 is 0.51 cents, of 0.09 1.53 cents: 1 and 2, so the second period has 1 (17 % of 0.06 alone: 1.02).
  EXPECT_EQ(claims.chain[0].cells[1][0].ledger.amount, base::Cents(1));
  EXPECT_EQ(claims.chain[1].cells[1][0].ledger.amount, base::Cents(1));
}

TEST(Claims, EachRowSaysWhatWasApprovedClaimedBeforeAndIsLeft) {
  Claims const claims =
      claims_of(std::string(seventeen_percent) +
                "<claims><claim id='k1' number='1'><cost party='a' category='staff' claimed='40.00'/></claim>"
                "<claim id='k2' number='2'><cost party='a' category='staff' claimed='25.00'/></claim></claims>");
  Progress const& staff = claims.chain[1].cells[0][0].claimed;
  EXPECT_EQ(staff, (Progress{base::Cents(100'00), base::Cents(25'00), base::Cents(40'00)}));
  EXPECT_EQ(staff.cumulative(), base::Cents(65'00));
  EXPECT_EQ(staff.remaining(), base::Cents(35'00));
  EXPECT_EQ(staff.used(), 6500);
  EXPECT_EQ(claims.chain[1].total.claimed.approved, base::Cents(117'00));
}

TEST(Claims, FundingRowsFollowThePlanAndKeepWhatOnlyAClaimHas) {
  Claims const claims = claims_of(
      std::string(seventeen_percent) +
      "<funding><line type='eu-state' party='a' financier='e' planned='70.00'/></funding>"
      "<claims><claim id='k1' number='1'><funding type='eu-state' party='a' financier='e' amount='30.00'/></claim>"
      "<claim id='k2' number='2'><funding type='eu-state' party='a' financier='e' amount='10.00'/>"
      "<funding type='private' party='a' financier='a' amount='5.00'/></claim></claims>");
  ASSERT_EQ(claims.chain[1].funding.size(), 2U);
  EXPECT_EQ(claims.chain[1].funding[0].amount, (Progress{base::Cents(70'00), base::Cents(10'00), base::Cents(30'00)}));
  EXPECT_EQ(claims.chain[0].funding[1].amount, Progress{});
  ASSERT_EQ(claims.chain[1].funding_types.size(), 2U);
  EXPECT_EQ(claims.chain[1].funding_types[0].amount, claims.chain[1].funding[0].amount);
  EXPECT_EQ(claims.chain[1].support, base::Cents(10'00));
  EXPECT_EQ(claims.chain[1].balance.funding, base::Cents(15'00));
}

TEST(Claims, IncomeBelongsToTheClaimOfItsDay) {
  Claims const claims = claims_of(std::string(seventeen_percent) + two_periods +
                                  "<income><entry date='2021-03-01' party='a' amount='2.50'/>"
                                  "<entry date='2021-03-01' party='a' amount='1.00' claim='k1'/></income>");
  EXPECT_EQ(claims.chain[0].balances[0].income, base::Cents(1'00));
  EXPECT_EQ(claims.chain[1].balances[0].income, base::Cents(2'50));
}

TEST(Claims, LumpSumIsClaimedPartByPartAsTheyAreAchieved) {
  Figures const figures = computed_from(
      std::string("<parties><party id='a' role='lead'/></parties>"
                  "<budget cost-model='lump-sum'><categories><category id='lump' type='lump-sum' flat-rate-base='no'/>"
                  "</categories><lines><line party='a' category='lump' year='2021' planned='60.00'/></lines>"
                  "<lump-sum-parts><lump-sum-part amount='20.00' achieved='yes' claim='k1'/>"
                  "<lump-sum-part amount='30.00' achieved='yes'/><lump-sum-part amount='10.00' achieved='no'/>"
                  "</lump-sum-parts></budget>") +
      two_periods);
  EXPECT_EQ(figures.budget.total, (Comparison{base::Cents(60'00), base::Cents(50'00)}));
  EXPECT_EQ(figures.budget.lump_sum_parts, base::Cents(60'00));
  EXPECT_EQ(figures.claims.chain[0].total.ledger.amount, base::Cents(20'00));
  EXPECT_EQ(figures.claims.chain[1].total.ledger.amount, base::Cents(30'00));
}

}  // namespace
}  // namespace closeout::figures
