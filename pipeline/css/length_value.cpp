#include "css/length_value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "css/characters.hpp"
#include "css/math_value.hpp"

namespace closeout::css {
namespace {

struct TermUnit {
  std::string_view name;
  double px, em, rem;
};

// css-values-4 sections 6.1 and 6.2: 1in = 96px.
constexpr std::array<TermUnit, 9> term_units{{{"px", 1, 0, 0},
                                              {"pt", 96.0 / 72, 0, 0},
                                              {"mm", 96 / 25.4, 0, 0},
                                              {"cm", 96 / 2.54, 0, 0},
                                              {"in", 96, 0, 0},
                                              {"pc", 16, 0, 0},
                                              {"q", 96 / 101.6, 0, 0},
                                              {"em", 0, 1, 0},
                                              {"rem", 0, 0, 1}}};

struct RelativeUnit {
  std::string_view name;
  LengthUnit unit;
};

// The profile has no vertical writing modes: vi is vw, vb is vh.
constexpr std::array<RelativeUnit, 12> relative_units{{{"ex", LengthUnit::Ex},
                                                       {"ch", LengthUnit::Ch},
                                                       {"cap", LengthUnit::Cap},
                                                       {"ic", LengthUnit::Ic},
                                                       {"lh", LengthUnit::LineHeight},
                                                       {"rlh", LengthUnit::RootLineHeight},
                                                       {"vw", LengthUnit::ViewportWidth},
                                                       {"vi", LengthUnit::ViewportWidth},
                                                       {"vh", LengthUnit::ViewportHeight},
                                                       {"vb", LengthUnit::ViewportHeight},
                                                       {"vmin", LengthUnit::ViewportMin},
                                                       {"vmax", LengthUnit::ViewportMax}}};

/// A page has one size: the small, large and dynamic viewports of css-values-4 section 6.1.2 are the same.
std::string_view without_viewport_size(std::string_view unit) {
  char const first = unit.empty() ? '\0' : to_lower(unit[0]);
  bool const has_size = (first == 's' || first == 'l' || first == 'd') && unit.size() > 2 && to_lower(unit[1]) == 'v';
  return has_size ? unit.substr(1) : unit;
}

bool is_negative(SpecifiedLength const& length) {
  bool const has_negative_term = length.px < 0 || length.em < 0 || length.rem < 0 || length.percentage < 0;
  return has_negative_term || (length.rest && length.rest->factor < 0);
}

std::optional<SpecifiedLength> take_literal(ValueReader& reader) {
  if (reader.at_end()) return std::nullopt;
  Token const& token = reader.peek().token;
  std::optional<SpecifiedLength> length;
  if (token.is(TokenKind::Dimension)) length = length_of(token);
  if (token.is(TokenKind::Percentage)) length = SpecifiedLength{0, 0, 0, token.number, true};
  if (token.is(TokenKind::Number) && token.number == 0) length = SpecifiedLength{};
  if (length) reader.take();
  return length;
}

bool is_percentage(SpecifiedLength const& length) {
  return length.has_percentage && length.px == 0 && length.em == 0 && length.rem == 0 && !length.rest;
}

}  // namespace

double within_limit(double value) {
  return std::isnan(value) ? 0 : std::clamp(value, -greatest_pixels, greatest_pixels);
}

std::optional<SpecifiedLength> length_of(Token const& dimension) {
  double const n = dimension.number;
  for (TermUnit const& unit : term_units) {
    if (equals_ignoring_case(dimension.text, unit.name)) return SpecifiedLength{n * unit.px, n * unit.em, n * unit.rem};
  }
  std::string_view const name = without_viewport_size(dimension.text);
  for (RelativeUnit const& row : relative_units) {
    if (!equals_ignoring_case(name, row.name)) continue;
    SpecifiedLength length;
    length.rest =
        std::make_shared<LengthExpression const>(LengthExpression{LengthExpression::Kind::Unit, n, row.unit, nullptr});
    return length;
  }
  return std::nullopt;
}

void scale(SpecifiedLength& length, double factor) {
  // What is not there stays so: infinity times 0 would be no number.
  for (double SpecifiedLength::*term :
       {&SpecifiedLength::px, &SpecifiedLength::em, &SpecifiedLength::rem, &SpecifiedLength::percentage}) {
    if (length.*term != 0) length.*term *= factor;
  }
  if (!length.rest) return;
  LengthExpression rest = *length.rest;
  rest.factor *= factor;
  length.rest = std::make_shared<LengthExpression const>(std::move(rest));
}

void add_terms(SpecifiedLength& to, SpecifiedLength const& other) {
  to.px += other.px;
  to.em += other.em;
  to.rem += other.rem;
  to.percentage += other.percentage;
  to.has_percentage = to.has_percentage || other.has_percentage;
}

SpecifiedLength expression_of(LengthExpression::Kind kind, std::vector<SpecifiedLength> operands) {
  SpecifiedLength result;
  for (SpecifiedLength const& operand : operands) {
    result.has_percentage = result.has_percentage || operand.has_percentage;
  }
  LengthExpression expression;
  expression.kind = kind;
  expression.operands = std::make_shared<std::vector<SpecifiedLength> const>(std::move(operands));
  result.rest = std::make_shared<LengthExpression const>(std::move(expression));
  return result;
}

SpecifiedLength sum_of(SpecifiedLength const& a, SpecifiedLength const& b) {
  if (a.rest && b.rest) return expression_of(LengthExpression::Kind::Sum, {a, b});
  SpecifiedLength sum = a;
  add_terms(sum, b);
  if (b.rest) sum.rest = b.rest;
  return sum;
}

std::optional<SpecifiedLength> take_length(ValueReader& reader, Percentages percentages, Range range) {
  std::size_t const start = reader.position();
  auto const refuse = [&]() -> std::optional<SpecifiedLength> {
    reader.rewind(start);
    return std::nullopt;
  };
  std::optional<SpecifiedLength> length = take_literal(reader);
  if (length && range == Range::NonNegative && is_negative(*length)) return refuse();
  if (!length) {
    auto value = take_math_function(reader);
    if (!value || value->is_number) return refuse();
    length = std::move(value->length);
  }
  if (length->has_percentage && percentages == Percentages::Forbidden) return refuse();
  return length;
}

std::optional<double> take_percentage(ValueReader& reader) {
  if (reader.next_is(TokenKind::Percentage)) return reader.take().token.number;
  std::size_t const start = reader.position();
  auto const value = take_math_function(reader);
  if (value && !value->is_number && is_percentage(value->length)) return within_limit(value->length.percentage);
  reader.rewind(start);
  return std::nullopt;
}

std::optional<double> take_number(ValueReader& reader) {
  if (reader.next_is(TokenKind::Number)) return reader.take().token.number;
  std::size_t const start = reader.position();
  auto const value = take_math_function(reader);
  if (value && value->is_number) {
    return within_limit(value->number);
  }
  reader.rewind(start);
  return std::nullopt;
}

std::optional<int> take_integer(ValueReader& reader) {
  if (!reader.next_is(TokenKind::Number)) {
    auto const number = take_number(reader);
    return number ? std::optional(static_cast<int>(std::floor(*number + 0.5))) : std::nullopt;
  }
  if (!reader.peek().token.is_integer) return std::nullopt;
  return static_cast<int>(reader.take().token.number);
}

}  // namespace closeout::css
