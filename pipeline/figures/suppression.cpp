#include "figures/suppression.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace closeout::figures {

CountTable::Cell CountTable::add(std::int64_t value, std::int64_t threshold, std::int64_t worth) {
  counts_.push_back({value, threshold, worth, false});
  touching_.emplace_back();
  return counts_.size() - 1;
}

std::int64_t CountTable::difference(std::vector<Cell> const& parts, std::vector<Cell> const& wholes) const {
  std::int64_t result = 0;
  for (Cell const cell : wholes) result += counts_[cell].value;
  for (Cell const cell : parts) result -= counts_[cell].value;
  return result;
}

void CountTable::relate(std::vector<Cell> const& parts, std::vector<Cell> const& wholes, std::vector<Term> terms) {
  for (Cell const cell : parts) terms.push_back({cell, 1});
  for (Cell const cell : wholes) terms.push_back({cell, -1});
  for (Term const& term : terms) touching_[term.cell].push_back(relations_.size());
  relations_.push_back(std::move(terms));
}

void CountTable::add_sum(std::vector<Cell> const& parts, std::vector<Cell> const& wholes) {
  if (difference(parts, wholes) == 0) relate(parts, wholes, {});
}

void CountTable::add_part(std::vector<Cell> const& parts, std::vector<Cell> const& wholes, std::int64_t threshold) {
  std::int64_t const remainder = difference(parts, wholes);
  if (remainder < 0) return;
  Cell const cell = add(remainder, threshold, 0);
  counts_[cell].is_hidden = true;
  relate(parts, wholes, {{cell, 1}});
}

/// Withholds cell after cell until each that must not be known has a witness: a change of the table by single persons
/// that nobody outside could tell from the truth.
class Suppressor {
 public:
  explicit Suppressor(CountTable const& table)
      : table_(table),
        shown_(table.counts_.size(), Shown::Number),
        witnesses_(table.counts_.size()),
        step_(table.counts_.size(), 0),
        imbalance_(table.relations_.size(), 0) {}

  std::vector<Shown> run() {
    for (Cell cell = 0; cell < shown_.size(); ++cell) {
      if (!count(cell).is_hidden && count(cell).is_small()) shown_[cell] = Shown::Withheld;
    }
    protect_all();
    show_again_what_hides_nothing();
    tell_ranges();
    return std::move(shown_);
  }

 private:
  using Cell = CountTable::Cell;
  struct Move {
    Cell cell;
    int step;
  };
  using Witness = std::vector<Move>;

  [[nodiscard]] CountTable::Count const& count(Cell cell) const { return table_.counts_[cell]; }
  [[nodiscard]] bool is_open(Cell cell) const { return count(cell).is_hidden || shown_[cell] != Shown::Number; }
  /// Whether an outsider must not be able to know it.
  [[nodiscard]] bool is_protected(Cell cell) const {
    return count(cell).is_hidden ? count(cell).is_small() : shown_[cell] != Shown::Number;
  }
  /// Whether an outsider would believe the cell with one person more or less.
  [[nodiscard]] bool is_believable(Cell cell, int step) const {
    std::int64_t const value = count(cell).value + step;
    if (shown_[cell] == Shown::Range) return value >= 1 && value < count(cell).threshold;
    return value >= 0;
  }
  [[nodiscard]] bool still_holds(Witness const& witness) const {
    return std::ranges::all_of(
        witness, [&](Move const& move) { return is_open(move.cell) && is_believable(move.cell, move.step); });
  }

  void protect_all() {
    for (bool is_settled = false; !is_settled;) {
      is_settled = true;
      for (Cell cell = 0; cell < shown_.size(); ++cell) {
        while (is_protected(cell) && !has_witness(cell) && withhold_another()) is_settled = false;
      }
    }
  }

  bool has_witness(Cell cell) {
    if (!witnesses_[cell].empty() && still_holds(witnesses_[cell])) return true;
    dead_ends_.clear();
    for (int const step : {1, -1}) {
      if (auto found = find_witness(cell, step)) {
        share(*found);
        return true;
      }
    }
    return false;
  }

  /// A change of many cells witnesses for all of them.
  void share(Witness const& witness) {
    for (Move const& move : witness) {
      if (witnesses_[move.cell].empty() || !still_holds(witnesses_[move.cell])) witnesses_[move.cell] = witness;
    }
  }

  std::optional<Witness> find_witness(Cell cell, int step) {
    if (!is_believable(cell, step)) return std::nullopt;
    effort_ = most_effort;
    moves_.clear();
    move(cell, step);
    std::optional<Witness> result;
    if (balance()) result = moves_;
    while (!moves_.empty()) take_back();
    return result;
  }

