#include "figures/participant_facts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

constexpr std::array<std::pair<std::string_view, Fact>, 34> names{{
    {"unemployed", Fact::Unemployed},
    {"long-term-unemployed", Fact::LongTermUnemployed},
    {"inactive", Fact::Inactive},
    {"inactive-not-in-education", Fact::InactiveNotInEducation},
    {"employed", Fact::Employed},
    {"unemployed-or-inactive", Fact::UnemployedOrInactive},
    {"unemployed-or-inactive-not-in-education", Fact::UnemployedOrInactiveNotInEducation},
    {"not-in-education", Fact::NotInEducation},
    {"below-18", Fact::Below18},
    {"18-to-29", Fact::From18To29},
    {"below-25", Fact::Below25},
    {"above-54", Fact::Above54},
    {"isced-0-to-2", Fact::Isced0To2},
    {"isced-1-to-2", Fact::Isced1To2},
    {"isced-3-to-4", Fact::Isced3To4},
    {"isced-5-to-8", Fact::Isced5To8},
    {"migrant-or-minority", Fact::MigrantOrMinority},
    {"foreign-background", Fact::ForeignBackground},
    {"minority", Fact::Minority},
    {"disability", Fact::Disability},
    {"other-disadvantaged", Fact::OtherDisadvantaged},
    {"disadvantaged", Fact::Disadvantaged},
    {"third-country-national", Fact::ThirdCountryNational},
    {"homeless", Fact::Homeless},
    {"rural", Fact::Rural},
    {"leaving-due", Fact::LeavingDue},
    {"job-searching", Fact::JobSearching},
    {"in-education", Fact::InEducation},
    {"qualification", Fact::Qualification},
    {"employed-on-leaving", Fact::EmployedOnLeaving},
    {"any-result", Fact::AnyResult},
    {"six-months-due", Fact::SixMonthsDue},
    {"employed-after-six-months", Fact::EmployedAfterSixMonths},
    {"improved-after-six-months", Fact::ImprovedAfterSixMonths},
}};

/// Each fact with what follows from it at once.
constexpr std::array<std::pair<Fact, FactSet>, 18> consequences{{
    {Fact::LongTermUnemployed, {Fact::Unemployed}},
    {Fact::InactiveNotInEducation, {Fact::Inactive, Fact::NotInEducation, Fact::UnemployedOrInactiveNotInEducation}},
    {Fact::Unemployed, {Fact::UnemployedOrInactiveNotInEducation}},
    {Fact::UnemployedOrInactiveNotInEducation, {Fact::UnemployedOrInactive}},
    {Fact::Inactive, {Fact::UnemployedOrInactive}},
    {Fact::Below18, {Fact::Below25}},
    {Fact::Isced1To2, {Fact::Isced0To2}},
    {Fact::MigrantOrMinority, {Fact::Disadvantaged}},
    {Fact::Disability, {Fact::Disadvantaged}},
    {Fact::OtherDisadvantaged, {Fact::Disadvantaged}},
    {Fact::JobSearching, {Fact::AnyResult}},
    {Fact::InEducation, {Fact::AnyResult}},
    {Fact::Qualification, {Fact::AnyResult}},
    {Fact::EmployedOnLeaving, {Fact::AnyResult}},
    {Fact::AnyResult, {Fact::LeavingDue}},
    {Fact::EmployedAfterSixMonths, {Fact::SixMonthsDue}},
    {Fact::ImprovedAfterSixMonths, {Fact::SixMonthsDue, Fact::Employed}},
    {Fact::SixMonthsDue, {Fact::LeavingDue}},
}};

/// From the day of leaving to four weeks after (SFC node 3419).
constexpr int leaving_window_in_days = 28;
constexpr int longer_term_months = 6;

/// Gathers what is known: each fact is told once, as holding or not.
class Telling {
 public:
  explicit Telling(ParticipantFacts& facts) : facts_(facts) {}
  void tell(Fact fact, bool holds) {
    facts_.known.add(fact);
    if (holds) facts_.holding.add(fact);
  }
  [[nodiscard]] bool holds(Fact fact) const { return facts_.holding.has(fact); }
  [[nodiscard]] bool is_known(Fact fact) const { return facts_.known.has(fact); }
  /// One of `parts`: known when one holds, or when none does and all are known.
  void tell_any(Fact fact, std::initializer_list<Fact> parts) {
    FactSet const all(parts);
    if (facts_.holding.has_any(all)) return tell(fact, true);
    if (facts_.known.has_all(all)) tell(fact, false);
    if (facts_.refused.has_any(all)) facts_.refused.add(fact);
  }
  /// "yes", "no", "refused"; nothing is unknown.
  void tell_answer(Fact fact, std::string_view answer) {
    if (answer == "refused") facts_.refused.add(fact);
    if (answer == "yes" || answer == "no") tell(fact, answer == "yes");
  }

