#include "figures/dates.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

using base::Date;

bool is_of_2014(pugi::xml_node project) {
  return has_value(project.child("identity"), "period", "2014-2020");
}

std::optional<Date> years_after(std::optional<Date> day, int years) {
  return day ? std::optional(base::add_months(*day, 12 * years)) : std::nullopt;
}

/// The last claim may be applied for until the same day four months later, the last of a shorter month, the next
/// working day (L 150/1930 §§ 3, 5).
Duty last_claim(pugi::xml_node project, Date end, TimeLimits const& limits) {
  Date const limit = base::add_months(end, 4);
  MovedDay const moved = limits.moved_to_working_day(limit);
  Duty duty{"last-claim", is_of_2014(project) ? "VNA 357/2014 § 21" : "L 757/2021 § 28", moved.day, {}};
  if (moved.day != limit) {
    duty.before_move = limit;
    duty.is_confirmed = moved.is_confirmed;
    duty.see += "; L 150/1930 § 5";
    for (std::string const& source : moved.sources) {
      if (duty.see.find(source) == std::string::npos) duty.see += "; " + source;
    }
  }
  return duty;
}

/// L 757/2021 § 28: a weighty reason for a late claim is told before the limit, force majeure within 15 working days
/// of the day on which it can be told, which no record knows beforehand.
void add_notices(Duty const& claim, std::vector<Duty>& duties) {
  duties.push_back({"late-claim-reason", "L 757/2021 § 28", claim.until, {}, {}, claim.is_confirmed});
  duties.push_back({"force-majeure-notice", "L 757/2021 § 28", std::nullopt, {}});
}

/// VNA 867/2021 § 28: 80 days from the application, the day itself not counted (L 150/1930 § 2).
void add_payments(pugi::xml_node project, std::vector<Duty>& duties) {
  for (pugi::xml_node const claim : project.child("claims").children("claim")) {
    auto const filed = date_of(claim, "filed");
    if (!filed) continue;
    duties.push_back({"payment", "VNA 867/2021 § 28", base::add_days(*filed, 80), claim.attribute("id").value()});
  }
}

/// VNA 358/2014 § 30: ten years from the end; L 757/2021 § 46: five years from the start of the year after the last
/// payment; an extension by the authority goes before both.
Duty retention(pugi::xml_node project, Date end) {
  pugi::xml_node const node = project.child("retention");
  Duty duty{
      "retention", is_of_2014(project) ? "VNA 358/2014 § 30" : "L 757/2021 § 46", date_of(node, "extended-until"), {}};
  if (duty.until) return duty;
  if (is_of_2014(project)) {
    duty.until = years_after(end, 10);
  } else if (auto const paid = date_of(node, "last-payment")) {
    duty.until = Date{paid->year() + std::chrono::years{5}, std::chrono::December, std::chrono::day{31}};
  }
  return duty;
}

/// Material that other acts order to be kept; its years are counted from the financial year of the project's end.
void add_other_retention(Date end, TimeLimits const& limits, std::vector<Duty>& duties) {
  for (RetentionTerm const& term : limits.retention_terms()) {
    Date from = limits.financial_year_end(end);
    if (term.is_from_calendar_year) from = Date{from.year(), std::chrono::December, std::chrono::day{31}};
    duties.push_back({term.material, term.see, years_after(from, term.years), {}, {}, term.is_confirmed});
  }
}

std::optional<Date> last_payment_decision(pugi::xml_node project) {
  for (pugi::xml_node const claim : project.child("claims").children("claim")) {
    if (has_value(claim, "last", "yes")) return date_of(claim, "decided");
  }
  return std::nullopt;
}

bool buys_equipment(pugi::xml_node project) {
  auto const categories = project.child("budget").child("categories").children("category");
  return std::ranges::any_of(categories, [](pugi::xml_node it) { return has_value(it, "type", "equipment"); });
}

