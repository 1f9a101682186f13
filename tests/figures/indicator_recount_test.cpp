// Every indicator counted a second time, straight from its definition: a function a code, over plain values instead of
// a record, with days counted one by one.

#include <functional>

#include "indicator_cases.hpp"
#include "random_participants.hpp"

namespace closeout::figures {
namespace {

using Person = RandomParticipant;

bool is_leap(int year) {
  return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
}

int length_of_month(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Days since 1 January 1900, added up year by year and month by month.
int day_number(PlainDay day) {
  int number = day.day - 1;
  for (int year = 1900; year < day.year; ++year) number += is_leap(year) ? 366 : 365;
  for (int month = 1; month < day.month; ++month) number += length_of_month(day.year, month);
  return number;
}

/// Month by month; at the end as many days into the month as it has.
PlainDay months_later(PlainDay day, int months) {
  for (int i = 0; i < months; ++i) {
    ++day.month;
    if (day.month == 13) {
      day.month = 1;
      ++day.year;
    }
  }
  if (day.day > length_of_month(day.year, day.month)) day.day = length_of_month(day.year, day.month);
  return day;
}

/// Birthdays up to and including the day of entry; that of 29 February is 1 March in other years.
int age(Person const& p) {
  int birthdays = 0;
  for (int year = p.born.year + 1; year <= p.entered.year; ++year) {
    PlainDay birthday{year, p.born.month, p.born.day};
    if (p.born.month == 2 && p.born.day == 29 && !is_leap(year)) birthday = {year, 3, 1};
    if (day_number(birthday) <= day_number(p.entered)) ++birthdays;
  }
  return birthdays;
}

constexpr PlainDay data_date{2022, 3, 15};

bool complete(Person const& p, bool third_sex) {
  if (p.sex.empty() || (p.sex == "non-binary" && !third_sex)) return false;
  return !p.status.empty() && p.born.year != 0 && !p.isced.empty() && p.isced != "9";
}

bool out_of_work(Person const& p) {
  return p.status == "unemployed" || p.status == "inactive";
}

bool long_term(Person const& p) {
  if (p.status != "unemployed" || p.unemployed_since.year == 0) return false;
  return day_number(months_later(p.unemployed_since, age(p) < 25 ? 6 : 12)) < day_number(p.entered);
}

bool idle(Person const& p) {
  return p.status == "inactive" && p.in_education == "no";
}

bool level(Person const& p, int low, int high) {
  int const number = p.isced[0] - '0';
  return low <= number && number <= high;
}

bool disadvantaged(Person const& p) {
  return p.migrant == "yes" || p.disability == "yes" || p.other == "yes";
}

/// Whether a result on leaving can be told: the window is over and the data are of within it.
bool told_on_leaving(Person const& p) {
  if (p.left.year == 0 || day_number(p.left) + 28 > day_number(data_date) || !p.has_leaving) return false;
  return p.leaving_recorded.year == 0 || day_number(p.leaving_recorded) <= day_number(p.left) + 28;
}

bool told_after_six_months(Person const& p) {
  if (p.left.year == 0 || !p.has_six_months) return false;
  int const due = day_number(months_later(p.left, 6));
  return due <= day_number(data_date) && day_number(p.six_months_recorded) >= due;
}

bool works_later(Person const& p) {
  return told_after_six_months(p) && p.labour_after == "employed";
}

bool improved(Person const& p) {
  return told_after_six_months(p) && p.status == "employed" && p.is_improved;
}

bool any_result(Person const& p) {
  return told_on_leaving(p) && (p.labour == "job-searching" || p.labour == "employed" || p.education_after == "yes" ||
                                p.qualification == "yes");
}

struct Definition {
  char const* code;
  std::function<bool(Person const&)> counts;
};

std::vector<Definition> older_definitions() {
  return {
      {"CO01", [](Person const& p) { return p.status == "unemployed"; }},
      {"CO02", long_term},
      {"CO03", [](Person const& p) { return p.status == "inactive"; }},
      {"CO04", idle},
      {"CO05", [](Person const& p) { return p.status == "employed"; }},
      {"CO06", [](Person const& p) { return age(p) < 25; }},
      {"CO07", [](Person const& p) { return age(p) >= 55; }},
      {"CO08", [](Person const& p) { return age(p) >= 55 && (p.status == "unemployed" || idle(p)); }},
      {"CO09", [](Person const& p) { return level(p, 1, 2); }},
      {"CO10", [](Person const& p) { return level(p, 3, 4); }},
      {"CO11", [](Person const& p) { return level(p, 5, 8); }},
      {"CO15", [](Person const& p) { return p.migrant == "yes"; }},
      {"CO16", [](Person const& p) { return p.disability == "yes"; }},
      {"CO17", [](Person const& p) { return p.other == "yes"; }},
      {"CO18", [](Person const& p) { return p.homeless == "yes"; }},
      {"CO19", [](Person const& p) { return p.rural == "yes"; }},
      {"CR01",
       [](Person const& p) { return told_on_leaving(p) && p.status == "inactive" && p.labour == "job-searching"; }},
      {"CR02",
       [](Person const& p) { return told_on_leaving(p) && p.in_education == "no" && p.education_after == "yes"; }},
      {"CR03", [](Person const& p) { return told_on_leaving(p) && p.qualification == "yes"; }},
      {"CR04", [](Person const& p) { return told_on_leaving(p) && out_of_work(p) && p.labour == "employed"; }},
      {"CR05", [](Person const& p) { return disadvantaged(p) && any_result(p); }},
      {"CR06", [](Person const& p) { return works_later(p) && out_of_work(p); }},
      {"CR07", improved},
      {"CR08", [](Person const& p) { return works_later(p) && out_of_work(p) && age(p) >= 55; }},
      {"CR09", [](Person const& p) { return works_later(p) && disadvantaged(p); }},
  };
}

std::vector<Definition> newer_definitions() {
  return {
      {"EECO01", [](Person const&) { return true; }},
      {"EECO02", [](Person const& p) { return p.status == "unemployed"; }},
      {"EECO03", long_term},
      {"EECO04", [](Person const& p) { return p.status == "inactive"; }},
      {"EECO05", [](Person const& p) { return p.status == "employed"; }},
      {"EECO06", [](Person const& p) { return age(p) < 18; }},
      {"EECO07", [](Person const& p) { return age(p) >= 18 && age(p) < 30; }},
      {"EECO08", [](Person const& p) { return age(p) >= 55; }},
      {"EECO09", [](Person const& p) { return level(p, 0, 2); }},
      {"EECO10", [](Person const& p) { return level(p, 3, 4); }},
      {"EECO11", [](Person const& p) { return level(p, 5, 8); }},
      {"EECO12", [](Person const& p) { return p.disability == "yes"; }},
      {"EECO13", [](Person const& p) { return p.third_country == "yes"; }},
      {"EECO14", [](Person const& p) { return p.foreign == "yes"; }},
      {"EECO15", [](Person const& p) { return p.minority == "yes"; }},
      {"EECO16", [](Person const& p) { return p.homeless == "yes"; }},
      {"EECO17", [](Person const& p) { return p.rural == "yes"; }},
      {"EECR01",
       [](Person const& p) { return told_on_leaving(p) && p.status == "inactive" && p.labour == "job-searching"; }},
      {"EECR02",
       [](Person const& p) { return told_on_leaving(p) && p.in_education == "no" && p.education_after == "yes"; }},
      {"EECR03", [](Person const& p) { return told_on_leaving(p) && p.qualification == "yes"; }},
      {"EECR04", [](Person const& p) { return told_on_leaving(p) && out_of_work(p) && p.labour == "employed"; }},
      {"EECR05", [](Person const& p) { return works_later(p) && out_of_work(p); }},
      {"EECR06", improved},
  };
}

SexCounts recount(std::vector<Person> const& people, Definition const& definition, bool third_sex) {
  SexCounts counts;
  for (Person const& p : people) {
    if (!complete(p, third_sex) || !definition.counts(p)) continue;
    if (p.sex == "woman") ++counts.women;
    if (p.sex == "man") ++counts.men;
    if (p.sex == "non-binary") ++counts.non_binary;
  }
  return counts;
}

void compare(std::string const& period, std::vector<Definition> const& definitions) {
  bool const third_sex = period == "2021-2027";
  std::vector<Person> const people = random_participants(20220315, 10'000);
  Figures const figures = figures_of(elements_of(people), period);
  ASSERT_TRUE(figures.indicators.has_value());
  std::size_t of_persons = 0;
  for (Indicator const& indicator : figures.indicators->all) of_persons += indicator.definition.counts ? 1U : 0U;
  EXPECT_EQ(of_persons, definitions.size());
  for (Definition const& definition : definitions) {
    SexCounts const expected = recount(people, definition, third_sex);
    EXPECT_EQ(indicator_of(figures, definition.code).counted, expected) << definition.code;
    EXPECT_GT(expected.women, 0) << definition.code << " was never put to the test";
    EXPECT_GT(expected.men, 0) << definition.code << " was never put to the test";
  }
  EXPECT_EQ(figures.participants, 10'000);
  EXPECT_EQ(figures.indicators->complete, recount(people, {"", [](Person const&) { return true; }}, third_sex));
}

TEST(Recount, TenThousandParticipantsOf2014AgreeWithTheDefinitions) {
  compare("2014-2020", older_definitions());
}

TEST(Recount, TenThousandParticipantsOf2021AgreeWithTheDefinitions) {
  compare("2021-2027", newer_definitions());
}

}  // namespace
}  // namespace closeout::figures
