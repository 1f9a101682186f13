#include "figures/indicator_relations.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace closeout::figures {

namespace {

using Rows = std::vector<FactSet>;

std::optional<std::size_t> row_of(Rows const& rows, FactSet facts) {
  auto const found = std::ranges::find(rows, with_consequences(facts));
  return found == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rows.begin()));
}

/// Nothing if one of them has no row.
std::optional<std::vector<std::size_t>> rows_of(Rows const& rows, std::vector<FactSet> const& wanted) {
  std::vector<std::size_t> result;
  for (FactSet const facts : wanted) {
    auto const row = row_of(rows, facts);
    if (!row) return std::nullopt;
    result.push_back(*row);
  }
  return result;
}

/// Statements that exclude each other, and whether one of them holds of every complete record (esf.md
/// sections 1.2, 2.3).
void add_bands(Rows const& rows, std::vector<RowRelation>& relations) {
  struct Bands {
    std::vector<FactSet> parts;
    bool is_sum;
  };
  std::array<Bands, 5> const all{{
      {{{Fact::Unemployed}, {Fact::Inactive}, {Fact::Employed}}, true},
      {{{Fact::Below25}, {Fact::Above54}}, false},
      {{{Fact::Below18}, {Fact::From18To29}, {Fact::Above54}}, false},
      {{{Fact::Isced1To2}, {Fact::Isced3To4}, {Fact::Isced5To8}}, false},
      {{{Fact::Isced0To2}, {Fact::Isced3To4}, {Fact::Isced5To8}}, true},
  }};
  auto const total = row_of(rows, {});
  for (Bands const& bands : all) {
    auto parts = rows_of(rows, bands.parts);
    if (total && parts) relations.push_back({std::move(*parts), {*total}, bands.is_sum, !bands.is_sum});
  }
}

/// The long-term among the unemployed and the like leave a group; those of a special category leave who did not answer.
bool leaves_a_group(FactSet part, FactSet whole) {
  static constexpr FactSet telling{Fact::LongTermUnemployed, Fact::InactiveNotInEducation};
  return part.has_any(telling) && !whole.has_any(telling) && whole.has_any({Fact::Unemployed, Fact::Inactive});
}

void add_subsets(Rows const& rows, std::vector<RowRelation>& relations) {
  for (std::size_t part = 0; part < rows.size(); ++part) {
    for (std::size_t whole = 0; whole < rows.size(); ++whole) {
      if (part == whole || !rows[part].has_all(rows[whole])) continue;
      bool const is_same = rows[part] == rows[whole];
      if (is_same && part > whole) continue;
      relations.push_back({{part}, {whole}, is_same, leaves_a_group(rows[part], rows[whole])});
    }
  }
}

/// Who holds one of two statements is among those of the one and those of the other.
void add_unions(Rows const& rows, std::vector<RowRelation>& relations) {
  struct Union {
    Fact either;
    std::array<Fact, 2> parts;
  };
  static constexpr std::array<Union, 2> all{{
      {Fact::UnemployedOrInactiveNotInEducation, {Fact::Unemployed, Fact::InactiveNotInEducation}},
      {Fact::UnemployedOrInactive, {Fact::Unemployed, Fact::Inactive}},
  }};
  for (Union const& one : all) {
    auto const wholes = rows_of(rows, {{one.parts[0]}, {one.parts[1]}});
    if (!wholes) continue;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!rows[row].has(one.either) || rows[row].has_any({one.parts[0], one.parts[1]})) continue;
      relations.push_back({{row}, *wholes, false, false});
    }
  }
}

/// Nobody is in employment and searching for a job at once (SFC node 3419).
void add_outcomes(Rows const& rows, std::vector<RowRelation>& relations) {
  auto const wholes = rows_of(rows, {{Fact::Unemployed}, {Fact::Inactive}});
  auto const searching = row_of(rows, {Fact::JobSearching, Fact::Inactive});
  auto const employed = row_of(rows, {Fact::EmployedOnLeaving, Fact::UnemployedOrInactive});
  if (wholes && searching && employed) relations.push_back({{*searching, *employed}, *wholes, false, false});
}

/// CO08 is where CO07 meets CO01 and CO04: what these three have more than all participants must be in it.
void add_meeting(Rows const& rows, std::vector<RowRelation>& relations) {
  auto const parts = rows_of(rows, {{Fact::Above54}, {Fact::Unemployed}, {Fact::InactiveNotInEducation}});
  auto const wholes = rows_of(rows, {{}, {Fact::Above54, Fact::UnemployedOrInactiveNotInEducation}});
  if (parts && wholes) relations.push_back({*parts, *wholes, false, false});
}

}  // namespace

std::vector<RowRelation> relations_between(Rows const& rows) {
  std::vector<RowRelation> relations;
  add_bands(rows, relations);
  add_subsets(rows, relations);
  add_unions(rows, relations);
  add_outcomes(rows, relations);
  add_meeting(rows, relations);
  return relations;
}

}  // namespace closeout::figures
