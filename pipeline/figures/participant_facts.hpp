#pragma once
// What is known of one participant, as the definitions of the common indicators ask (esf.md section 1.3).

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "base/date.hpp"

namespace closeout::figures {

enum class Sex : std::uint8_t { Woman, Man, NonBinary };

/// Statements that hold of a participant or not. An indicator counts those of whom some of them hold.
enum class Fact : std::uint8_t {
  // At entry: labour-market status, the spell of unemployment and education under way.
  Unemployed,
  LongTermUnemployed,
  Inactive,
  InactiveNotInEducation,
  Employed,
  UnemployedOrInactive,
  UnemployedOrInactiveNotInEducation,
  NotInEducation,
  // Age at entry, in completed years.
  Below18,
  From18To29,
  Below25,
  Above54,
  // Highest level completed at entry (ISCED 2011).
  Isced0To2,
  Isced1To2,
  Isced3To4,
  Isced5To8,
  // Answers.
  MigrantOrMinority,
  ForeignBackground,
  Minority,
  Disability,
  OtherDisadvantaged,
  Disadvantaged,
  ThirdCountryNational,
  Homeless,
  Rural,
  // Within 28 days of the final exit, when they have passed on the data date.
  LeavingDue,
  JobSearching,
  InEducation,
  Qualification,
  EmployedOnLeaving,
  AnyResult,
  // Six months after the final exit, when they have passed on the data date.
  SixMonthsDue,
  EmployedAfterSixMonths,
  ImprovedAfterSixMonths,
};

/// A set of facts, a bit each.
class FactSet {
 public:
  constexpr FactSet() = default;
  constexpr FactSet(std::initializer_list<Fact> facts) {
    for (Fact const fact : facts) bits_ |= bit(fact);
  }
  [[nodiscard]] constexpr bool has(Fact fact) const { return (bits_ & bit(fact)) != 0; }
  [[nodiscard]] constexpr bool has_all(FactSet other) const { return (bits_ & other.bits_) == other.bits_; }
  [[nodiscard]] constexpr bool has_any(FactSet other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] constexpr bool is_empty() const { return bits_ == 0; }
  constexpr void add(Fact fact) { bits_ |= bit(fact); }
  constexpr FactSet& operator|=(FactSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  friend constexpr FactSet operator|(FactSet a, FactSet b) { return a |= b; }
  constexpr bool operator==(FactSet const&) const = default;

 private:
  static constexpr std::uint64_t bit(Fact fact) { return std::uint64_t{1} << static_cast<unsigned>(fact); }
  std::uint64_t bits_ = 0;
};

/// Name of a fact in the catalogue of indicators ("long-term-unemployed"); nothing for another word.
[[nodiscard]] std::optional<Fact> fact_named(std::string_view name);

/// What follows from `facts`, themselves included: long-term unemployed are unemployed, and so on.
[[nodiscard]] FactSet with_consequences(FactSet facts);

/// How a record's participants are looked at.
struct ParticipantView {
  bool counts_non_binary = false;       ///< Whether the period's breakdown has this third value.
  std::optional<base::Date> data_date;  ///< Without it nothing is due.
  int long_term_months_under_25 = 0;    ///< A spell longer than this is long-term below 25 years,
  int long_term_months = 0;             ///< and one longer than this from 25 years on.
};

struct ParticipantFacts {
  FactSet holding;  ///< What holds. What is not known does not hold:
  FactSet known;    ///< unknown is not no.
  FactSet refused;  ///< Questions the participant did not want to answer.
  std::optional<Sex> sex;
  /// Sex, status, birth date and education level known (SFC, 12.12.2014): only then the participant enters indicators.
  bool is_complete = false;
};

/// Of an incomplete record nothing but its sex is told.
[[nodiscard]] ParticipantFacts facts_of(pugi::xml_node participant, ParticipantView const& view);

}  // namespace closeout::figures
