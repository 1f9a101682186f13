#pragma once
// Work on threads whose results are taken in the order the work was given.

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <utility>

namespace closeout::base {

/// Hands every job's result to `take`, on the thread that adds the jobs and in the order they were added, so that the
/// number of threads shows nowhere. No more than twice `threads` results are kept. Jobs must not throw.
template <typename Result>
class OrderedJobs {
 public:
  OrderedJobs(unsigned threads, std::function<void(Result)> take)
      : limit_(2 * static_cast<std::size_t>(std::max(threads, 1U))), threads_(threads), take_(std::move(take)) {}

  /// Begins a job, and waits for an earlier one if there are too many. With one thread the job runs here and now.
  void add(std::function<Result()> job) {
    if (threads_ <= 1) {
      take_(job());
      return;
    }
    if (under_way_.size() >= limit_) take_first();
    under_way_.push_back(std::async(std::launch::async, std::move(job)));
  }

  /// Waits for all.
  void finish() {
    while (!under_way_.empty()) take_first();
  }

 private:
  void take_first() {
    Result result = under_way_.front().get();
    under_way_.pop_front();
    take_(std::move(result));
  }

  std::size_t limit_;
  unsigned threads_;
  std::function<void(Result)> take_;
  std::deque<std::future<Result>> under_way_;
};

}  // namespace closeout::base
