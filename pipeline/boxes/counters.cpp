#include "boxes/counters.hpp"

#include <limits>

namespace closeout::boxes {

void Counters::leave_element() {
  for (std::string const& name : levels_.back()) {
    auto const found = values_.find(name);
    found->second.pop_back();
    if (found->second.empty()) values_.erase(found);
  }
  levels_.pop_back();
}

// Section 4.1: a reset at the same depth replaces the sibling's counter, elsewhere it nests.
void Counters::reset(std::string const& name, int value) {
  bool const is_new = levels_.back().insert(name).second;
  if (is_new) {
    values_[name].push_back(value);
  } else {
    values_[name].back() = value;
  }
}

/// Section 4.2: a counter that is not there is made here.
int& Counters::innermost(std::string const& name) {
  if (!values_.contains(name)) reset(name, 0);
  return values_[name].back();
}

void Counters::increment(std::string const& name, int by) {
  int& value = innermost(name);
  long const sum = static_cast<long>(value) + by;
  bool const fits = sum >= std::numeric_limits<int>::min() && sum <= std::numeric_limits<int>::max();
  if (fits) value = static_cast<int>(sum);
}

void Counters::set(std::string const& name, int value) {
  innermost(name) = value;
}

void Counters::apply(css::ComputedStyle const& style) {
  for (css::CounterChange const& change : style.counter_reset) reset(change.name, change.value);
  for (css::CounterChange const& change : style.counter_increment) increment(change.name, change.value);
  for (css::CounterChange const& change : style.counter_set) set(change.name, change.value);
}

int Counters::value(std::string const& name) const {
  auto const found = values_.find(name);
  return found == values_.end() ? 0 : found->second.back();
}

std::vector<int> Counters::values(std::string const& name) const {
  auto const found = values_.find(name);
  return found == values_.end() ? std::vector<int>{0} : found->second;
}

}  // namespace closeout::boxes
