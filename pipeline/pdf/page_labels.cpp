#include "pdf/page_labels.hpp"

#include <array>

#include "base/ascii.hpp"
#include "base/roman_numerals.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {
namespace {

/// Value of a numeral in lower case; 0 if the text is not the one way to write a number.
std::int64_t parse_lower_roman(std::string_view text) {
  constexpr std::string_view letters = "ivxlcdm";
  constexpr std::array<int, 7> values = {1, 5, 10, 50, 100, 500, 1000};
  std::int64_t sum = 0, next = 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    std::size_t const letter = letters.find(text[i]);
    if (letter == std::string_view::npos) return 0;
    std::int64_t const value = values[letter];
    sum += value < next ? -value : value;
    next = value;
  }
  return sum > 0 && sum < 4000 && base::lower_roman(static_cast<int>(sum)) == text ? sum : 0;
}

std::string in_lower_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

/// Where the number at the end begins: no leading zero, at most nine digits.
std::size_t start_of_number(std::string_view label) {
  std::size_t start = label.size();
  while (start > 0 && label.size() - start < 9 && base::is_digit(label[start - 1])) --start;
  while (start < label.size() && label[start] == '0') ++start;
  return start;
}

}  // namespace

PageLabels::Label PageLabels::parse(std::string_view label) {
  if (std::int64_t const number = parse_lower_roman(label)) return {Style::LowerRoman, "", number};
  std::string const lower = in_lower_case(label);
  bool const is_upper = lower != label && label.find_first_of("ivxlcdm") == std::string_view::npos;
  if (std::int64_t const number = is_upper ? parse_lower_roman(lower) : 0) return {Style::UpperRoman, "", number};
  std::size_t const start = start_of_number(label);
  if (start == label.size()) return {Style::None, std::string(label), 0};
  std::int64_t number = 0;
  for (char const digit : label.substr(start)) number = number * 10 + (digit - '0');
  return {Style::Arabic, std::string(label.substr(0, start)), number};
}

void PageLabels::append_range(Label const& label) {
  constexpr std::array<std::string_view, 4> styles = {"", "D", "R", "r"};
  append_integer(ranges_, pages_);
  {
    DictionaryText range(ranges_);
    if (label.style != Style::None) range.name("S", styles[static_cast<std::size_t>(label.style)]);
    if (!label.prefix.empty()) range.text("P", label.prefix);
    if (label.style != Style::None && label.number != 1) range.integer("St", label.number);
  }
  ranges_ += '\n';
}

void PageLabels::add(std::string_view text) {
  Label label = parse(text);
  bool const goes_on = pages_ != 0 && label.style == expected_.style && label.prefix == expected_.prefix &&
                       label.number == expected_.number;
  if (!goes_on) append_range(label);
  expected_ = std::move(label);
  if (expected_.style != Style::None) ++expected_.number;
  ++pages_;
}

}  // namespace closeout::pdf