 private:
  ParticipantFacts& facts_;
};

/// What is read before anything is concluded from it. Texts are the record's own.
struct Entry {
  std::string_view sex, status, isced, in_education, homeless, rural, third_country_national;
  std::optional<base::Date> born, entered, left, unemployed_since;
  std::optional<int> age;
};

void tell_status(Entry const& entry, ParticipantView const& view, Telling& facts) {
  if (!entry.in_education.empty()) facts.tell(Fact::NotInEducation, entry.in_education == "no");
  if (entry.status.empty()) return;
  bool const is_unemployed = entry.status == "unemployed";
  bool const is_inactive = entry.status == "inactive";
  facts.tell(Fact::Unemployed, is_unemployed);
  facts.tell(Fact::Inactive, is_inactive);
  facts.tell(Fact::Employed, entry.status == "employed");
  facts.tell(Fact::UnemployedOrInactive, is_unemployed || is_inactive);
  if (!is_inactive) facts.tell(Fact::InactiveNotInEducation, false);
  if (is_inactive && facts.is_known(Fact::NotInEducation)) {
    facts.tell(Fact::InactiveNotInEducation, facts.holds(Fact::NotInEducation));
  }
  facts.tell_any(Fact::UnemployedOrInactiveNotInEducation, {Fact::Unemployed, Fact::InactiveNotInEducation});
  if (!is_unemployed) facts.tell(Fact::LongTermUnemployed, false);
  if (!is_unemployed || !entry.unemployed_since || !entry.entered || !entry.age) return;
  // "More than" so many months: a spell of exactly six is not yet a long one.
  int const months = *entry.age < 25 ? view.long_term_months_under_25 : view.long_term_months;
  facts.tell(Fact::LongTermUnemployed, *entry.entered > base::add_months(*entry.unemployed_since, months));
}

void tell_age(Entry const& entry, Telling& facts) {
  if (!entry.age) return;
  facts.tell(Fact::Below18, *entry.age < 18);
  facts.tell(Fact::From18To29, *entry.age >= 18 && *entry.age <= 29);
  facts.tell(Fact::Below25, *entry.age < 25);
  facts.tell(Fact::Above54, *entry.age > 54);
}

/// Level 9 is "unknown".
bool has_level(Entry const& entry) {
  return entry.isced.size() == 1 && entry.isced[0] >= '0' && entry.isced[0] <= '8';
}

void tell_level(Entry const& entry, Telling& facts) {
  if (!has_level(entry)) return;
  char const level = entry.isced[0];
  facts.tell(Fact::Isced0To2, level <= '2');
  facts.tell(Fact::Isced1To2, level == '1' || level == '2');
  facts.tell(Fact::Isced3To4, level == '3' || level == '4');
  facts.tell(Fact::Isced5To8, level >= '5');
}

void tell_answers(pugi::xml_node participant, Entry const& entry, Telling& facts) {
  facts.tell_answer(Fact::Homeless, entry.homeless);
  facts.tell_answer(Fact::Rural, entry.rural);
  facts.tell_answer(Fact::ThirdCountryNational, entry.third_country_national);
  for (pugi::xml_attribute const attribute : participant.child("sensitive").attributes()) {
    std::string_view const name = attribute.name(), value = attribute.value();
    if (name == "migrant-or-minority") facts.tell_answer(Fact::MigrantOrMinority, value);
    if (name == "foreign-background") facts.tell_answer(Fact::ForeignBackground, value);
    if (name == "minority") facts.tell_answer(Fact::Minority, value);
    if (name == "disability") facts.tell_answer(Fact::Disability, value);
    if (name == "other-disadvantaged") facts.tell_answer(Fact::OtherDisadvantaged, value);
  }
  facts.tell_any(Fact::Disadvantaged, {Fact::MigrantOrMinority, Fact::Disability, Fact::OtherDisadvantaged});
}

