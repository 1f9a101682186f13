#pragma once
// Dates that follow from the record by law (esf.md sections 3.1, 3.6, 4.1, 4.2, 4.5).

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "figures/time_limits.hpp"

namespace closeout::figures {

/// Something that has to be done, or to be kept, by a day.
struct Duty {
  std::string id;                           ///< "last-claim", "retention", ...: README.md of this room lists them.
  std::string see;                          ///< Act and section.
  std::optional<base::Date> until;          ///< Last day; nothing while it depends on what has not happened.
  std::string claim;                        ///< Id of the claim it is about; empty for the others.
  std::optional<base::Date> before_move{};  ///< The day the period itself ends on, where that is not a working day.
  bool is_confirmed = true;                 ///< Every source it rests on was read.
};

/// Days within which a cost has to be incurred, both included.
struct Window {
  std::string id;  ///< "implementation", "programme", "application"
  std::string see;
  std::optional<base::Date> from, until;
  bool is_confirmed = true;
};

/// A year of the project, counted from its first day.
struct ProjectYear {
  base::Date start, end;
};

/// Whole months and the days beyond them, both ends included: 1.9.2020-31.12.2021 is 16 months.
struct Duration {
  int days = 0;  ///< All of them.
  int months = 0, further_days = 0;
};

struct DerivedDates {
  /// Last day for the final claim: four months after the end, moved to a working day (VNA 357/2014 § 21, L 757/2021
  /// § 28).
  base::Date claim_deadline;
  /// Last day of the duty to keep the material, the latest where several acts say so; nothing while it depends on a
  /// payment not yet dated.
  std::optional<base::Date> retention_until;
  base::Date start, end;
  Duration duration;
  std::vector<ProjectYear> years;
  std::vector<Window> windows;
  std::vector<Duty> duties;
};

/// Assumes that start and end of the project are days of the calendar.
[[nodiscard]] DerivedDates compute_dates(pugi::xml_node project, TimeLimits const& limits);

/// Years of the project from its first day; the last one may be shorter. None where `end` is before `start`.
[[nodiscard]] std::vector<ProjectYear> project_years(base::Date start, base::Date end);

/// Nothing where `end` is before `start`.
[[nodiscard]] Duration duration_of(base::Date start, base::Date end);

/// Child "dates" of the tree of figures.
void append_dates(pugi::xml_node parent, DerivedDates const& dates);

}  // namespace closeout::figures