/// L 757/2021: what was bought stays in use for five years from the last payment decision (§§ 24, 43), the authority
/// may recover for ten years from it or from the end of that use (§ 35), and personal data of participants go five
/// years after the programme was closed (§ 56).
void add_duties_after_payment(pugi::xml_node project, TimeLimits const& limits, std::vector<Duty>& duties) {
  std::optional<Date> counted_from = last_payment_decision(project);
  if (buys_equipment(project)) {
    counted_from = years_after(counted_from, 5);
    duties.push_back({"asset-use", "L 757/2021 §§ 24, 43", counted_from, {}});
  }
  duties.push_back({"recovery-limit", "L 757/2021 § 35", years_after(counted_from, 10), {}});
  ProgrammeTerms const* const programme = limits.find_programme("2021-2027");
  auto const closed = programme != nullptr ? programme->closed : std::nullopt;
  duties.push_back({"participant-data-removal", "L 757/2021 § 56", years_after(closed, 5), {}});
}

std::vector<Duty> duties_of(pugi::xml_node project, Date end, TimeLimits const& limits) {
  std::vector<Duty> duties{last_claim(project, end, limits)};
  if (!is_of_2014(project)) {
    add_notices(Duty(duties.front()), duties);
    add_payments(project, duties);
  }
  duties.push_back(retention(project, end));
  add_other_retention(end, limits, duties);
  if (!is_of_2014(project)) add_duties_after_payment(project, limits, duties);
  return duties;
}

Duty const& duty_of(std::vector<Duty> const& duties, std::string_view id) {
  return *std::ranges::find(duties, id, &Duty::id);
}

/// L 757/2021 § 46 gives way to an act that orders a longer time, so the latest day counts; VNA 358/2014 § 30 names ten
/// years and an extension, and what other acts say is told beside it.
std::optional<Date> retention_until(pugi::xml_node project, std::vector<Duty> const& duties, TimeLimits const& limits) {
  auto latest = duty_of(duties, "retention").until;
  if (is_of_2014(project) || !latest || project.child("retention").attribute("extended-until")) return latest;
  for (RetentionTerm const& term : limits.retention_terms())
    latest = std::max(latest, duty_of(duties, term.material).until);
  return latest;
}

/// Costs of the project arise in its implementation time (VNA 358/2014 § 3, VNA 866/2021 § 3), of 2021-2027 not before
/// the application became pending, and in the programme's own time.
std::vector<Window> windows_of(pugi::xml_node project, Date start, Date end, TimeLimits const& limits) {
  bool const is_2014 = is_of_2014(project);
  std::vector<Window> windows{{"implementation", is_2014 ? "VNA 358/2014 § 3" : "VNA 866/2021 § 3", start, end}};
  if (auto const pending = date_of(project.child("identity"), "application-pending"); pending && !is_2014) {
    windows.push_back({"application", "VNA 866/2021 § 3", pending, std::nullopt});
  }
  ProgrammeTerms const* const programme = limits.find_programme(project.child("identity").attribute("period").value());
  if (programme != nullptr) {
    windows.push_back({"programme", programme->see, programme->from, programme->until, programme->is_confirmed});
  }
  return windows;
}

}  // namespace

std::vector<ProjectYear> project_years(Date start, Date end) {
  std::vector<ProjectYear> years;
  for (int number = 0;; ++number) {
    Date const first = base::add_months(start, 12 * number);
    if (first > end) return years;
    years.push_back({first, std::min(base::add_days(base::add_months(start, 12 * (number + 1)), -1), end)});
  }
}

Duration duration_of(Date start, Date end) {
  Duration duration;
  if (end < start) return duration;
  Date const behind = base::add_days(end, 1);
  duration.days = base::days_between(start, behind);
  while (base::add_months(start, duration.months + 1) <= behind) ++duration.months;
  duration.further_days = base::days_between(base::add_months(start, duration.months), behind);
  return duration;
}

DerivedDates compute_dates(pugi::xml_node project, TimeLimits const& limits) {
  DerivedDates dates;
  pugi::xml_node const identity = project.child("identity");
  dates.end = date_of(identity, "end").value_or(Date{});
  dates.start = date_of(identity, "start").value_or(dates.end);
  dates.duration = duration_of(dates.start, dates.end);
  dates.years = project_years(dates.start, dates.end);
  dates.windows = windows_of(project, dates.start, dates.end, limits);
  dates.duties = duties_of(project, dates.end, limits);
  dates.claim_deadline = *dates.duties.front().until;
  dates.retention_until = retention_until(project, dates.duties, limits);
  return dates;
}

}  // namespace closeout::figures
