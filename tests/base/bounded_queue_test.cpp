#include "base/bounded_queue.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace closeout::base {
namespace {

TEST(BoundedQueue, GivesWhatItWasGivenInOrder) {
  BoundedQueue<int> queue(2);
  std::jthread const giver([&queue] {
    for (int number = 0; number < 1000; ++number) queue.give(number);
    queue.close();
  });
  for (int number = 0; number < 1000; ++number) EXPECT_EQ(queue.take(), number);
  EXPECT_EQ(queue.take(), std::nullopt);
}

TEST(BoundedQueue, ClosedTakesNothingMoreButGivesWhatIsThere) {
  BoundedQueue<int> queue(2);
  EXPECT_TRUE(queue.give(1));
  queue.close();
  EXPECT_FALSE(queue.give(2));
  EXPECT_EQ(queue.take(), 1);
  EXPECT_EQ(queue.take(), std::nullopt);
}

TEST(BoundedQueue, WhoeverWaitsWithAFullOneIsLetGoWhenItCloses) {
  BoundedQueue<int> queue(1);
  bool was_taken = true;
  {
    std::jthread const giver([&] {
      queue.give(1);
      was_taken = queue.give(2);
    });
    queue.close();
  }
  EXPECT_FALSE(was_taken);
}

}  // namespace
}  // namespace closeout::base
