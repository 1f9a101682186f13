#include "base/date.hpp"

#include <gtest/gtest.h>

namespace closeout::base {
namespace {

Date date(std::string_view iso) {
  auto const parsed = parse_date(iso);
  EXPECT_TRUE(parsed.has_value()) << iso;
  return parsed.value_or(Date{});
}

TEST(ParseDate, TakesDaysOfTheCalendarInOneForm) {
  EXPECT_EQ(to_iso(date("2021-11-07")), "2021-11-07");
  EXPECT_EQ(to_iso(date("2020-02-29")), "2020-02-29");
  EXPECT_EQ(to_iso(date("2000-02-29")), "2000-02-29");
}

TEST(ParseDate, RefusesOtherFormsAndDaysThatAreNot) {
  for (char const* text : {"", "2021-11-7", "7.11.2021", "2021/11/07", "2021-11-07Z", "20211107", "2021-13-01",
                           "2021-00-10", "2021-02-29", "1900-02-29", "2021-04-31", "2021-1a-01"}) {
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
  }
}

TEST(AddMonths, ClampsToTheLastDayOfAShorterMonth) {
  EXPECT_EQ(add_months(date("2021-08-31"), 6), date("2022-02-28"));
  EXPECT_EQ(add_months(date("2023-08-31"), 6), date("2024-02-29"));
  EXPECT_EQ(add_months(date("2021-12-31"), 4), date("2022-04-30"));
  EXPECT_EQ(add_months(date("2022-05-31"), 4), date("2022-09-30"));
  EXPECT_EQ(add_months(date("2022-03-31"), -1), date("2022-02-28"));
  EXPECT_EQ(add_months(date("2020-02-29"), 12), date("2021-02-28"));
  EXPECT_EQ(add_months(date("2021-12-15"), 1), date("2022-01-15"));
}

TEST(AddDays, GoesOverMonthsAndLeapDays) {
  EXPECT_EQ(add_days(date("2020-02-28"), 2), date("2020-03-01"));
  EXPECT_EQ(add_days(date("2021-02-28"), 1), date("2021-03-01"));
  EXPECT_EQ(add_days(date("2022-01-01"), -1), date("2021-12-31"));
}

TEST(DaysBetween, IsTheReverseOfAddDays) {
  Date const from = date("2019-12-31");
  for (int days : {0, 1, 59, 60, 366, 100'000, -1, -366}) EXPECT_EQ(days_between(from, add_days(from, days)), days);
}

TEST(CompletedYears, ChangeOnTheBirthday) {
  EXPECT_EQ(completed_years(date("1996-11-07"), date("2021-11-06")), 24);
  EXPECT_EQ(completed_years(date("1996-11-07"), date("2021-11-07")), 25);
  EXPECT_EQ(completed_years(date("2021-11-07"), date("2021-11-07")), 0);
}

TEST(CompletedYears, OfALeapDayChangeOnTheFirstOfMarch) {
  EXPECT_EQ(completed_years(date("1996-02-29"), date("2021-02-28")), 24);
  EXPECT_EQ(completed_years(date("1996-02-29"), date("2021-03-01")), 25);
  EXPECT_EQ(completed_years(date("1996-02-29"), date("2020-02-29")), 24);
}

}  // namespace
}  // namespace closeout::base
