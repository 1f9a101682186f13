#include "css/math_value.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numbers>
#include <utility>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

using Kind = LengthExpression::Kind;

/// Infinity is a number far beyond the limit of any value, so that sums and products of it stay in order.
constexpr double infinity = std::numeric_limits<double>::infinity();

struct Constant {
  std::string_view name;
  double value;
};

// css-values-4 section 10.7
constexpr std::array<Constant, 5> constants{{{"e", std::numbers::e},
                                             {"pi", std::numbers::pi},
                                             {"infinity", infinity},
                                             {"-infinity", -infinity},
                                             {"nan", std::numeric_limits<double>::quiet_NaN()}}};

std::optional<MathValue> take_sum(ValueReader& reader);
std::optional<MathValue> value_of_function(ComponentValue const& function);

MathValue number_value(double number) {
  return {true, number, {}};
}

MathValue length_value(SpecifiedLength length) {
  return {false, 0, std::move(length)};
}

std::optional<MathValue> constant_value(std::string_view name) {
  for (Constant const& row : constants) {
    if (equals_ignoring_case(row.name, name)) return number_value(row.value);
  }
  return std::nullopt;
}

std::optional<MathValue> value_in_brackets(ComponentValue const& value) {
  ValueReader inner(value.children);
  auto result = take_sum(inner);
  return result && inner.at_end() ? std::move(result) : std::nullopt;
}

std::optional<MathValue> take_value(ValueReader& reader) {
  if (reader.at_end()) return std::nullopt;
  ComponentValue const& value = reader.take();
  if (value.is_block) return value.is(TokenKind::OpenParen) ? value_in_brackets(value) : value_of_function(value);
  if (value.is(TokenKind::Number)) return number_value(value.token.number);
  if (value.is(TokenKind::Percentage)) return length_value({0, 0, 0, value.token.number, true});
  if (value.is(TokenKind::Ident)) return constant_value(value.token.text);
  if (!value.is(TokenKind::Dimension)) return std::nullopt;
  auto length = length_of(value.token);
  return length ? std::optional(length_value(std::move(*length))) : std::nullopt;
}

/// Section 10.2, "type checking": one side of * is a number, the right side of / is one. What is divided by 0 is
/// infinite (section 10.9).
std::optional<MathValue> take_product(ValueReader& reader) {
  auto product = take_value(reader);
  double factor = 1;
  while (product && !reader.at_end()) {
    bool const times = reader.take_delim('*');
    if (!times && !reader.take_delim('/')) break;
    auto next = take_value(reader);
    if (!next || (!next->is_number && (!product->is_number || !times))) return std::nullopt;
    if (!next->is_number) std::swap(*product, *next);
    factor *= times ? next->number : 1 / next->number;
  }
  if (!product || factor == 1) return product;
  product->number *= factor;
  if (!product->is_number) scale(product->length, factor);
  return product;
}

/// A sum as it is read: terms are added at once, the rest under one operator at the end.
class Sum {
 public:
  explicit Sum(MathValue first) : is_number_(first.is_number), number_(first.number), length_(std::move(first.length)) {
    if (length_.rest) rest_.push_back({0, 0, 0, 0, false, std::exchange(length_.rest, nullptr)});
  }

  bool add(MathValue value, double sign) {
    if (value.is_number != is_number_) return false;
    number_ += sign * value.number;
    if (sign != 1) scale(value.length, sign);
    add_terms(length_, value.length);
    if (value.length.rest) rest_.push_back({0, 0, 0, 0, false, std::move(value.length.rest)});
    return true;
  }

  MathValue take() {
    if (rest_.size() == 1) length_.rest = rest_.front().rest;
    if (rest_.size() > 1) length_.rest = expression_of(Kind::Sum, std::move(rest_)).rest;
    return {is_number_, number_, std::move(length_)};
  }

 private:
  bool is_number_;
  double number_;
  SpecifiedLength length_;
  std::vector<SpecifiedLength> rest_;
};

std::optional<MathValue> take_sum(ValueReader& reader) {
  auto first = take_product(reader);
  if (!first) return std::nullopt;
  Sum sum(std::move(*first));
  while (!reader.at_end() && !reader.next_is(TokenKind::Comma)) {
    bool const plus = reader.take_delim('+');
    if (!plus && !reader.take_delim('-')) return std::nullopt;
    auto next = take_product(reader);
    if (!next || !sum.add(std::move(*next), plus ? 1 : -1)) return std::nullopt;
  }
  return sum.take();
}

/// Arguments separated by commas, all numbers or all lengths.
std::optional<std::vector<MathValue>> take_arguments(ValueReader& reader) {
  std::vector<MathValue> values;
  do {
    auto value = take_sum(reader);
    if (!value || (!values.empty() && value->is_number != values.front().is_number)) return std::nullopt;
    values.push_back(std::move(*value));
  } while (reader.take(TokenKind::Comma));
  return reader.at_end() ? std::optional(std::move(values)) : std::nullopt;
}

/// css-values-4 section 10.3: NaN is not less than anything, and makes the whole NaN.
MathValue extreme(Kind kind, std::vector<MathValue> values) {
  if (values.size() == 1) return std::move(values.front());
  if (values.front().is_number) {
    double result = values.front().number;
    for (MathValue const& value : values) {
      bool const wins = kind == Kind::Min ? value.number < result : value.number > result;
      if (wins || value.number != value.number) result = value.number;
    }
    return number_value(result);
  }
  std::vector<SpecifiedLength> operands;
  for (MathValue& value : values) operands.push_back(std::move(value.length));
  return length_value(expression_of(kind, std::move(operands)));
}

/// clamp(min, value, max) is max(min, min(value, max)); `none` is no limit (section 10.3).
std::optional<MathValue> take_clamp(ValueReader& reader) {
  bool const no_min = reader.take_ident("none");
  auto least = no_min ? std::nullopt : take_sum(reader);
  if ((!no_min && !least) || !reader.take(TokenKind::Comma)) return std::nullopt;
  auto value = take_sum(reader);
  if (!value || !reader.take(TokenKind::Comma)) return std::nullopt;
  bool const no_max = reader.take_ident("none");
  auto greatest = no_max ? std::nullopt : take_sum(reader);
  if ((!no_max && !greatest) || !reader.at_end()) return std::nullopt;
  bool const fits =
      (!least || least->is_number == value->is_number) && (!greatest || greatest->is_number == value->is_number);
  if (!fits) return std::nullopt;
  if (greatest) value = extreme(Kind::Min, {std::move(*value), std::move(*greatest)});
  if (least) value = extreme(Kind::Max, {std::move(*least), std::move(*value)});
  return value;
}

std::optional<MathValue> value_of_function(ComponentValue const& function) {
  if (function.is_function("calc")) return value_in_brackets(function);
  ValueReader inner(function.children);
  if (function.is_function("clamp")) return take_clamp(inner);
  bool const is_min = function.is_function("min");
  if (!is_min && !function.is_function("max")) return std::nullopt;
  auto values = take_arguments(inner);
  if (!values) return std::nullopt;
  return extreme(is_min ? Kind::Min : Kind::Max, std::move(*values));
}

}  // namespace

std::optional<MathValue> take_math_function(ValueReader& reader) {
  if (!reader.next_is(TokenKind::Function)) return std::nullopt;
  auto value = value_of_function(reader.peek());
  if (value) reader.take();
  return value;
}

}  // namespace closeout::css