  void move(Cell cell, int step) {
    moves_.push_back({cell, step});
    step_[cell] = step;
    change_imbalance(cell, step);
  }

  void take_back() {
    auto const [cell, step] = moves_.back();
    moves_.pop_back();
    step_[cell] = 0;
    change_imbalance(cell, -step);
  }

  void change_imbalance(Cell cell, int step) {
    for (std::size_t const relation : table_.touching_[cell]) {
      for (CountTable::Term const& term : table_.relations_[relation]) {
        if (term.cell == cell) imbalance_[relation] += term.sign * step;
      }
    }
  }

  /// A relation that the moves so far upset; nothing when all hold.
  [[nodiscard]] std::optional<std::size_t> upset_relation() const {
    for (Move const& move : moves_) {
      for (std::size_t const relation : table_.touching_[move.cell]) {
        if (imbalance_[relation] != 0) return relation;
      }
    }
    return std::nullopt;
  }

  /// Moves open cells by one until all relations hold again; depth first.
  bool balance() {
    auto const relation = upset_relation();
    if (!relation) return true;
    if (--effort_ < 0) return false;
    bool is_dead_end = true;
    for (CountTable::Term const& term : table_.relations_[*relation]) {
      int const step = imbalance_[*relation] > 0 ? -term.sign : term.sign;
      if (step_[term.cell] != 0 || !is_open(term.cell) || !is_believable(term.cell, step)) continue;
      is_dead_end = false;
      move(term.cell, step);
      if (balance()) return true;
      take_back();
    }
    if (is_dead_end) dead_ends_.push_back(*relation);
    return false;
  }

  /// Withholds the count that is missed least where the search for a witness came to a dead end.
  bool withhold_another() {
    for (std::size_t const relation : dead_ends_) {
      std::optional<Cell> best;
      for (CountTable::Term const& term : table_.relations_[relation]) best = less_worth(best, term.cell);
      if (best) return withhold(*best);
    }
    std::optional<Cell> best;
    for (Cell cell = 0; cell < shown_.size(); ++cell) best = less_worth(best, cell);
    return best && withhold(*best);
  }

  [[nodiscard]] std::optional<Cell> less_worth(std::optional<Cell> best, Cell cell) const {
    if (is_open(cell)) return best;
    return !best || loss(cell) < loss(*best) ? cell : best;
  }

  /// A none has nothing to give; else the smaller count is the smaller loss.
  [[nodiscard]] std::array<std::int64_t, 3> loss(Cell cell) const {
    return {count(cell).value == 0 ? 1 : 0, count(cell).worth, count(cell).value};
  }

  bool withhold(Cell cell) {
    shown_[cell] = Shown::Withheld;
    withheld_.push_back(cell);
    return true;
  }

  [[nodiscard]] bool all_are_protected() {
    for (Cell cell = 0; cell < shown_.size(); ++cell) {
      if (is_protected(cell) && !has_witness(cell)) return false;
    }
    return true;
  }

  /// The search took one cell after the other; some may prove needless when all are there.
  void show_again_what_hides_nothing() {
    std::ranges::reverse(withheld_);
    for (Cell const cell : withheld_) {
      shown_[cell] = Shown::Number;
      if (!all_are_protected()) shown_[cell] = Shown::Withheld;
    }
  }

  /// "<3" tells more than "–", where it does not tell too much. Of a threshold of 2 it would tell all.
  void tell_ranges() {
    for (Cell cell = 0; cell < shown_.size(); ++cell) {
      if (shown_[cell] != Shown::Withheld || !count(cell).is_small() || count(cell).threshold < 3) continue;
      shown_[cell] = Shown::Range;
      if (!all_are_protected()) shown_[cell] = Shown::Withheld;
    }
  }

  /// Steps of a search after which a cell counts as unprotected; a witness that exists is found in some dozen.
  static constexpr int most_effort = 2000;

  CountTable const& table_;
  std::vector<Shown> shown_;
  std::vector<Witness> witnesses_;  ///< By cell; may have become stale.
  std::vector<Cell> withheld_;      ///< Beyond the small ones, in order.
  // Of the search that is running:
  std::vector<Move> moves_;
  std::vector<int> step_;       ///< By cell.
  std::vector<int> imbalance_;  ///< By relation.
  std::vector<std::size_t> dead_ends_;
  int effort_ = 0;
};

std::vector<Shown> suppress(CountTable const& table) {
  return Suppressor(table).run();
}

}  // namespace closeout::figures
