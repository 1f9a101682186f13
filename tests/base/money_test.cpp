#include "base/money.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <random>

#include "base/money_overflow.hpp"

namespace closeout::base {
namespace {

std::optional<std::int64_t> cents(std::string_view decimal) {
  auto const parsed = Cents::parse(decimal);
  return parsed ? std::optional(parsed->value()) : std::nullopt;
}

TEST(Cents, AreReadFromDecimals) {
  EXPECT_EQ(cents("216803.00"), 21680300);
  EXPECT_EQ(cents("12"), 1200);
  EXPECT_EQ(cents("1234.5"), 123450);
  EXPECT_EQ(cents("-0.05"), -5);
  EXPECT_EQ(cents("+1"), 100);
  EXPECT_EQ(cents("007"), 700);
  EXPECT_EQ(cents("999999999999999.99"), 99999999999999999);
}

TEST(Cents, RefuseEverythingElse) {
  for (char const* text : {"", "-", ".", "1.", ".5", "1.234", "1e2", "1,50", "1 000", "1 ", "0x1", "--1", "+-1", "1.-5",
                           "1000000000000000", "\u0661"}) {
    EXPECT_EQ(cents(text), std::nullopt) << text;
  }
}

TEST(Cents, AreWrittenWithTwoDecimals) {
  EXPECT_EQ(Cents(21680300).to_decimal(), "216803.00");
  EXPECT_EQ(Cents(5).to_decimal(), "0.05");
  EXPECT_EQ(Cents(-5).to_decimal(), "-0.05");
  EXPECT_EQ(Cents(-123456).to_decimal(), "-1234.56");
  EXPECT_EQ(Cents(std::numeric_limits<std::int64_t>::min()).to_decimal(), "-92233720368547758.08");
}

TEST(Cents, WhatIsWrittenIsReadBack) {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int64_t> amounts(-99999999999999999, 99999999999999999);
  for (int i = 0; i < 1000; ++i) {
    Cents const amount(amounts(random));
    EXPECT_EQ(Cents::parse(amount.to_decimal()), amount);
  }
}

TEST(CentsDeathTest, OverflowStopsTheProgram) {
  Cents const largest(std::numeric_limits<std::int64_t>::max());
  EXPECT_DEATH(static_cast<void>(largest + Cents(1)), "64-bit cents");
  EXPECT_DEATH(static_cast<void>(-Cents(std::numeric_limits<std::int64_t>::min())), "64-bit cents");
  EXPECT_DEATH(static_cast<void>(apply(Rate{200, 100}, largest)), "64-bit cents");
}

TEST(Rate, IsAnExactFractionOfAPercentage) {
  auto const rate = Rate::parse_percent("26.44");
  ASSERT_TRUE(rate.has_value());
  EXPECT_EQ(rate->numerator, 2644);
  EXPECT_EQ(rate->denominator, 10000);
  EXPECT_EQ(Rate::parse_percent("17")->denominator, 100);
  EXPECT_FALSE(Rate::parse_percent("17 %").has_value());
}

TEST(Apply, WorkedExamplesOfTheCostModels) {
  EXPECT_EQ(apply({17, 100}, Cents(10'000'000)), Cents(1'700'000));
  EXPECT_EQ(apply({2644, 10000}, Cents(10'000'000)), Cents(2'644'000));
  EXPECT_EQ(apply({40, 100}, Cents(12'644'000)), Cents(5'057'600));
}

TEST(Apply, RoundsHalfAwayFromZero) {
  EXPECT_EQ(apply({1, 2}, Cents(1)), Cents(1));
  EXPECT_EQ(apply({1, 2}, Cents(-1)), Cents(-1));
  EXPECT_EQ(apply({49, 100}, Cents(1)), Cents(0));
  EXPECT_EQ(apply({17, 100}, Cents(50)), Cents(9));  // 8.5 cents.
  EXPECT_EQ(apply({17, 100}, Cents(49)), Cents(8));  // 8.33 cents.
}

TEST(Apply, IsExactWhereSixtyFourBitsAreNotEnough) {
  EXPECT_EQ(apply({9999, 10000}, Cents(90'000'000'000'000'000)), Cents(89'991'000'000'000'000));
}

TEST(Share, IsRoundedToHundredthsOfAPercent) {
  EXPECT_EQ(share_in_basis_points(Cents(1), Cents(3)), 3333);
  EXPECT_EQ(share_in_basis_points(Cents(2), Cents(3)), 6667);
  EXPECT_EQ(share_in_basis_points(Cents(1), Cents(20000)), 1);  // Half a hundredth.
  EXPECT_EQ(share_in_basis_points(Cents(-1), Cents(20000)), -1);
  EXPECT_EQ(share_in_basis_points(Cents(-1), Cents(-2)), 5000);
  EXPECT_EQ(share_in_basis_points(Cents(1), Cents(0)), std::nullopt);
}

std::vector<Cents> split_of(std::int64_t total, std::vector<std::int64_t> const& weights) {
  return split(Cents(total), weights);
}

TEST(Split, GivesRemaindersToTheLargestThenToTheFirst) {
  EXPECT_EQ(split_of(100, {1, 1, 1}), (std::vector{Cents(34), Cents(33), Cents(33)}));
  EXPECT_EQ(split_of(10, {1, 2, 3}), (std::vector{Cents(2), Cents(3), Cents(5)}));
  EXPECT_EQ(split_of(-100, {1, 1, 1}), (std::vector{Cents(-34), Cents(-33), Cents(-33)}));
  EXPECT_EQ(split_of(7, {0, 5, 0}), (std::vector{Cents(0), Cents(7), Cents(0)}));
  EXPECT_EQ(split_of(0, {3, 4}), (std::vector{Cents(0), Cents(0)}));
}

TEST(Split, PartsAlwaysAddUpAndAreWithinACentOfTheirShare) {
  std::mt19937_64 random(20211107);
  std::uniform_int_distribution<std::int64_t> totals(-1'000'000'000'000, 1'000'000'000'000);
  std::uniform_int_distribution<std::int64_t> weights(0, 1'000'000);
  std::uniform_int_distribution<std::size_t> counts(1, 12);
  for (int round = 0; round < 5000; ++round) {
    std::vector<std::int64_t> of(counts(random));
    for (std::int64_t& weight : of) weight = weights(random);
    of.front() += 1;
    Cents const total(totals(random));
    std::vector<Cents> const parts = split(total, of);
    ASSERT_EQ(sum(parts), total);
    auto const weight_sum = static_cast<long double>(std::accumulate(of.begin(), of.end(), std::int64_t{0}));
    for (std::size_t i = 0; i < of.size(); ++i) {
      long double const share = static_cast<long double>(total.value()) * static_cast<long double>(of[i]) / weight_sum;
      ASSERT_LT(std::abs(static_cast<long double>(parts[i].value()) - share), 1.0L);
    }
  }
}

TEST(MoneyOverflow, IsRememberedByWhoeverWatches) {
  MoneyOverflowWatch const watch;
  Cents const most = MoneyOverflowWatch::most;
  EXPECT_EQ(most + Cents(0), most);
  EXPECT_FALSE(watch.has_overflowed());
  EXPECT_EQ(most + Cents(1), most);
  EXPECT_TRUE(watch.has_overflowed());
}

TEST(MoneyOverflow, IsRememberedBelowZeroAndOfRates) {
  {
    MoneyOverflowWatch const watch;
    EXPECT_EQ(-MoneyOverflowWatch::most - Cents(1), -MoneyOverflowWatch::most);
    EXPECT_TRUE(watch.has_overflowed());
  }
  MoneyOverflowWatch const watch;
  EXPECT_EQ(apply(Rate{3, 2}, MoneyOverflowWatch::most), MoneyOverflowWatch::most);
  EXPECT_TRUE(watch.has_overflowed());
}

TEST(MoneyOverflow, SharesOfWhatIsWithinItHaveRoom) {
  EXPECT_EQ(share_in_basis_points(MoneyOverflowWatch::most, Cents(1)), MoneyOverflowWatch::most.value() * 10'000);
}

TEST(MoneyOverflowDeathTest, EndsTheProgramWhereNobodyWatches) {
  { MoneyOverflowWatch const before; }
  EXPECT_DEATH(static_cast<void>(Cents(std::numeric_limits<std::int64_t>::max()) + Cents(1)), "64-bit cents");
}

}  // namespace
}  // namespace closeout::base
