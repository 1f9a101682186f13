#pragma once
// A sequence that grows without moving what it holds.

#include <cstddef>
#include <utility>
#include <vector>

namespace closeout::boxes {

/// Elements keep their address until the sequence ends. Takes no memory while it is empty.
template <typename T>
class StableVector {
 public:
  template <typename... Arguments>
  T& emplace_back(Arguments&&... arguments) {
    if (blocks_.empty() || blocks_.back().size() == blocks_.back().capacity()) {
      blocks_.emplace_back().reserve(blocks_.size() == 1 ? smallest_block : 2 * blocks_[blocks_.size() - 2].size());
    }
    ++size_;
    return blocks_.back().emplace_back(std::forward<Arguments>(arguments)...);
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] T const& front() const { return blocks_.front().front(); }

 private:
  static constexpr std::size_t smallest_block = 4;

  std::vector<std::vector<T>> blocks_;  ///< Each is filled to what was reserved and never grows.
  std::size_t size_ = 0;
};

}  // namespace closeout::boxes
