#pragma once
// Work spread over threads; results stay in the order of the work, so the thread count never shows.

#include <cstddef>
#include <functional>

namespace closeout::base {

/// Runs work(0) ... work(count - 1) on up to `threads` threads and waits for all. Each index is run once;
/// the order among threads is free, so `work` writes only to its own slot. `work` must not throw.
void for_each_index(std::size_t count, unsigned threads, std::function<void(std::size_t)> const& work);

}  // namespace closeout::base
