#include "cli/progress_bar.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <string>

namespace closeout::cli {

namespace {

constexpr std::size_t bar_width = 30;
constexpr char const* clear_line = "\r\033[K";

}  // namespace

ProgressBar::ProgressBar(std::FILE* stream, bool is_wanted)
    : stream_(stream),
      is_active_(is_wanted && ::isatty(::fileno(stream)) != 0),
      start_(std::chrono::steady_clock::now()) {}

ProgressBar::~ProgressBar() {
  clear();
}

void ProgressBar::clear() {
  std::scoped_lock const lock(mutex_);
  if (is_drawn_) std::fputs(clear_line, stream_);
  is_drawn_ = false;
}

void ProgressBar::update(std::size_t done, std::size_t all) {
  std::scoped_lock const lock(mutex_);
  // Who finishes quickly gets no flicker.
  if (!is_active_ || done <= most_done_ || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
  most_done_ = done;
  std::size_t const filled = all == 0 ? 0 : bar_width * done / all;
  std::string bar;
  for (std::size_t i = 0; i < bar_width; ++i) bar += i < filled ? "\u2501" : "\u2500";
  std::fputs(fmt::format("{}{} {}/{}", clear_line, bar, done, all).c_str(), stream_);
  std::fflush(stream_);
  is_drawn_ = true;
}

}  // namespace closeout::cli
