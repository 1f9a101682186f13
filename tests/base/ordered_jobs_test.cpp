#include "base/ordered_jobs.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace closeout::base {
namespace {

TEST(OrderedJobs, ResultsComeInTheOrderOfTheJobsWhateverTheThreads) {
  for (unsigned const threads : {0U, 1U, 2U, 5U}) {
    std::vector<int> taken;
    OrderedJobs<int> jobs(threads, [&taken](int result) { taken.push_back(result); });
    for (int i = 0; i < 40; ++i) {
      jobs.add([i] {
        std::this_thread::sleep_for(std::chrono::microseconds((i * 7919) % 500));
        return i;
      });
    }
    jobs.finish();
    ASSERT_EQ(taken.size(), 40U);
    for (int i = 0; i < 40; ++i) EXPECT_EQ(taken[static_cast<std::size_t>(i)], i);
  }
}

TEST(OrderedJobs, NoMoreThanTwiceTheThreadsAreKept) {
  std::atomic<int> begun{0};
  int taken = 0, most = 0;
  OrderedJobs<int> jobs(2, [&](int) { ++taken; });
  for (int i = 0; i < 20; ++i) {
    jobs.add([&begun] { return ++begun; });
    most = std::max(most, i + 1 - taken);
  }
  jobs.finish();
  EXPECT_EQ(taken, 20);
  EXPECT_LE(most, 4);
}

}  // namespace
}  // namespace closeout::base
