#pragma once
// What one thread makes and another takes, in order.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace closeout::base {

/// Of what was given and not taken there are `limit` at most: who gives waits then.
template <typename Item>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t limit) : limit_(limit) {}

  /// False if the queue is closed: nothing is taken any more.
  bool give(Item item) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || items_.size() < limit_; });
    if (is_closed_) return false;
    items_.push_back(std::move(item));
    changed_.notify_all();
    return true;
  }

  /// Waits for the next one; nothing if the queue is closed and empty.
  [[nodiscard]] std::optional<Item> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || !items_.empty(); });
    if (items_.empty()) return std::nullopt;
    std::optional<Item> item(std::move(items_.front()));
    items_.pop_front();
    changed_.notify_all();
    return item;
  }

  /// From either side; what was given before can still be taken.
  void close() {
    std::scoped_lock const lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }

 private:
  std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  bool is_closed_ = false;
};

}  // namespace closeout::base
