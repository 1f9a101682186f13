// Dates of every end of a project in twenty years, against a slow path of its own: days counted one by one, weekdays by
// counting from a known Monday, Easter by the table of paschal full moons.

#include <array>

#include "computed.hpp"

namespace closeout::figures {
namespace {

struct Day {
  int year, month, day;
  auto operator<=>(Day const&) const = default;
};

bool is_leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

Day next(Day it) {
  if (++it.day <= days_in(it.year, it.month)) return it;
  it.day = 1;
  if (++it.month <= 12) return it;
  return {it.year + 1, 1, 1};
}

/// 1 is Monday; 1 January 2001 was one.
int weekday_of(Day const& day) {
  int count = 0;
  for (int year = 2001; year < day.year; ++year) count += is_leap(year) ? 366 : 365;
  for (int month = 1; month < day.month; ++month) count += days_in(day.year, month);
  return (count + day.day - 1) % 7 + 1;
}

/// The first Sunday after the paschal full moon; the moons of 1900-2199 by golden number, as days of March.
Day easter_of(int year) {
  constexpr std::array<int, 19> moons{45, 34, 23, 42, 31, 49, 39, 28, 47, 36, 25, 44, 33, 22, 41, 30, 48, 38, 27};
  int const moon = moons.at(static_cast<std::size_t>(year % 19));
  Day day = moon > 31 ? Day{year, 4, moon - 31} : Day{year, 3, moon};
  do day = next(day);
  while (weekday_of(day) != 7);
  return day;
}

bool is_easter_plus(Day const& day, int days) {
  Day at = easter_of(day.year);
  for (int i = 0; i < days; ++i) at = next(at);
  return at == day;
}

bool is_off(Day const& day) {
  int const weekday = weekday_of(day);
  if (weekday >= 6) return true;
  for (auto const& [month, number] : {std::pair{1, 1}, {1, 6}, {5, 1}, {12, 6}, {12, 24}, {12, 25}, {12, 26}}) {
    if (day.month == month && day.day == number) return true;
  }
  bool const is_midsummer_eve = day.month == 6 && weekday == 5 && day.day >= 19 && day.day <= 25;
  bool const is_good_friday = next(next(day)) == easter_of(day.year);
  return is_midsummer_eve || is_good_friday || is_easter_plus(day, 1) || is_easter_plus(day, 39);
}

Day deadline_of(Day const& end) {
  int const month = end.month + 4 > 12 ? end.month - 8 : end.month + 4;
  int const year = end.month + 4 > 12 ? end.year + 1 : end.year;
  Day day{year, month, std::min(end.day, days_in(year, month))};
  while (is_off(day)) day = next(day);
  return day;
}

Day from(base::Date date) {
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

template <typename Check>
void for_every_end(Check const& check) {
  base::Date end = base::parse_date("2015-01-01").value();
  for (; static_cast<int>(end.year()) < 2035 && !testing::Test::HasFailure(); end = base::add_days(end, 1)) {
    SCOPED_TRACE(base::to_iso(end));
    check(end);
  }
}

TEST(DateProperties, ClaimDeadlineIsThatOfCountingDays) {
  for_every_end([](base::Date end) {
    base::Date const day = shipped_time_limits().moved_to_working_day(base::add_months(end, 4)).day;
    EXPECT_EQ(from(day), deadline_of(from(end)));
  });
}

/// Counts days one by one; a month is full when the day before its anniversary, or the last of a shorter month, ended.
TEST(DateProperties, DurationIsThatOfCountingDays) {
  base::Date const start = base::parse_date("2015-01-31").value();
  int days = 0, months = 0, further_days = 0;
  Day full_at = {2015, 2, 28};
  Day today = from(start);
  for_every_end([&](base::Date end) {
    if (end < start) return;
    ++days;
    ++further_days;
    today = next(today);  // The day behind `end`.
    if (today == full_at) {
      ++months;
      further_days = 0;
      int const month = full_at.month % 12 + 1;
      int const year = full_at.year + (full_at.month == 12 ? 1 : 0);
      full_at = {year, month, std::min(31, days_in(year, month))};
    }
    Duration const duration = duration_of(start, end);
    EXPECT_EQ(duration.days, days);
    EXPECT_EQ(duration.months, months);
    EXPECT_EQ(duration.further_days, further_days);
  });
}

TEST(DateProperties, ProjectYearsFollowEachOtherFromStartToEnd) {
  for_every_end([](base::Date end) {
    xml::Document const record = record_of("<project><identity period='2014-2020' start='2014-02-28' end='" +
                                           base::to_iso(end) + "'/></project>");
    DerivedDates const dates = compute_dates(record.root(), {});
    ASSERT_FALSE(dates.years.empty());
    EXPECT_EQ(dates.years.front().start, dates.start);
    EXPECT_EQ(dates.years.back().end, end);
    for (std::size_t i = 1; i < dates.years.size(); ++i) {
      EXPECT_EQ(dates.years[i].start, base::add_days(dates.years[i - 1].end, 1));
    }
  });
}

}  // namespace
}  // namespace closeout::figures
