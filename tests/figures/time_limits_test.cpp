#include "computed.hpp"

namespace closeout::figures {
namespace {

std::string moved(TimeLimits const& limits, std::string const& from) {
  return base::to_iso(limits.moved_to_working_day(base::parse_date(from).value()).day);
}

TEST(EasterSunday, IsThatOfTheAlmanac) {
  for (std::string const day : {"2016-03-27", "2019-04-21", "2020-04-12", "2022-04-17", "2024-03-31", "2025-04-20",
                                // The earliest and the latest days on which it can be.
                                "1818-03-22", "2285-03-22", "1943-04-25", "2038-04-25"}) {
    base::Date const expected = base::parse_date(day).value();
    EXPECT_EQ(base::to_iso(easter_sunday(expected.year())), day);
  }
}

TEST(TimeLimits, KnowSaturdaysAndSundaysWithoutAFile) {
  EXPECT_EQ(moved({}, "2022-04-29"), "2022-04-29");
  EXPECT_EQ(moved({}, "2022-04-30"), "2022-05-02");
  EXPECT_EQ(moved({}, "2022-05-01"), "2022-05-02");
  EXPECT_EQ(moved({}, "2024-12-25"), "2024-12-25");
}

TEST(TimeLimits, PassOverTheDaysOfTheFile) {
  TimeLimits const& limits = shipped_time_limits();
  EXPECT_EQ(moved(limits, "2024-05-01"), "2024-05-02");  // May Day, a Wednesday.
  EXPECT_EQ(moved(limits, "2024-12-06"), "2024-12-09");  // Independence Day, a Friday.
  EXPECT_EQ(moved(limits, "2024-12-24"), "2024-12-27");  // Christmas Eve to the second Christmas Day.
  EXPECT_EQ(moved(limits, "2024-06-21"), "2024-06-24");  // Midsummer Eve.
  EXPECT_EQ(moved(limits, "2020-06-19"), "2020-06-22");  // The earliest Midsummer Eve.
  EXPECT_EQ(moved(limits, "2021-06-25"), "2021-06-28");  // The latest.
  EXPECT_EQ(moved(limits, "2024-03-29"), "2024-04-02");  // Good Friday to Easter Monday.
  EXPECT_EQ(moved(limits, "2024-05-09"), "2024-05-10");  // Ascension Day.
  EXPECT_EQ(moved(limits, "2025-01-01"), "2025-01-02");
  EXPECT_EQ(moved(limits, "2025-01-06"), "2025-01-07");
  EXPECT_EQ(moved(limits, "2023-12-30"), "2024-01-02");  // Over the turn of the year.
}

TEST(TimeLimits, AreConfirmedWhereEveryDayPassedOverIs) {
  TimeLimits const& limits = shipped_time_limits();
  EXPECT_TRUE(limits.moved_to_working_day(base::parse_date("2022-04-30").value()).is_confirmed);
  EXPECT_TRUE(limits.moved_to_working_day(base::parse_date("2024-12-06").value()).is_confirmed);
  EXPECT_FALSE(limits.moved_to_working_day(base::parse_date("2024-12-24").value()).is_confirmed);
}

TEST(TimeLimits, FinancialYearEndsWhereTheFileSays) {
  auto const end = [](TimeLimits const& limits, std::string const& day) {
    return base::to_iso(limits.financial_year_end(base::parse_date(day).value()));
  };
  EXPECT_EQ(end({}, "2022-05-31"), "2022-12-31");
  EXPECT_EQ(end({}, "2022-12-31"), "2022-12-31");
  xml::Document const file = record_of("<time-limits><retention financial-year-end='--02-29'/></time-limits>");
  TimeLimits const limits = TimeLimits::from(file);
  EXPECT_EQ(end(limits, "2023-02-28"), "2023-02-28");
  EXPECT_EQ(end(limits, "2023-03-01"), "2024-02-29");
}

}  // namespace
}  // namespace closeout::figures
