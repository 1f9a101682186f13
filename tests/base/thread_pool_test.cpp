#include "base/thread_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace closeout::base {
namespace {

TEST(ForEachIndex, RunsEveryIndexOnceWhateverTheThreads) {
  for (unsigned const threads : {0U, 1U, 2U, 7U, 64U}) {
    std::vector<std::atomic<int>> runs(100);
    for_each_index(runs.size(), threads, [&](std::size_t index) { ++runs[index]; });
    for (auto const& count : runs) EXPECT_EQ(count, 1) << threads;
  }
}

TEST(ForEachIndex, OfNothingReturns) {
  for_each_index(0, 4, [](std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace closeout::base
