#include "random_participants.hpp"

#include <array>
#include <cstdio>
#include <random>

namespace closeout::figures {

namespace {

int days_in(int month, int year) {
  static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool const is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

/// Whatever the month, a day it has.
PlainDay kept_in_month(PlainDay day) {
  return {day.year, day.month, std::min(day.day, days_in(day.month, day.year))};
}

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : engine_(seed) {}

  RandomParticipant next() {
    RandomParticipant one;
    one.sex = word({"woman", "man", "woman", "man", "non-binary", ""});
    one.status = word({"unemployed", "inactive", "employed", "unemployed", "inactive", "employed", "unemployed", ""});
    one.isced = word({"0", "1", "2", "3", "4", "5", "6", "7", "8", "3", "6", "9", ""});
    one.in_education = yes_no();
    one.homeless = yes_no();
    one.rural = yes_no();
    one.third_country = yes_no();
    one.migrant = answer();
    one.foreign = answer();
    one.minority = answer();
    one.disability = answer();
    one.other = answer();
    one.entered = once_in(4) ? PlainDay{2020, 2, 29} : some_day(2019, 2022);
    if (!once_in(20)) one.born = birth_day(one.entered);
    if (one.status == "unemployed" && !once_in(6)) one.unemployed_since = spell_start(one.entered);
    if (!once_in(8)) one.left = once_in(3) ? nearly_due() : some_day(2020, 2022);
    tell_outcomes(one);
    return one;
  }

 private:
  int upto(int most) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(most + 1)); }
  bool once_in(int n) { return upto(n - 1) == 0; }
  template <std::size_t size>
  std::string word(char const* const (&of)[size]) {
    return of[static_cast<std::size_t>(upto(size - 1))];
  }
  std::string yes_no() { return word({"yes", "no", "no", ""}); }
  std::string answer() { return word({"yes", "no", "no", "refused", ""}); }

  PlainDay some_day(int first_year, int last_year) {
    PlainDay const day{first_year + upto(last_year - first_year), 1 + upto(11), once_in(3) ? 31 : 1 + upto(30)};
    return kept_in_month(day);
  }
  /// Beside `day` moved by so many months: the day before, the same or the one after.
  PlainDay beside(PlainDay day, int months) {
    int const all = day.year * 12 + day.month - 1 + months;
    PlainDay moved = kept_in_month({all / 12, all % 12 + 1, day.day});
    int const step = upto(2) - 1;
    moved.day += step;
    if (moved.day < 1 || moved.day > days_in(moved.month, moved.year)) moved.day -= step;
    return moved;
  }
  PlainDay birth_day(PlainDay entered) {
    static constexpr std::array<int, 5> borders{18, 25, 30, 55, 15};
    if (once_in(6)) return {1948 + 4 * upto(14), 2, 29};
    if (once_in(2)) return beside(entered, -12 * borders[static_cast<std::size_t>(upto(4))]);
    return some_day(1945, 2006);
  }
  PlainDay spell_start(PlainDay entered) {
    return once_in(2) ? beside(entered, once_in(2) ? -6 : -12) : some_day(2017, 2019);
  }
  /// Around 28 days and six months before the data date of the tests, 15 March 2022.
  PlainDay nearly_due() { return once_in(2) ? PlainDay{2022, 2, 13 + upto(6)} : PlainDay{2021, 9, 13 + upto(4)}; }

  void tell_outcomes(RandomParticipant& one) {
    one.has_leaving = !once_in(5);
    one.labour = word({"job-searching", "employed", "neither", ""});
    one.education_after = yes_no();
    one.qualification = yes_no();
    if (one.left.year != 0 && once_in(2)) one.leaving_recorded = around_window(one.left);
    one.has_six_months = !once_in(4);
    one.labour_after = word({"job-searching", "employed", "neither"});
    one.six_months_recorded = one.left.year != 0 && once_in(2) ? beside(one.left, 6) : some_day(2021, 2022);
    one.is_improved = once_in(3);
  }
  PlainDay around_window(PlainDay left) {
    PlainDay day{left.year, left.month, left.day + 26 + upto(4)};
    while (day.day > days_in(day.month, day.year)) {
      day.day -= days_in(day.month, day.year);
      if (++day.month > 12) day = {day.year + 1, 1, day.day};
    }
    return day;
  }

  std::mt19937 engine_;
};

std::string attribute(char const* name, std::string const& value) {
  return value.empty() ? "" : std::string(" ") + name + "='" + value + "'";
}

std::string attribute(char const* name, PlainDay day) {
  if (day.year == 0) return "";
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", day.year % 10000, day.month % 100, day.day % 100);
  return attribute(name, std::string(text.data()));
}

std::string outcomes_of(RandomParticipant const& one) {
  std::string text;
  if (one.has_leaving) {
    text += "<on-leaving" + attribute("labour", one.labour) + attribute("in-education", one.education_after) +
            attribute("qualification", one.qualification) + attribute("recorded", one.leaving_recorded) + "/>";
  }
  if (one.has_six_months) {
    text += "<six-months-after" + attribute("labour", one.labour_after) +
            attribute("recorded", one.six_months_recorded) + ">" +
            (one.is_improved ? "<improvement ground='promotion'/>" : "") + "</six-months-after>";
  }
  return text;
}

}  // namespace

std::vector<RandomParticipant> random_participants(std::uint32_t seed, int count) {
  Generator generator(seed);
  std::vector<RandomParticipant> result;
  for (int i = 0; i < count; ++i) result.push_back(generator.next());
  return result;
}

std::string elements_of(std::vector<RandomParticipant> const& participants) {
  std::string text;
  for (RandomParticipant const& one : participants) {
    text += "<participant" + attribute("sex", one.sex) + attribute("born", one.born) +
            attribute("entered", one.entered) + attribute("left", one.left) + attribute("labour-status", one.status) +
            attribute("unemployed-since", one.unemployed_since) + attribute("in-education", one.in_education) +
            attribute("isced", one.isced) + attribute("homeless", one.homeless) + attribute("rural", one.rural) +
            attribute("third-country-national", one.third_country) + "><sensitive" +
            attribute("migrant-or-minority", one.migrant) + attribute("foreign-background", one.foreign) +
            attribute("minority", one.minority) + attribute("disability", one.disability) +
            attribute("other-disadvantaged", one.other) + "/>" + outcomes_of(one) + "</participant>";
  }
  return text;
}

}  // namespace closeout::figures
