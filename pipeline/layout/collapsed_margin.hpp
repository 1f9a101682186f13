#pragma once
// Adjoining margins (CSS 2.2 section 8.3.1).

#include <algorithm>

#include "base/length.hpp"

namespace closeout::layout {

/// The result of collapsing any number of margins: the largest positive plus the smallest negative one.
class CollapsedMargin {
 public:
  void add(base::Length margin) {
    largest_ = std::max(largest_, margin);
    smallest_ = std::min(smallest_, margin);
  }
  [[nodiscard]] base::Length value() const { return largest_ + smallest_; }

 private:
  base::Length largest_, smallest_;
};

}  // namespace closeout::layout
