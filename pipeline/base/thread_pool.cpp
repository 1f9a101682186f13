#include "base/thread_pool.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace closeout::base {

void for_each_index(std::size_t count, unsigned threads, std::function<void(std::size_t)> const& work) {
  std::atomic<std::size_t> next{0};
  auto const run = [&] {
    for (std::size_t index = next++; index < count; index = next++) work(index);
  };
  std::size_t const helpers = std::min<std::size_t>(std::max(threads, 1U), count);
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < helpers; ++i) others.emplace_back(run);
  run();
}

}  // namespace closeout::base
