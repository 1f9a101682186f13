#include "boxes/svg_transform.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "boxes/svg_numbers.hpp"

namespace closeout::boxes {
namespace {

constexpr double radians_per_degree = 3.14159265358979323846 / 180;
using Arguments = std::vector<double>;

base::Transform matrix(Arguments const& v) {
  return {v[0], v[1], v[2], v[3], v[4], v[5]};
}
base::Transform translate(Arguments const& v) {
  return {1, 0, 0, 1, v[0], v.size() > 1 ? v[1] : 0};
}
base::Transform scale(Arguments const& v) {
  return {v[0], 0, 0, v.size() > 1 ? v[1] : v[0], 0, 0};
}
base::Transform skew_x(Arguments const& v) {
  return {1, 0, std::tan(v[0] * radians_per_degree), 1, 0, 0};
}
base::Transform skew_y(Arguments const& v) {
  return {1, std::tan(v[0] * radians_per_degree), 0, 1, 0, 0};
}

base::Transform rotate(Arguments const& v) {
  double const cos = std::cos(v[0] * radians_per_degree);
  double const sin = std::sin(v[0] * radians_per_degree);
  base::Transform const turn{cos, sin, -sin, cos, 0, 0};
  if (v.size() == 1) return turn;
  base::Transform const there{1, 0, 0, 1, v[1], v[2]};
  base::Transform const back{1, 0, 0, 1, -v[1], -v[2]};
  return base::concatenate(there, base::concatenate(turn, back));
}

struct Function {
  std::string_view name;
  std::size_t fewest, most;  ///< Arguments; nothing between them.
  base::Transform (*make)(Arguments const&);
};

constexpr std::array<Function, 6> functions{{{"matrix", 6, 6, matrix},
                                             {"translate", 1, 2, translate},
                                             {"scale", 1, 2, scale},
                                             {"rotate", 1, 3, rotate},
                                             {"skewX", 1, 1, skew_x},
                                             {"skewY", 1, 1, skew_y}}};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view separators = " ,\t\n\r";
  std::size_t const first = text.find_first_not_of(separators);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(separators) - first + 1);
}

std::optional<base::Transform> evaluate(std::string_view name, std::string_view arguments) {
  auto const numbers = parse_numbers(arguments);
  if (!numbers) return std::nullopt;
  for (Function const& function : functions) {
    if (function.name != name) continue;
    bool const fits = numbers->size() == function.fewest || numbers->size() == function.most;
    return fits ? std::optional(function.make(*numbers)) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Transform> parse_transform(std::string_view text) {
  base::Transform result;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    std::size_t const open = text.find('(');
    std::size_t const close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
    auto const next = evaluate(trimmed(text.substr(0, open)), text.substr(open + 1, close - open - 1));
    if (!next) return std::nullopt;
    result = base::concatenate(result, *next);
    text.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace closeout::boxes
