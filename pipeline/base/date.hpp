#pragma once
// Calendar dates without time or zone.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace closeout::base {

using Date = std::chrono::year_month_day;

/// "2021-11-07" -> date; nothing if the form is different or there is no such day.
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);
[[nodiscard]] std::string to_iso(Date date);
/// Clamped to the last day of a shorter month (31 August + 6 months = 28 or 29 February).
[[nodiscard]] Date add_months(Date date, int months);
[[nodiscard]] Date add_days(Date date, int days);
/// Completed years from `birth` to `day`; one born on 29 February completes a year on 1 March.
[[nodiscard]] int completed_years(Date birth, Date day);
/// Days from `from` to `to`; negative if `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);

}  // namespace closeout::base
