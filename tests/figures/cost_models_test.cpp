// Cost models worked by hand: esf.md sections 4.1 to 4.3.

#include "computed.hpp"

namespace closeout::figures {
namespace {

Budget budget_with(std::string const& model, std::string const& staff, std::string const& more_categories = "",
                   std::string const& more_lines = "", std::string const& period = "2014-2020") {
  return computed_from("<parties><party id='a' role='lead'/></parties><budget cost-model='" + model +
                           "'><categories><category id='staff' type='staff' flat-rate-base='yes'/>" + more_categories +
                           "<category id='flat' type='flat-rate' flat-rate-base='no'/></categories>"
                           "<lines><line party='a' category='staff' year='2021' planned='" +
                           staff + "'/>" + more_lines +
                           "</lines></budget><ledger><entry party='a' category='staff' amount='" + staff +
                           "'/></ledger>",
                       "period='" + period + "' start='2020-09-01' end='2021-12-31'")
      .budget;
}

struct WorkedRate {
  char const* model;
  char const* base;
  std::int64_t cents;
};

class FlatRates : public testing::TestWithParam<WorkedRate> {};

TEST_P(FlatRates, AreRoundedOnceOnTheWholeBase) {
  Budget const budget = budget_with(GetParam().model, GetParam().base);
  EXPECT_EQ(budget.flat_rates[0], (Comparison{base::Cents(GetParam().cents), base::Cents(GetParam().cents)}));
  EXPECT_EQ(budget.cells.back()[0].actual, base::Cents(GetParam().cents));
}

INSTANTIATE_TEST_SUITE_P(
    Worked, FlatRates,
    testing::Values(WorkedRate{"flat-rate-17", "100000.00", 17'000'00},  // VNA 358/2014 § 12
                    WorkedRate{"flat-rate-15", "100000.00", 15'000'00},  // § 13
                    WorkedRate{"flat-rate-40", "100000.00", 40'000'00},  // § 14
                    WorkedRate{"flat-rate-40", "126440.00", 50'576'00},  // with side costs of 26,44 %
                    WorkedRate{"flat-rate-7", "100000.00", 7'000'00},    // VNA 866/2021 § 11
                    WorkedRate{"flat-rate-15", "0.10", 2},               // 1.5 cents
                    WorkedRate{"flat-rate-7", "0.07", 0},                // 0.49 cents
                    WorkedRate{"lump-sum", "100000.00", 0}, WorkedRate{"actual-costs", "1.00", 0}));

std::optional<base::Cents> excess_limit_under(std::string const& model, std::string const& period,
                                              std::string const& approved) {
  Budget const budget = budget_with(model, approved, "", "", period);
  return excess_limit(budget.tolerance, budget.category_totals[0].planned);
}

TEST(CategoryTolerance, IsTwentyPercentOrTenThousandUnderTheFlatRateOfSevenPercent) {
  EXPECT_EQ(excess_limit_under("flat-rate-7", "2021-2027", "5000.00"), base::Cents(10'000'00));
  EXPECT_EQ(excess_limit_under("flat-rate-7", "2021-2027", "50000.00"), base::Cents(10'000'00));
  EXPECT_EQ(excess_limit_under("flat-rate-7", "2021-2027", "50000.05"), base::Cents(10'000'01));
}

TEST(CategoryTolerance, IsNoneUnderTheFlatRateOfFortyPercentAndNotRegulatedIn2014) {
  EXPECT_EQ(excess_limit_under("flat-rate-40", "2021-2027", "50000.00"), base::Cents(0));
  EXPECT_EQ(excess_limit_under("flat-rate-17", "2014-2020", "50000.00"), std::nullopt);
}

TEST(SevenPercent, ConditionsAreSharesOfThePlannedStaffCosts) {
  Budget const budget = budget_with("flat-rate-7", "8000.00",
                                    "<category id='side' type='side-costs' flat-rate-base='yes'/>"
                                    "<category id='services' type='purchased-services' flat-rate-base='yes'/>"
                                    "<category id='travel' type='travel' flat-rate-base='yes'/>",
                                    "<line party='a' category='side' year='2021' planned='2000.00'/>"
                                    "<line party='a' category='services' year='2021' planned='3000.00'/>"
                                    "<line party='a' category='travel' year='2021' planned='1999.99'/>",
                                    "2021-2027");
  ASSERT_TRUE(budget.seven_percent.has_value());
  EXPECT_EQ(*budget.seven_percent,
            (SevenPercentConditions{base::Cents(10'000'00), base::Cents(3'000'00), base::Cents(1'999'99),
                                    base::Cents(3'000'00), base::Cents(2'000'00)}));
}

}  // namespace
}  // namespace closeout::figures
