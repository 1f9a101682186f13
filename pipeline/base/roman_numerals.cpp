#include "base/roman_numerals.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace closeout::base {

std::string upper_roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> numerals = {{{1000, "M"},
                                                                          {900, "CM"},
                                                                          {500, "D"},
                                                                          {400, "CD"},
                                                                          {100, "C"},
                                                                          {90, "XC"},
                                                                          {50, "L"},
                                                                          {40, "XL"},
                                                                          {10, "X"},
                                                                          {9, "IX"},
                                                                          {5, "V"},
                                                                          {4, "IV"},
                                                                          {1, "I"}}};
  std::string text;
  if (number < 1 || number > 3999) return text;
  for (auto const& [value, numeral] : numerals) {
    for (; number >= value; number -= value) text += numeral;
  }
  return text;
}

std::string lower_roman(int number) {
  std::string text = upper_roman(number);
  for (char& letter : text) letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

}  // namespace closeout::base
