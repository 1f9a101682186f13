// Positions, purchases and what is seen of the ledger as a whole: VNA 866/2021 §§ 6, 7, 18.

#include "computed.hpp"

namespace closeout::figures {
namespace {

/// Two parties, a position and the categories staff, side-costs and services.
Figures figures_of(std::string const& position, std::string const& entries, std::string const& more = "") {
  return computed_from(
      "<parties><party id='a' role='lead'/><party id='b'/></parties>"
      "<budget cost-model='flat-rate-40'><categories><category id='staff' type='staff' flat-rate-base='yes'/>"
      "<category id='side' type='side-costs' flat-rate-base='yes'/>"
      "<category id='services' type='purchased-services' flat-rate-base='no'/></categories>"
      "<positions><position id='p' party='a' " +
          position + "/></positions><lines/></budget><ledger>" + entries + "</ledger>" + more,
      "period='2021-2027' start='2023-03-01' end='2024-08-31'");
}

std::string entry(std::string const& attributes) {
  return "<entry party='a' " + attributes + "/>";
}

TEST(Positions, HourlyRateIsTheYearlyGrossWithSideCostsBy1720) {
  EXPECT_EQ(
      figures_of("share='100' yearly-gross='48000.00' side-cost-percentage='26.44'", "").positions[0].hourly_rate_due,
      base::Cents(35'29));
  EXPECT_EQ(figures_of("share='100' yearly-gross='48000.00'", "").positions[0].hourly_rate_due, base::Cents(27'91));
  EXPECT_EQ(figures_of("share='100'", "").positions[0].hourly_rate_due, std::nullopt);
}

TEST(Positions, HoursAreOfTheYearsOfTheProject) {
  PositionCosts const position =
      figures_of("share='50'", entry("category='staff' position='p' date='2024-02-29' hours='10.5' amount='1.00'") +
                                   entry("category='staff' position='p' date='2024-03-01' hours='4' amount='1.00'") +
                                   entry("category='staff' position='p' date='2024-09-01' hours='1' amount='1.00'") +
                                   entry("category='staff' position='p' date='2023-04-01' hours='2' amount='-1.00'"))
          .positions[0];
  ASSERT_EQ(position.years.size(), 2U);
  EXPECT_EQ(base::to_iso(position.years[0].year.end), "2024-02-29");
  EXPECT_EQ(position.years[0].hours, 8'50);  // A reversed entry takes its hours back.
  EXPECT_EQ(position.years[1].hours, 5'00);  // What comes after the end is for a rule to find.
  EXPECT_EQ(position.hours_limit, 860'00);
}

TEST(Positions, EntryCostsRateTimesHours) {
  PositionCosts const position =
      figures_of("share='50' hourly-rate='35.29'",
                 entry("id='e2' category='staff' position='p' hours='7.25' amount='255.85'") +    // 255.8525
                     entry("id='e3' category='staff' position='p' hours='1.5' amount='52.95'") +  // 52.935 is 52.94
                     entry("id='e1' category='staff' position='p' hours='1' amount='35.30'"))
          .positions[0];
  EXPECT_EQ(position.cost, base::Cents(344'10));
  EXPECT_EQ(position.cost_due, base::Cents(344'08));
  EXPECT_EQ(position.differing_entry, "e1");
}

TEST(Positions, SideCostsAreThePercentageOfAllSalariesTogether) {
  PositionCosts const position =
      figures_of("share='50' side-cost-percentage='20.42'", entry("category='staff' position='p' amount='10.02'") +
                                                                entry("category='staff' position='p' amount='10.02'") +
                                                                entry("category='side' position='p' amount='4.10'") +
                                                                entry("category='staff' amount='99.00'"))
          .positions[0];
  EXPECT_EQ(position.salaries, base::Cents(20'04));
  EXPECT_EQ(position.side_costs_due, base::Cents(4'09));  // Twice 20.42 % of 10.02 would be 4.10.
  EXPECT_EQ(position.side_costs, base::Cents(4'10));
}

std::string purchase(std::string const& day, std::string const& amount, std::string const& more = "") {
  return entry("category='services' supplier='Oy' date='" + day + "' amount='" + amount + "'" + more);
}

TEST(Purchases, JustUnderALimitWithinThreeWeeksAreASeries) {
  auto const series = figures_of("", purchase("2023-05-22", "2999.99") + purchase("2023-04-10", "2700.00") +
                                         purchase("2023-05-01", "2700.00"))
                          .purchases;
  ASSERT_EQ(series.size(), 1U);
  EXPECT_EQ(series[0].count, 3);
  EXPECT_EQ(series[0].amount, base::Cents(8'399'99));
  EXPECT_EQ(series[0].limit, base::Cents(3'000'00));
  EXPECT_EQ(series[0].supplier, "Oy");
  EXPECT_EQ(base::to_iso(series[0].first), "2023-04-10");
  EXPECT_EQ(base::to_iso(series[0].last), "2023-05-22");
}

TEST(Purchases, AreNoSeriesFarApartBelowNinetyPercentOfAnotherBuyerOrUnderAnotherLimit) {
  EXPECT_TRUE(figures_of("", purchase("2023-04-03", "2900.00") + purchase("2023-04-25", "2900.00")).purchases.empty());
  EXPECT_TRUE(figures_of("", purchase("2023-04-03", "2900.00") + purchase("2023-04-04", "2699.99")).purchases.empty());
  EXPECT_TRUE(figures_of("", purchase("2023-04-03", "2900.00") +
                                 "<entry party='b' category='services' supplier='Oy' date='2023-04-04' "
                                 "amount='2900.00'/>")
                  .purchases.empty());
  EXPECT_TRUE(figures_of("", purchase("2023-04-03", "2900.00") + purchase("2023-04-04", "9900.00")).purchases.empty());
}

TEST(Purchases, AreTakenWithoutVatAndWithTheirProcurement) {
  std::string const procurement =
      "<procurements><procurement id='x' party='a' supplier='Oy' date='2023-04-05' amount='9500.00'/></procurements>";
  auto const series = figures_of("",
                                 purchase("2023-04-03", "11780.00", " vat='2280.00'") +
                                     purchase("2023-04-04", "9500.00", " procurement='x'"),
                                 procurement)
                          .purchases;
  ASSERT_EQ(series.size(), 1U);
  EXPECT_EQ(series[0].count, 2);
  EXPECT_EQ(series[0].amount, base::Cents(19'000'00));
}

TEST(Ledger, RepeatedEntriesAreEqualInAllButTheId) {
  std::string const same = "category='staff' voucher='17' amount='1.00'";
  LedgerChecks const checks =
      figures_of("", entry("id='a' " + same) + entry("id='b' " + same) + entry("text='x' id='c' " + same) +
                         entry(same + " id='d' text='x'") + entry("id='e' category='staff' voucher='9' amount='1.00'"))
          .ledger;
  EXPECT_EQ(checks.entries, 5);
  EXPECT_EQ(checks.repeated.count, 2);
  EXPECT_EQ(checks.repeated.voucher, "17");
}

TEST(Ledger, ManyDifferentEntriesAreNotRepeated) {
  std::string entries;
  for (int i = 0; i < 1000; ++i) entries += entry("category='staff' amount='1.00' voucher='" + std::to_string(i) + "'");
  EXPECT_EQ(figures_of("", entries).ledger.repeated.count, 0);
  EXPECT_EQ(figures_of("", entries + entries).ledger.repeated.count, 1000);
}

TEST(Ledger, ForeignAmountIsDividedByItsRate) {
  auto const over = [](std::string const& amount) {
    return figures_of("",
                      entry("category='services' voucher='s' currency='SEK' currency-amount='100.005' rate='11.2345' "
                            "amount='" +
                            amount + "'"))
        .ledger.over_converted.count;
  };
  EXPECT_EQ(over("8.91"), 0);  // 100.005 / 11.2345 is 8.9016: a cent more is allowed for another rounding.
  EXPECT_EQ(over("8.92"), 1);
}

}  // namespace
}  // namespace closeout::figures
