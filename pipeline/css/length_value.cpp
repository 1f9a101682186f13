#include "css/length_value.hpp"

#include <array>
#include <cmath>
#include <string_view>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

struct Unit {
  std::string_view name;
  double px, em, rem;
};

// css-values-3 sections 6.1 and 6.2: 1in = 96px.
constexpr std::array<Unit, 11> units{{{"px", 1, 0, 0},
                                      {"pt", 96.0 / 72, 0, 0},
                                      {"mm", 96 / 25.4, 0, 0},
                                      {"cm", 96 / 2.54, 0, 0},
                                      {"in", 96, 0, 0},
                                      {"pc", 16, 0, 0},
                                      {"q", 96 / 101.6, 0, 0},
                                      {"em", 0, 1, 0},
                                      {"rem", 0, 0, 1},
                                      {"ex", 0, 0.5, 0},
                                      {"ch", 0, 0.5, 0}}};

/// What a calc() sub-expression is: a number, or a length with its terms.
struct CalcValue {
  bool is_number = true;
  double number = 0;
  SpecifiedLength length;
};

void scale(SpecifiedLength& length, double factor) {
  length.px *= factor;
  length.em *= factor;
  length.rem *= factor;
  length.percentage *= factor;
}

void add(SpecifiedLength& to, SpecifiedLength const& other, double sign) {
  to.px += sign * other.px;
  to.em += sign * other.em;
  to.rem += sign * other.rem;
  to.percentage += sign * other.percentage;
  to.has_percentage = to.has_percentage || other.has_percentage;
}

std::optional<SpecifiedLength> from_dimension(Token const& token) {
  for (Unit const& unit : units) {
    if (!equals_ignoring_case(token.text, unit.name)) continue;
    double const n = token.number;
    return SpecifiedLength{n * unit.px, n * unit.em, n * unit.rem, 0, false};
  }
  return std::nullopt;
}

SpecifiedLength from_percentage(double percentage) {
  return {0, 0, 0, percentage, true};
}

std::optional<CalcValue> take_sum(ValueReader& reader);

std::optional<CalcValue> nested(ComponentValue const& value) {
  ValueReader inner(value.children);
  auto const result = take_sum(inner);
  return result && inner.at_end() ? result : std::nullopt;
}

std::optional<CalcValue> take_calc_value(ValueReader& reader) {
  if (reader.at_end()) return std::nullopt;
  ComponentValue const& value = reader.take();
  if (value.is_function("calc") || (value.is_block && value.is(TokenKind::OpenParen))) return nested(value);
  if (value.is(TokenKind::Number)) return CalcValue{true, value.token.number, {}};
  if (value.is(TokenKind::Percentage)) return CalcValue{false, 0, from_percentage(value.token.number)};
  if (!value.is(TokenKind::Dimension)) return std::nullopt;
  auto const length = from_dimension(value.token);
  return length ? std::optional(CalcValue{false, 0, *length}) : std::nullopt;
}

/// css-values-3 section 8.1.3, "type checking": one side of * is a number, the right side of / is one.
bool multiply(CalcValue& left, CalcValue right) {
  if (!left.is_number && !right.is_number) return false;
  if (left.is_number) std::swap(left, right);
  left.number *= right.number;
  scale(left.length, right.number);
  return true;
}

std::optional<CalcValue> take_product(ValueReader& reader) {
  auto left = take_calc_value(reader);
  while (left && !reader.at_end()) {
    bool const times = reader.take_delim('*');
    if (!times && !reader.take_delim('/')) return left;
    auto right = take_calc_value(reader);
    if (!right) return std::nullopt;
    if (!times) {
      if (!right->is_number || right->number == 0) return std::nullopt;
      right->number = 1 / right->number;
    }
    if (!multiply(*left, *right)) return std::nullopt;
  }
  return left;
}

std::optional<CalcValue> take_sum(ValueReader& reader) {
  auto left = take_product(reader);
  while (left && !reader.at_end()) {
    bool const plus = reader.take_delim('+');
    if (!plus && !reader.take_delim('-')) return std::nullopt;
    auto const right = take_product(reader);
    if (!right || right->is_number != left->is_number) return std::nullopt;
    double const sign = plus ? 1 : -1;
    left->number += sign * right->number;
    add(left->length, right->length, sign);
  }
  return left;
}

std::optional<CalcValue> take_calc(ValueReader& reader) {
  ComponentValue const* function = reader.take_function("calc");
  return function == nullptr ? std::nullopt : nested(*function);
}

bool is_negative(SpecifiedLength const& length) {
  return length.px < 0 || length.em < 0 || length.rem < 0 || length.percentage < 0;
}

std::optional<SpecifiedLength> take_literal(ValueReader& reader) {
  if (reader.at_end()) return std::nullopt;
  Token const& token = reader.peek().token;
  std::optional<SpecifiedLength> length;
  if (token.is(TokenKind::Dimension)) length = from_dimension(token);
  if (token.is(TokenKind::Percentage)) length = from_percentage(token.number);
  if (token.is(TokenKind::Number) && token.number == 0) length = SpecifiedLength{};
  if (length) reader.take();
  return length;
}

}  // namespace

std::optional<SpecifiedLength> take_length(ValueReader& reader, Percentages percentages, Range range) {
  std::size_t const start = reader.position();
  auto const refuse = [&]() -> std::optional<SpecifiedLength> {
    reader.rewind(start);
    return std::nullopt;
  };
  std::optional<SpecifiedLength> length = take_literal(reader);
  if (length && range == Range::NonNegative && is_negative(*length)) return refuse();
  if (!length) {
    auto const calc = take_calc(reader);
    if (!calc || calc->is_number) return refuse();
    length = calc->length;
  }
  if (length->has_percentage && percentages == Percentages::Forbidden) return refuse();
  return length;
}

std::optional<double> take_percentage(ValueReader& reader) {
  if (!reader.next_is(TokenKind::Percentage)) return std::nullopt;
  return reader.take().token.number;
}

std::optional<double> take_number(ValueReader& reader) {
  if (reader.next_is(TokenKind::Number)) return reader.take().token.number;
  std::size_t const start = reader.position();
  auto const calc = take_calc(reader);
  if (calc && calc->is_number) return calc->number;
  reader.rewind(start);
  return std::nullopt;
}

std::optional<int> take_integer(ValueReader& reader) {
  if (!reader.next_is(TokenKind::Number) || !reader.peek().token.is_integer) return std::nullopt;
  return static_cast<int>(reader.take().token.number);
}

LengthPercentage computed(SpecifiedLength const& specified, FontScale const& scale) {
  double const pixels = specified.px + specified.em * scale.em + specified.rem * scale.root_em;
  return {base::Length::from_pixels(pixels), specified.percentage};
}

}  // namespace closeout::css