/// What was recorded after the window says nothing about the situation within it.
void tell_leaving(pugi::xml_node participant, Entry const& entry, ParticipantView const& view, Telling& facts) {
  bool const is_due =
      entry.left && view.data_date && base::days_between(*entry.left, *view.data_date) >= leaving_window_in_days;
  facts.tell(Fact::LeavingDue, is_due);
  if (!is_due) return;
  pugi::xml_node const outcome = participant.child("on-leaving");
  auto const recorded = date_of(outcome, "recorded");
  if (recorded && base::days_between(*entry.left, *recorded) > leaving_window_in_days) return;
  std::string_view const labour = outcome.attribute("labour").value();
  if (!labour.empty()) {
    facts.tell(Fact::JobSearching, labour == "job-searching");
    facts.tell(Fact::EmployedOnLeaving, labour == "employed");
  }
  facts.tell_answer(Fact::InEducation, outcome.attribute("in-education").value());
  facts.tell_answer(Fact::Qualification, outcome.attribute("qualification").value());
  facts.tell_any(Fact::AnyResult,
                 {Fact::JobSearching, Fact::EmployedOnLeaving, Fact::InEducation, Fact::Qualification});
}

/// What was recorded before the six months were over says nothing about the situation after them.
void tell_six_months(pugi::xml_node participant, Entry const& entry, ParticipantView const& view, Telling& facts) {
  auto const due = entry.left ? std::optional(base::add_months(*entry.left, longer_term_months)) : std::nullopt;
  bool const is_due = due && view.data_date && *due <= *view.data_date;
  facts.tell(Fact::SixMonthsDue, is_due);
  if (!is_due) return;
  pugi::xml_node const outcome = participant.child("six-months-after");
  auto const recorded = date_of(outcome, "recorded");
  if (!recorded || *recorded < *due) return;
  facts.tell(Fact::EmployedAfterSixMonths, has_value(outcome, "labour", "employed"));
  // The four grounds are the schema's list; a pay rise is none of them (SFC, 28.7.2014).
  facts.tell(Fact::ImprovedAfterSixMonths, facts.holds(Fact::Employed) && outcome.child("improvement"));
}

std::optional<Sex> sex_of(std::string_view text, ParticipantView const& view) {
  if (text == "woman") return Sex::Woman;
  if (text == "man") return Sex::Man;
  return text == "non-binary" && view.counts_non_binary ? std::optional(Sex::NonBinary) : std::nullopt;
}

/// One walk over the attributes: looking each up by name would walk them as often as there are names.
Entry read_entry(pugi::xml_node participant) {
  Entry entry;
  for (pugi::xml_attribute const attribute : participant.attributes()) {
    std::string_view const name = attribute.name(), value = attribute.value();
    if (name == "sex") entry.sex = value;
    if (name == "born") entry.born = base::parse_date(value);
    if (name == "entered") entry.entered = base::parse_date(value);
    if (name == "left") entry.left = base::parse_date(value);
    if (name == "labour-status") entry.status = value;
    if (name == "unemployed-since") entry.unemployed_since = base::parse_date(value);
    if (name == "in-education") entry.in_education = value;
    if (name == "isced") entry.isced = value;
    if (name == "homeless") entry.homeless = value;
    if (name == "rural") entry.rural = value;
    if (name == "third-country-national") entry.third_country_national = value;
  }
  if (entry.born && entry.entered) entry.age = base::completed_years(*entry.born, *entry.entered);
  return entry;
}

}  // namespace

std::optional<Fact> fact_named(std::string_view name) {
  auto const* const found = std::ranges::find(names, name, &std::pair<std::string_view, Fact>::first);
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

FactSet with_consequences(FactSet facts) {
  for (FactSet before; before != facts;) {
    before = facts;
    for (auto const& [fact, following] : consequences) {
      if (facts.has(fact)) facts |= following;
    }
  }
  return facts;
}

ParticipantFacts facts_of(pugi::xml_node participant, ParticipantView const& view) {
  Entry const entry = read_entry(participant);
  ParticipantFacts facts;
  facts.sex = sex_of(entry.sex, view);
  facts.is_complete = facts.sex && !entry.status.empty() && entry.age && has_level(entry);
  if (!facts.is_complete) return facts;
  Telling telling(facts);
  tell_status(entry, view, telling);
  tell_age(entry, telling);
  tell_level(entry, telling);
  tell_answers(participant, entry, telling);
  tell_leaving(participant, entry, view, telling);
  tell_six_months(participant, entry, view, telling);
  return facts;
}

}  // namespace closeout::figures
