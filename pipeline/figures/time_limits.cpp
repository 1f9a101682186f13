#include "figures/time_limits.hpp"

#include <algorithm>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// "--06-19", xs:gMonthDay without time zone: the schema has checked its form.
std::chrono::month_day month_day_of(pugi::xml_node node, char const* attribute) {
  std::string const text = node.attribute(attribute).value();
  auto const date = base::parse_date("2000" + text.substr(std::min<std::size_t>(text.size(), 1)));
  return date ? date->month() / date->day() : std::chrono::December / 31;
}

NonWorkingDay day_of(pugi::xml_node node) {
  NonWorkingDay day;
  std::string_view const name = node.name();
  if (name == "easter") {
    day.kind = NonWorkingDay::Kind::FromEaster;
    day.days_from_easter = node.attribute("days").as_int();
  } else {
    day.day = month_day_of(node, name == "day" ? "on" : "from");
    if (name == "weekday") day.kind = NonWorkingDay::Kind::WeekdayOnFrom;
    day.weekday = std::chrono::weekday(node.attribute("number").as_uint());
  }
  day.see = node.attribute("see").value();
  day.is_confirmed = has_value(node, "confirmed", "yes");
  return day;
}

RetentionTerm retention_term_of(pugi::xml_node node) {
  return {node.attribute("id").value(), node.attribute("years").as_int(), has_value(node, "from", "calendar-year-end"),
          node.attribute("see").value(), has_value(node, "confirmed", "yes")};
}

std::optional<ProgrammeTerms> programme_of(pugi::xml_node node) {
  auto const from = date_of(node, "from");
  auto const until = date_of(node, "until");
  if (!from || !until) return std::nullopt;
  return ProgrammeTerms{
      node.attribute("period").value(),   *from, *until, date_of(node, "closed"), node.attribute("see").value(),
      has_value(node, "confirmed", "yes")};
}

bool is_weekend(base::Date day) {
  std::chrono::weekday const weekday{std::chrono::sys_days{day}};
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

}  // namespace

base::Date NonWorkingDay::in(std::chrono::year year) const {
  switch (kind) {
    case Kind::Fixed:
      break;
    case Kind::FromEaster:
      return base::add_days(easter_sunday(year), days_from_easter);
    case Kind::WeekdayOnFrom: {
      std::chrono::sys_days const from{year / day};
      return base::Date{from + (weekday - std::chrono::weekday{from})};
    }
  }
  return year / day;
}

TimeLimits TimeLimits::from(xml::Document const& document) {
  TimeLimits limits;
  pugi::xml_node const root = document.root();
  for (pugi::xml_node const node : root.child("non-working-days").children()) {
    if (node.type() == pugi::node_element) limits.days_.push_back(day_of(node));
  }
  pugi::xml_node const retention = root.child("retention");
  if (retention.attribute("financial-year-end")) {
    limits.financial_year_end_ = month_day_of(retention, "financial-year-end");
  }
  for (pugi::xml_node const node : retention.children("material")) {
    limits.retention_terms_.push_back(retention_term_of(node));
  }
  for (pugi::xml_node const node : root.child("programmes").children("programme")) {
    if (auto programme = programme_of(node)) limits.programmes_.push_back(std::move(*programme));
  }
  return limits;
}

NonWorkingDay const* TimeLimits::find_day_off(base::Date day) const {
  auto const found = std::ranges::find_if(days_, [day](NonWorkingDay const& it) { return it.in(day.year()) == day; });
  return found == days_.end() ? nullptr : &*found;
}

MovedDay TimeLimits::moved_to_working_day(base::Date day) const {
  MovedDay moved{day, {}, true};
  while (true) {
    NonWorkingDay const* const day_off = is_weekend(moved.day) ? nullptr : find_day_off(moved.day);
    if (day_off == nullptr && !is_weekend(moved.day)) return moved;
    if (day_off != nullptr) {
      moved.is_confirmed = moved.is_confirmed && day_off->is_confirmed;
      if (std::ranges::find(moved.sources, day_off->see) == moved.sources.end()) moved.sources.push_back(day_off->see);
    }
    moved.day = base::add_days(moved.day, 1);
  }
}

base::Date TimeLimits::financial_year_end(base::Date day) const {
  // A financial year may end on the last of February, whichever day that is.
  auto const end_in = [this](std::chrono::year year) {
    base::Date const end = year / financial_year_end_;
    return end.ok() ? end : base::Date{year / financial_year_end_.month() / std::chrono::last};
  };
  base::Date const end = end_in(day.year());
  return day <= end ? end : end_in(day.year() + std::chrono::years{1});
}

ProgrammeTerms const* TimeLimits::find_programme(std::string_view period) const {
  auto const found = std::ranges::find(programmes_, period, &ProgrammeTerms::period);
  return found == programmes_.end() ? nullptr : &*found;
}

/// The Gregorian computus in the form of Meeus, Jones and Butcher (Meeus, Astronomical Algorithms, chapter 8); the
/// letters are theirs.
base::Date easter_sunday(std::chrono::year year) {
  int const y = static_cast<int>(year);
  int const a = y % 19, b = y / 100, c = y % 100;
  int const d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int const h = (19 * a + b - d - g + 15) % 30;
  int const i = c / 4, k = c % 4;
  int const l = (32 + 2 * e + 2 * i - h - k) % 7;
  int const m = (a + 11 * h + 22 * l) / 451;
  int const n = h + l - 7 * m + 114;
  return year / std::chrono::month(static_cast<unsigned>(n / 31)) / std::chrono::day(static_cast<unsigned>(n % 31 + 1));
}

}  // namespace closeout::figures
