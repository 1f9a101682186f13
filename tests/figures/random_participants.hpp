#pragma once
// Invented participants for property tests: plain values, and the same as elements of a record.

#include <cstdint>
#include <string>
#include <vector>

namespace closeout::figures {

/// A day as year, month and day; year 0 is "not known".
struct PlainDay {
  int year = 0, month = 0, day = 0;
};

/// Texts are the record's words; an empty one is left out of the record.
struct RandomParticipant {
  std::string sex, status, isced, in_education, homeless, rural, third_country;
  std::string migrant, foreign, minority, disability, other;
  PlainDay born, entered, left, unemployed_since;
  bool has_leaving = false, has_six_months = false, is_improved = false;
  std::string labour, education_after, qualification, labour_after;
  PlainDay leaving_recorded, six_months_recorded;
};

/// The same for the same seed everywhere. Days crowd around the borders of every definition.
std::vector<RandomParticipant> random_participants(std::uint32_t seed, int count);

/// <participant …>…</participant> of all.
std::string elements_of(std::vector<RandomParticipant> const& participants);

}  // namespace closeout::figures
