#include "base/date.hpp"

#include <fmt/format.h>

namespace closeout::base {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

/// Decimal digits only; nothing for anything else.
std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  for (char const c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  auto const y = parse_digits(iso.substr(0, 4));
  auto const m = parse_digits(iso.substr(5, 2));
  auto const d = parse_digits(iso.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  Date const date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Date add_months(Date date, int months) {
  Date const moved = date + std::chrono::months{months};
  return moved.ok() ? moved : Date{moved.year() / moved.month() / std::chrono::last};
}

Date add_days(Date date, int days) {
  return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

int completed_years(Date birth, Date day) {
  int const years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  bool const before_birthday = std::pair{day.month(), day.day()} < std::pair{birth.month(), birth.day()};
  return before_birthday ? years - 1 : years;
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

}  // namespace closeout::base
