// Small tables of counts, worked out by hand.

#include "figures/suppression.hpp"

#include <gtest/gtest.h>

namespace closeout::figures {
namespace {

/// Women, men and their total; "n" a number, "<" a range, "-" withheld.
std::string shown(std::int64_t women, std::int64_t men, std::int64_t threshold = 3) {
  CountTable table;
  auto const w = table.add(women, threshold, 0), m = table.add(men, threshold, 0);
  table.add_sum({w, m}, {table.add(women + men, threshold, 1)});
  std::string result;
  for (Shown const cell : suppress(table)) result += cell == Shown::Number ? 'n' : cell == Shown::Range ? '<' : '-';
  return result;
}

TEST(Suppression, LeavesTablesWithoutSmallCountsAlone) {
  EXPECT_EQ(shown(3, 10), "nnn");
  EXPECT_EQ(shown(0, 10), "nnn");
  EXPECT_EQ(shown(0, 0), "nnn");
}

TEST(Suppression, WithholdsASecondCountThatWouldGiveTheSmallOneAway) {
  EXPECT_EQ(shown(1, 10), "<-n");
  EXPECT_EQ(shown(10, 2), "-<n");
}

TEST(Suppression, ShowsARangeOnlyWhereItDoesNotGiveTheCountAway) {
  EXPECT_EQ(shown(1, 1), "<<-");      // "<3" would make the total 2, and each of them 1.
  EXPECT_EQ(shown(1, 0), "<n<");      // It may be two women.
  EXPECT_EQ(shown(2, 2), "<-n");      // "<3" of both would make them 2 each.
  EXPECT_EQ(shown(1, 10, 2), "--n");  // "<2" would be 1.
}

TEST(Suppression, HidesNothingBelowAThresholdOfOne) {
  EXPECT_EQ(shown(1, 2, 1), "nnn");
  EXPECT_EQ(shown(1, 2, 0), "nnn");
}

TEST(Suppression, ProtectsTheRemainderOfAPart) {
  CountTable table;
  auto const whole = table.add(10, 3, 1), part = table.add(9, 3, 0);
  table.add_part({part}, {whole}, 3);
  EXPECT_EQ(suppress(table)[part], Shown::Withheld);
  EXPECT_EQ(suppress(table)[whole], Shown::Number);
}

TEST(Suppression, LeavesARemainderThatTellsNothing) {
  CountTable table;
  auto const whole = table.add(10, 3, 1), part = table.add(9, 3, 0);
  table.add_part({part}, {whole}, 0);
  EXPECT_EQ(suppress(table)[part], Shown::Number);
}

TEST(Suppression, FollowsAChainOfSums) {
  CountTable table;
  auto const a = table.add(1, 3, 0), b = table.add(5, 3, 0), ab = table.add(6, 3, 1);
  auto const c = table.add(7, 3, 1), all = table.add(13, 3, 2);
  table.add_sum({a, b}, {ab});
  table.add_sum({ab, c}, {all});
  auto const cells = suppress(table);
  EXPECT_EQ(cells[a], Shown::Range);
  EXPECT_EQ(cells[b], Shown::Withheld);
  for (auto const cell : {ab, c, all}) EXPECT_EQ(cells[cell], Shown::Number);
}

}  // namespace
}  // namespace closeout::figures
