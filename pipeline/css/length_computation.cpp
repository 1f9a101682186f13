// Specified lengths to computed ones.

#include <algorithm>
#include <cmath>
#include <utility>

#include "css/length_value.hpp"

namespace closeout::css {
namespace {

using Kind = LengthExpression::Kind;

/// A computed value before it is rounded to base::Length.
struct Computed {
  double px = 0, percentage = 0;
  std::vector<MathFunction> functions;  ///< To be added.
};

double line_height_of(LineHeight const& line_height, FontRequest const& font, LengthEnvironment const& environment) {
  if (line_height.kind == LineHeight::Kind::Length) return line_height.length.pixels();
  bool const is_normal = line_height.kind == LineHeight::Kind::Normal;
  return font.size.pixels() * (is_normal ? environment.measures(font).line_height : line_height.number);
}

double line_height_of(LengthScale const& scale, LengthEnvironment const& environment) {
  return scale.font == nullptr ? 0 : line_height_of(scale.line_height, *scale.font, environment);
}

double root_line_height_of(LengthScale const& scale, LengthEnvironment const& environment) {
  if (scale.root == nullptr) return line_height_of(scale, environment);
  return line_height_of(scale.root->line_height, scale.root->font, environment);
}

double pixels_of(LengthUnit unit, LengthScale const& scale) {
  static LengthEnvironment const default_environment;
  LengthEnvironment const& environment = scale.environment == nullptr ? default_environment : *scale.environment;
  auto const measures = [&] { return scale.font == nullptr ? FontMeasures() : environment.measures(*scale.font); };
  double const width = environment.viewport.width.pixels() / 100;
  double const height = environment.viewport.height.pixels() / 100;
  switch (unit) {
    case LengthUnit::Ex:
      return scale.em * measures().x_height;
    case LengthUnit::Ch:
      return scale.em * measures().zero_advance;
    case LengthUnit::Cap:
      return scale.em * measures().cap_height;
    case LengthUnit::Ic:
      return scale.em * measures().ideograph_advance;
    case LengthUnit::LineHeight:
      return line_height_of(scale, environment);
    case LengthUnit::RootLineHeight:
      return root_line_height_of(scale, environment);
    case LengthUnit::ViewportWidth:
      return width;
    case LengthUnit::ViewportHeight:
      return height;
    case LengthUnit::ViewportMin:
      return std::min(width, height);
    case LengthUnit::ViewportMax:
      return std::max(width, height);
  }
  return 0;
}

LengthPercentage rounded(Computed value) {
  LengthPercentage result{base::Length::from_pixels(within_limit(value.px)), within_limit(value.percentage)};
  if (value.functions.empty()) return result;
  if (value.functions.size() == 1) {
    result.function = std::make_shared<MathFunction const>(std::move(value.functions.front()));
    return result;
  }
  MathFunction sum;
  for (MathFunction& function : value.functions) {
    LengthPercentage operand;
    operand.function = std::make_shared<MathFunction const>(std::move(function));
    sum.operands.push_back(std::move(operand));
  }
  result.function = std::make_shared<MathFunction const>(std::move(sum));
  return result;
}

Computed evaluate(SpecifiedLength const& length, LengthScale const& scale);

void scale_by(Computed& value, double factor) {
  value.px *= factor;
  value.percentage *= factor;
  for (MathFunction& function : value.functions) function.factor = within_limit(function.factor * factor);
}

void add_to(Computed& sum, Computed&& value) {
  sum.px += value.px;
  sum.percentage += value.percentage;
  sum.functions.insert(sum.functions.end(), std::make_move_iterator(value.functions.begin()),
                       std::make_move_iterator(value.functions.end()));
}

bool is_known(Computed const& value) {
  return value.percentage == 0 && value.functions.empty();
}

/// The least or greatest of `operands`, now if it needs no reference.
Computed extreme(Kind kind, std::vector<Computed> operands) {
  bool const is_min = kind == Kind::Min;
  if (std::all_of(operands.begin(), operands.end(), is_known)) {
    double px = operands.front().px;
    for (Computed const& operand : operands) px = is_min ? std::min(px, operand.px) : std::max(px, operand.px);
    return {px, 0, {}};
  }
  MathFunction function;
  function.kind = is_min ? MathFunction::Kind::Min : MathFunction::Kind::Max;
  for (Computed& operand : operands) function.operands.push_back(rounded(std::move(operand)));
  Computed result;
  result.functions.push_back(std::move(function));
  return result;
}

/// Recursion is as deep as brackets are nested in the sheet; syntax.hpp limits that.
Computed evaluate(LengthExpression const& expression, LengthScale const& scale) {
  Computed result;
  if (expression.kind == Kind::Unit) {
    result.px = pixels_of(expression.unit, scale);
  } else if (expression.kind == Kind::Sum) {
    for (SpecifiedLength const& operand : *expression.operands) add_to(result, evaluate(operand, scale));
  } else {
    std::vector<Computed> operands;
    for (SpecifiedLength const& operand : *expression.operands) operands.push_back(evaluate(operand, scale));
    result = extreme(expression.kind, std::move(operands));
  }
  scale_by(result, expression.factor);
  return result;
}

Computed evaluate(SpecifiedLength const& length, LengthScale const& scale) {
  Computed result{length.px + length.em * scale.em + length.rem * scale.root_em, length.percentage, {}};
  if (length.rest) add_to(result, evaluate(*length.rest, scale));
  return result;
}

}  // namespace

LengthPercentage computed(SpecifiedLength const& specified, LengthScale const& scale) {
  return rounded(evaluate(specified, scale));
}

}  // namespace closeout::css
