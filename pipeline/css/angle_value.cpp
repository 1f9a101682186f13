#include "css/angle_value.hpp"

#include <array>
#include <numbers>
#include <span>
#include <string_view>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

struct Unit {
  std::string_view name;
  double factor;
};

constexpr std::array<Unit, 4> angle_units{{{"deg", 1}, {"grad", 0.9}, {"rad", 180 / std::numbers::pi}, {"turn", 360}}};
constexpr std::array<Unit, 4> resolution_units{{{"dppx", 1}, {"x", 1}, {"dpi", 1.0 / 96}, {"dpcm", 2.54 / 96}}};

std::optional<double> take_dimension(ValueReader& reader, std::span<Unit const> units) {
  if (!reader.next_is(TokenKind::Dimension)) return std::nullopt;
  Token const& token = reader.peek().token;
  for (Unit const& unit : units) {
    if (!equals_ignoring_case(token.text, unit.name)) continue;
    reader.take();
    return token.number * unit.factor;
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> take_angle(ValueReader& reader) {
  return take_dimension(reader, angle_units);
}

std::optional<double> take_resolution(ValueReader& reader) {
  std::size_t const start = reader.position();
  auto const resolution = take_dimension(reader, resolution_units);
  if (resolution && *resolution >= 0) return resolution;
  reader.rewind(start);
  return std::nullopt;
}

}  // namespace closeout::css
