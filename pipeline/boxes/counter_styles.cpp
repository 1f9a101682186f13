// The predefined counter styles (css-counter-styles-3 section 6).

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include "boxes/tree.hpp"

namespace closeout::boxes {
namespace {

/// Section 3.1.4, the alphabetic system: a, b, ... z, aa, ab, ...
std::string alphabetic(int value, char first) {
  std::string text;
  for (int rest = value; rest > 0; rest = (rest - 1) / 26) {
    text.insert(text.begin(), static_cast<char>(first + (rest - 1) % 26));
  }
  return text;
}

struct RomanDigit {
  int value;
  std::string_view upper, lower;
};

constexpr std::array<RomanDigit, 13> roman_digits{{{1000, "M", "m"},
                                                   {900, "CM", "cm"},
                                                   {500, "D", "d"},
                                                   {400, "CD", "cd"},
                                                   {100, "C", "c"},
                                                   {90, "XC", "xc"},
                                                   {50, "L", "l"},
                                                   {40, "XL", "xl"},
                                                   {10, "X", "x"},
                                                   {9, "IX", "ix"},
                                                   {5, "V", "v"},
                                                   {4, "IV", "iv"},
                                                   {1, "I", "i"}}};
constexpr int greatest_roman = 3999;

std::string roman(int value, bool is_upper) {
  std::string text;
  for (RomanDigit const& digit : roman_digits) {
    for (; value >= digit.value; value -= digit.value) text += is_upper ? digit.upper : digit.lower;
  }
  return text;
}

std::string with_leading_zero(int value) {
  bool const is_single = value > -10 && value < 10;
  if (!is_single) return std::to_string(value);
  return std::string(value < 0 ? "-0" : "0").append(std::to_string(std::abs(value)));
}

}  // namespace

std::string counter_text(int value, std::string_view style) {
  if (style == "none") return {};
  if (style == "disc") return "\u2022";
  if (style == "circle") return "\u25E6";
  if (style == "square") return "\u25AA";
  if (style == "decimal-leading-zero") return with_leading_zero(value);
  // What a style cannot say falls back to decimal (section 3.4).
  bool const is_alphabetic = style == "lower-alpha" || style == "lower-latin";
  if (is_alphabetic && value > 0) return alphabetic(value, 'a');
  if ((style == "upper-alpha" || style == "upper-latin") && value > 0) return alphabetic(value, 'A');
  bool const fits_roman = value > 0 && value <= greatest_roman;
  if (style == "lower-roman" && fits_roman) return roman(value, false);
  if (style == "upper-roman" && fits_roman) return roman(value, true);
  return std::to_string(value);
}

}  // namespace closeout::boxes
