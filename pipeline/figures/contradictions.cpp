#include "figures/contradictions.hpp"

#include <array>
#include <optional>

#include "figures/indicator_relations.hpp"

namespace closeout::figures {

namespace {

using Column = std::optional<std::int64_t> WrittenValue::*;
constexpr std::array<Column, 4> columns{&WrittenValue::total, &WrittenValue::women, &WrittenValue::men,
                                        &WrittenValue::non_binary};

using Row = Indicator const*;

std::string codes_of(std::vector<Row> const& rows) {
  std::string result;
  for (Row const row : rows) result += (result.empty() ? "" : " + ") + row->definition.code;
  return result;
}

/// Nothing if one of them writes no value there.
std::optional<std::int64_t> sum_of(std::vector<Row> const& rows, Column column) {
  std::int64_t sum = 0;
  for (Row const row : rows) {
    auto const& value = (*row->written).*column;
    if (!value) return std::nullopt;
    sum += *value;
  }
  return sum;
}

std::vector<Row> chosen(std::vector<Row> const& all, std::vector<std::size_t> const& indices) {
  std::vector<Row> result;
  for (std::size_t const index : indices) result.push_back(all[index]);
  return result;
}

std::optional<Contradiction> contradiction_of(RowRelation const& relation, std::vector<Row> const& all) {
  auto const parts = chosen(all, relation.parts), wholes = chosen(all, relation.wholes);
  for (Column const column : columns) {
    auto const value = sum_of(parts, column), limit = sum_of(wholes, column);
    if (!value || !limit || (relation.is_sum ? *value == *limit : *value <= *limit)) continue;
    auto const kind = relation.is_sum ? Contradiction::Kind::Sum : Contradiction::Kind::Part;
    return Contradiction{kind, parts.front()->definition.code, codes_of(parts), codes_of(wholes), *value, *limit};
  }
  return std::nullopt;
}

std::optional<Contradiction> contradiction_of_sexes(Indicator const& indicator) {
  WrittenValue const& value = *indicator.written;
  if (!value.women || !value.men || !value.total) return std::nullopt;
  std::int64_t const sum = *value.women + *value.men + value.non_binary.value_or(0);
  if (sum == *value.total) return std::nullopt;
  std::string const& code = indicator.definition.code;
  return Contradiction{Contradiction::Kind::Sexes, code, code, code, sum, *value.total};
}

}  // namespace

std::vector<Contradiction> contradictions_in(Indicators const& indicators) {
  std::vector<Contradiction> result;
  std::vector<Row> rows;
  std::vector<FactSet> facts;
  for (Indicator const& indicator : indicators.all) {
    if (!indicator.written) continue;
    if (auto const found = contradiction_of_sexes(indicator)) result.push_back(*found);
    if (!indicator.definition.counts) continue;
    rows.push_back(&indicator);
    facts.push_back(indicator.definition.required());
  }
  for (RowRelation const& relation : relations_between(facts)) {
    if (auto const found = contradiction_of(relation, rows)) result.push_back(*found);
  }
  return result;
}

}  // namespace closeout::figures
