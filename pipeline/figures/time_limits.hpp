#pragma once
// Time limits as the act on their computation counts them (L 150/1930), and the days and periods it leaves to other
// acts: those stand in a data file that a user may replace (schemas/data/time-limits.xml).

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "xml/document.hpp"

namespace closeout::figures {

/// A rule for one day a year that is not a working day.
struct NonWorkingDay {
  enum class Kind : std::uint8_t {
    Fixed,          ///< Day and month.
    FromEaster,     ///< So many days after Easter Sunday, before it if negative.
    WeekdayOnFrom,  ///< The first such weekday on or after day and month: Midsummer Eve is a Friday.
  };
  Kind kind = Kind::Fixed;
  std::chrono::month_day day{};
  int days_from_easter = 0;
  std::chrono::weekday weekday{};
  std::string see;           ///< The source.
  bool is_confirmed = true;  ///< Whether that source was read.
  [[nodiscard]] base::Date in(std::chrono::year year) const;
};

/// How long material of a kind is to be kept, counted from the end of the financial year in which the project ended.
struct RetentionTerm {
  std::string material;  ///< An id: "accounting-books".
  int years = 0;
  bool is_from_calendar_year = false;  ///< From the end of the calendar year in which the financial year ended.
  std::string see;
  bool is_confirmed = true;
};

/// The programme of one period.
struct ProgrammeTerms {
  std::string period;          ///< "2021-2027"
  base::Date from{}, until{};  ///< Costs are eligible from the one to the other, both days included.
  std::optional<base::Date> closed;
  std::string see;
  bool is_confirmed = true;
};

/// A day moved out of days on which nobody works.
struct MovedDay {
  base::Date day;
  std::vector<std::string> sources;  ///< Of the days passed over beside Saturdays and Sundays, each once.
  bool is_confirmed = true;          ///< Every source was read.
};

class TimeLimits {
 public:
  /// Saturdays and Sundays alone (L 150/1930 § 5), and nothing that other acts say.
  TimeLimits() = default;
  /// From a document valid against schemas/time-limits.xsd.
  [[nodiscard]] static TimeLimits from(xml::Document const& document);

  /// L 150/1930 § 5: what ends on a Saturday, a Sunday or another day off ends on the first working day after it.
  [[nodiscard]] MovedDay moved_to_working_day(base::Date day) const;
  /// The last day of the financial year that `day` is in; financial years end with the calendar year unless the file
  /// says otherwise.
  [[nodiscard]] base::Date financial_year_end(base::Date day) const;
  [[nodiscard]] std::vector<RetentionTerm> const& retention_terms() const { return retention_terms_; }
  [[nodiscard]] ProgrammeTerms const* find_programme(std::string_view period) const;

 private:
  [[nodiscard]] NonWorkingDay const* find_day_off(base::Date day) const;

  std::vector<NonWorkingDay> days_;
  std::vector<RetentionTerm> retention_terms_;
  std::vector<ProgrammeTerms> programmes_;
  std::chrono::month_day financial_year_end_ = std::chrono::December / 31;
};

/// Easter Sunday of the western churches.
[[nodiscard]] base::Date easter_sunday(std::chrono::year year);

}  // namespace closeout::figures
