#include "css/colour_value.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "css/angle_value.hpp"
#include "css/characters.hpp"
#include "css/length_value.hpp"

namespace closeout::css {
namespace {

std::uint8_t to_byte(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 255.0)));
}

int hex_digit(char c) {
  return is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10;
}

// css-color-4 section 5.2
std::optional<base::Colour> from_hex(std::string_view digits) {
  for (char const c : digits) {
    if (!is_hex_digit(c)) return std::nullopt;
  }
  bool const is_short = digits.size() == 3 || digits.size() == 4;
  if (!is_short && digits.size() != 6 && digits.size() != 8) return std::nullopt;
  std::array<std::uint8_t, 4> channels{0, 0, 0, 255};
  std::size_t const step = is_short ? 1 : 2;
  for (std::size_t i = 0; i * step < digits.size(); ++i) {
    int const high = hex_digit(digits[i * step]);
    int const low = is_short ? high : hex_digit(digits[i * step + 1]);
    channels[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return base::Colour{channels[0], channels[1], channels[2], channels[3]};
}

/// A number, or a percentage of `whole`.
std::optional<double> take_channel(ValueReader& reader, double whole) {
  if (auto const percentage = take_percentage(reader)) return *percentage * whole / 100;
  return take_number(reader);
}

/// Both the comma and the space syntax separate the same way throughout (css-color-4 section 5.1).
class Separators {
 public:
  explicit Separators(ValueReader& reader) : reader_(reader) {}
  bool take_between() {
    bool const comma = reader_.take(TokenKind::Comma);
    if (!is_known_) uses_commas_ = comma;
    is_known_ = true;
    return comma == uses_commas_;
  }
  bool take_before_alpha() { return uses_commas_ ? reader_.take(TokenKind::Comma) : reader_.take_delim('/'); }

 private:
  ValueReader& reader_;
  bool is_known_ = false;
  bool uses_commas_ = false;
};

/// The rest of a colour function after its three channels: nothing, or an alpha value.
std::optional<std::uint8_t> take_alpha(ValueReader& reader, Separators& separators) {
  if (reader.at_end()) return 255;
  if (!separators.take_before_alpha()) return std::nullopt;
  auto const alpha = take_channel(reader, 1);
  if (!alpha || !reader.at_end()) return std::nullopt;
  return to_byte(*alpha * 255);
}

// css-color-4 section 5.1
std::optional<base::Colour> from_rgb(ComponentValue const& function) {
  ValueReader reader(function.children);
  Separators separators(reader);
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0 && !separators.take_between()) return std::nullopt;
    auto const value = take_channel(reader, 255);
    if (!value) return std::nullopt;
    channels[i] = to_byte(*value);
  }
  auto const alpha = take_alpha(reader, separators);
  if (!alpha) return std::nullopt;
  return base::Colour{channels[0], channels[1], channels[2], *alpha};
}

/// <hue>: a number of degrees, or an angle.
std::optional<double> take_hue(ValueReader& reader) {
  if (auto const degrees = take_angle(reader)) return degrees;
  return take_number(reader);
}

// css-color-4 section 7.1, "hslToRgb"
base::Colour hsl_to_rgb(double hue, double saturation, double lightness, std::uint8_t alpha) {
  hue = std::fmod(std::fmod(hue, 360) + 360, 360);
  auto const channel = [&](double n) {
    double const k = std::fmod(n + hue / 30, 12);
    double const a = saturation * std::min(lightness, 1 - lightness);
    return to_byte(255 * (lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}))));
  };
  return {channel(0), channel(8), channel(4), alpha};
}

std::optional<base::Colour> from_hsl(ComponentValue const& function) {
  ValueReader reader(function.children);
  Separators separators(reader);
  auto const hue = take_hue(reader);
  if (!hue || !separators.take_between()) return std::nullopt;
  auto const saturation = take_percentage(reader);
  if (!saturation || !separators.take_between()) return std::nullopt;
  auto const lightness = take_percentage(reader);
  if (!lightness) return std::nullopt;
  auto const alpha = take_alpha(reader, separators);
  if (!alpha) return std::nullopt;
  return hsl_to_rgb(*hue, std::clamp(*saturation / 100, 0.0, 1.0), std::clamp(*lightness / 100, 0.0, 1.0), *alpha);
}

std::optional<base::Colour> from_value(ComponentValue const& value) {
  if (value.is(TokenKind::Hash)) return from_hex(value.token.text);
  if (value.is(TokenKind::Ident)) return named_colour(value.token.text);
  if (value.is_function("rgb") || value.is_function("rgba")) return from_rgb(value);
  if (value.is_function("hsl") || value.is_function("hsla")) return from_hsl(value);
  return std::nullopt;
}

}  // namespace

std::optional<SpecifiedColour> take_colour(ValueReader& reader) {
  if (reader.at_end()) return std::nullopt;
  if (reader.take_ident("currentcolor")) return SpecifiedColour{true, {}};
  auto const colour = from_value(reader.peek());
  if (!colour) return std::nullopt;
  reader.take();
  return SpecifiedColour{false, *colour};
}

std::optional<base::Colour> parse_colour(std::string_view text, base::Colour current) {
  std::vector<SyntaxError> errors;
  ComponentValues const values = parse_component_values(text, errors);
  ValueReader reader(values);
  auto const colour = take_colour(reader);
  if (!colour || !reader.at_end() || !errors.empty()) return std::nullopt;
  return colour->is_current ? current : colour->colour;
}

}  // namespace closeout::css
