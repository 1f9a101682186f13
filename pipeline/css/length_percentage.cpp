#include "css/length_percentage.hpp"

#include <algorithm>

namespace closeout::css {

bool LengthPercentage::operator==(LengthPercentage const& other) const {
  if (length != other.length || percentage != other.percentage) return false;
  if (function == nullptr || other.function == nullptr) return function == other.function;
  return *function == *other.function;
}

base::Length LengthPercentage::resolved_with_function(base::Length reference) const {
  return length + reference.scaled(percentage / 100.0) + function->resolved(reference);
}

base::Length MathFunction::resolved(base::Length reference) const {
  base::Length result = operands.front().resolved(reference);
  for (auto operand = operands.begin() + 1; operand != operands.end(); ++operand) {
    base::Length const value = operand->resolved(reference);
    if (kind == Kind::Sum) result += value;
    if (kind == Kind::Min) result = std::min(result, value);
    if (kind == Kind::Max) result = std::max(result, value);
  }
  return factor == 1 ? result : result.scaled(factor);
}

}  // namespace closeout::css
