#include "base/lending_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>

#include "base/thread_pool.hpp"

namespace closeout::base {
namespace {

struct Tool {
  int users = 0, times_used = 0;
};

TEST(LendingPool, LendsAThingToOneBorrowerAtATime) {
  LendingPool<Tool> pool([] { return std::make_unique<Tool>(); });
  std::atomic<int> shared{0};
  for_each_index(2000, 4, [&](std::size_t) {
    auto const tool = pool.borrow();
    if (++tool->users > 1) ++shared;
    ++tool->times_used;
    --tool->users;
  });
  EXPECT_EQ(shared, 0);
  int times = 0;
  for (auto const& tool : pool.idle()) times += tool->times_used;
  EXPECT_EQ(times, 2000);
}

TEST(LendingPool, MakesAnotherOnlyWhenAllAreLent) {
  int made = 0;
  LendingPool<Tool> pool([&made] {
    ++made;
    return std::make_unique<Tool>();
  });
  { auto const first = pool.borrow(), second = pool.borrow(); }
  for (int again = 0; again < 3; ++again) pool.borrow()->times_used = again;
  EXPECT_EQ(made, 2);
  EXPECT_EQ(pool.idle().size(), 2U);
}

TEST(LendingPool, LendsWhatWasAdded) {
  LendingPool<Tool> pool([] { return std::make_unique<Tool>(); });
  pool.add(std::make_unique<Tool>(Tool{0, 7}));
  EXPECT_EQ(pool.borrow()->times_used, 7);
}

}  // namespace
}  // namespace closeout::base
