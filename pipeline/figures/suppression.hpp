#pragma once
// Which counts of a table are withheld so that nobody can work out a small one (esf.md section 6.3).

#include <cstddef>
#include <cstdint>
#include <vector>

namespace closeout::figures {

/// Counts and what everybody knows about them: which add up to which, and which are part of which.
class CountTable {
 public:
  using Cell = std::size_t;

  /// A count that is to be published. 1 to `threshold` less one is small. Of the cells that could hide a small one the
  /// one with the lowest `worth` is withheld.
  Cell add(std::int64_t value, std::int64_t threshold, std::int64_t worth);
  /// `parts` make up `wholes`, exactly. Left out when the values do not.
  void add_sum(std::vector<Cell> const& parts, std::vector<Cell> const& wholes);
  /// `parts` are at most `wholes`; what remains is never printed, but is small from 1 to `threshold` less one (0: it
  /// tells nothing about anybody). Left out when the values contradict it.
  void add_part(std::vector<Cell> const& parts, std::vector<Cell> const& wholes, std::int64_t threshold);

 private:
  friend class Suppressor;

  struct Count {
    std::int64_t value = 0, threshold = 0, worth = 0;
    bool is_hidden = false;  ///< A remainder.
    [[nodiscard]] bool is_small() const { return value > 0 && value < threshold; }
  };
  struct Term {
    Cell cell;
    int sign;
  };
  void relate(std::vector<Cell> const& parts, std::vector<Cell> const& wholes, std::vector<Term> terms);
  [[nodiscard]] std::int64_t difference(std::vector<Cell> const& parts, std::vector<Cell> const& wholes) const;

  std::vector<Count> counts_;
  std::vector<std::vector<Term>> relations_;        ///< Signed counts that add up to nothing.
  std::vector<std::vector<std::size_t>> touching_;  ///< By cell: its relations.
};

enum class Shown : std::uint8_t {
  Number,    ///< As it is: none, or no small count.
  Range,     ///< "<3": everybody may know that it is small.
  Withheld,  ///< "–": small itself, or it would give another one away.
};

/// By cell; remainders are numbers. For every count that is not shown, and for every small remainder, there is another
/// table that shows the same numbers, keeps all the relations and differs in that count.
[[nodiscard]] std::vector<Shown> suppress(CountTable const& table);

}  // namespace closeout::figures
