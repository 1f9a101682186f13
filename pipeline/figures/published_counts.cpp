#include "figures/published_counts.hpp"

#include <algorithm>
#include <array>

#include "figures/indicator_relations.hpp"
#include "figures/suppression.hpp"

namespace closeout::figures {

namespace {

/// Women, men, non-binary persons, all; nothing where the table has no such cell.
using Row = std::array<std::optional<CountTable::Cell>, 4>;
using Values = std::array<std::optional<std::int64_t>, 4>;
constexpr std::size_t total_column = 3;

/// Totals are missed more than their parts, and what a target was set for more than the rest.
constexpr std::int64_t worth_of_target = 1, worth_of_total = 2, worth_of_all_participants = 8;

Values values_of(SexCounts const& counts, bool counts_non_binary) {
  return {counts.women, counts.men, counts_non_binary ? std::optional(counts.non_binary) : std::nullopt,
          counts.total()};
}

Values values_of(Indicator const& indicator, bool counts_non_binary) {
  if (!indicator.written) return values_of(indicator.counted, counts_non_binary);
  return {indicator.written->women, indicator.written->men, indicator.written->non_binary, indicator.written->total};
}

/// Nobody was asked, or nobody answered: none would say no.
bool is_unknown(Indicator const& indicator) {
  return !indicator.written && indicator.population > 0 && indicator.answered == 0;
}

Values only_total(std::int64_t total) {
  return {std::nullopt, std::nullopt, std::nullopt, total};
}

class IndicatorTable {
 public:
  explicit IndicatorTable(Indicators const& indicators) : indicators_(indicators) {
    bool const third = indicators.counts_non_binary, are_kept = indicators.grand_total > 0;
    add_row(values_of(indicators.complete, third), {}, false, worth_of_all_participants, are_kept);
    add_row(only_total(indicators.leaving_due), {Fact::LeavingDue}, false, 0, are_kept);
    add_row(only_total(indicators.six_months_due), {Fact::SixMonthsDue}, false, 0, are_kept);
    for (Indicator const& indicator : indicators.all) {
      IndicatorDefinition const& definition = indicator.definition;
      bool const is_of_persons = !definition.counts_entities;
      if (!is_of_persons || counts_everybody(indicator) || is_unknown(indicator)) continue;
      // What the record writes in place of participants is related to the other rows just the same.
      add_row(values_of(indicator, third), definition.counts ? definition.required() : FactSet{}, definition.is_special,
              indicator.target ? worth_of_target : 0, definition.counts.has_value());
    }
    grand_total_ =
        table_.add(indicators.grand_total, indicators.small_cell_threshold, worth_of_all_participants + worth_of_total);
    table_.add_part({*rows_[0][total_column]}, {grand_total_}, 0);
    relate_rows();
  }

  PublishedIndicators publish() {
    shown_ = suppress(table_);
    PublishedIndicators result;
    result.grand_total = text(grand_total_, indicators_.grand_total, indicators_.small_cell_threshold);
    std::int64_t const threshold = indicators_.small_cell_threshold;
    result.complete = texts(rows_[0], values_of(indicators_.complete, indicators_.counts_non_binary), threshold);
    result.leaving_due = text(*rows_[1][total_column], indicators_.leaving_due, threshold);
    result.six_months_due = text(*rows_[2][total_column], indicators_.six_months_due, threshold);
    std::size_t next = 3;
    for (Indicator const& indicator : indicators_.all) {
      Values const values = values_of(indicator, indicators_.counts_non_binary);
      if (indicator.definition.counts_entities) {
        result.indicators.push_back(plain(values));
      } else if (is_unknown(indicator)) {
        result.indicators.emplace_back();
      } else if (counts_everybody(indicator)) {
        result.indicators.push_back(result.complete);
      } else {
        result.indicators.push_back(texts(rows_[next++], values, threshold_of(indicator.definition.is_special)));
      }
    }
    return result;
  }

 private:
  [[nodiscard]] std::int64_t threshold_of(bool is_special) const {
    return is_special ? indicators_.small_cell_threshold_special : indicators_.small_cell_threshold;
  }

  /// EECO01 is the number of complete records itself.
  static bool counts_everybody(Indicator const& indicator) {
    return !indicator.written && indicator.definition.counts && indicator.definition.required().is_empty();
  }

  void add_row(Values const& values, FactSet facts, bool is_special, std::int64_t worth, bool is_related = true) {
    Row row;
    std::vector<CountTable::Cell> parts;
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (!values[column]) continue;
      bool const is_total = column == total_column;
      row[column] = table_.add(*values[column], threshold_of(is_special), worth + (is_total ? worth_of_total : 0));
      if (!is_total) parts.push_back(*row[column]);
    }
    if (parts.size() > 1 && row[total_column]) table_.add_sum(parts, {*row[total_column]});
    rows_.push_back(row);
    if (is_related) {
      related_.push_back(rows_.size() - 1);
      facts_.push_back(with_consequences(facts));
    }
  }

  void relate_rows() {
    for (RowRelation const& relation : relations_between(facts_)) {
      for (std::size_t column = 0; column <= total_column; ++column) {
        auto const parts = cells(relation.parts, column), wholes = cells(relation.wholes, column);
        if (parts.size() < relation.parts.size() || wholes.size() < relation.wholes.size()) continue;
        if (relation.is_sum) {
          table_.add_sum(parts, wholes);
        } else {
          table_.add_part(parts, wholes, relation.leaves_a_group ? indicators_.small_cell_threshold : 0);
        }
      }
    }
  }

  [[nodiscard]] std::vector<CountTable::Cell> cells(std::vector<std::size_t> const& rows, std::size_t column) const {
    std::vector<CountTable::Cell> result;
    for (std::size_t const row : rows) {
      if (auto const cell = rows_[related_[row]][column]) result.push_back(*cell);
    }
    return result;
  }

  [[nodiscard]] std::string text(CountTable::Cell cell, std::int64_t value, std::int64_t threshold) const {
    if (shown_[cell] == Shown::Number) return std::to_string(value);
    return shown_[cell] == Shown::Range ? "<" + std::to_string(threshold) : "–";
  }

  [[nodiscard]] PublishedRow texts(Row const& row, Values const& values, std::int64_t threshold) const {
    auto const one = [&](std::size_t column) {
      return row[column] ? std::optional(text(*row[column], *values[column], threshold)) : std::nullopt;
    };
    return {one(0), one(1), one(2), one(total_column)};
  }

  static PublishedRow plain(Values const& values) {
    auto const one = [&](std::size_t column) {
      return values[column] ? std::optional(std::to_string(*values[column])) : std::nullopt;
    };
    return {one(0), one(1), one(2), one(total_column)};
  }

  Indicators const& indicators_;
  CountTable table_;
  std::vector<Row> rows_;             ///< All participants, those due, then the indicators of persons.
  std::vector<std::size_t> related_;  ///< Rows that relations speak of,
  std::vector<FactSet> facts_;        ///< and what holds of their participants.
  CountTable::Cell grand_total_ = 0;
  std::vector<Shown> shown_;  ///< By cell.
};

}  // namespace

PublishedIndicators publish(Indicators const& indicators) {
  return IndicatorTable(indicators).publish();
}

}  // namespace closeout::figures
