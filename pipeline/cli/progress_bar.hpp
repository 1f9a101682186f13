#pragma once

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <mutex>

namespace closeout::cli {

/// One line on a terminal that is drawn over itself, from the first second on. Nothing if `stream` is no terminal.
class ProgressBar {
 public:
  ProgressBar(std::FILE* stream, bool is_wanted);
  ~ProgressBar();
  ProgressBar(ProgressBar const&) = delete;
  ProgressBar& operator=(ProgressBar const&) = delete;

  /// From any thread.
  void update(std::size_t done, std::size_t all);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  std::FILE* stream_;
  bool is_active_;
  bool is_drawn_ = false;
  std::size_t most_done_ = 0;
  std::chrono::steady_clock::time_point start_;
  std::mutex mutex_;
};

}  // namespace closeout::cli
