#pragma once
// Work on threads whose results are taken in the order the work was given.

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include "base/bounded_queue.hpp"

namespace closeout::base {

/// Hands every job's result to `take`, on the thread that adds the jobs and in the order they were added, so that the
/// number of threads shows nowhere. No more than twice `threads` results are kept. Jobs must not throw. The threads
/// stay until the end: one for each job would leave as many heaps behind.
template <typename Result>
class OrderedJobs {
 public:
  OrderedJobs(unsigned threads, std::function<void(Result)> take)
      : limit_(2 * static_cast<std::size_t>(threads)),
        take_(std::move(take)),
        waiting_(std::max<std::size_t>(limit_, 1)) {
    for (unsigned thread = 0; threads > 1 && thread < threads; ++thread) threads_.emplace_back([this] { work(); });
  }
  OrderedJobs(OrderedJobs const&) = delete;
  OrderedJobs& operator=(OrderedJobs const&) = delete;
  ~OrderedJobs() { waiting_.close(); }

  /// Begins a job, and waits for an earlier one if there are too many. With one thread the job runs here and now.
  void add(std::function<Result()> job) {
    if (threads_.empty()) {
      take_(job());
      return;
    }
    if (under_way_.size() >= limit_) take_first();
    std::packaged_task<Result()> task(std::move(job));
    under_way_.push_back(task.get_future());
    waiting_.give(std::move(task));
  }

  /// Waits for all.
  void finish() {
    while (!under_way_.empty()) take_first();
  }

 private:
  void work() {
    while (auto task = waiting_.take()) (*task)();
  }

  void take_first() {
    Result result = under_way_.front().get();
    under_way_.pop_front();
    take_(std::move(result));
  }

  std::size_t limit_;
  std::function<void(Result)> take_;
  std::deque<std::future<Result>> under_way_;
  BoundedQueue<std::packaged_task<Result()>> waiting_;
  std::vector<std::jthread> threads_;  ///< The last member: they end before what they work with.
};

}  // namespace closeout::base
