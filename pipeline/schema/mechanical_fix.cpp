#include "schema/mechanical_fix.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/ascii.hpp"
#include "base/money.hpp"
#include "schema/wording.hpp"

namespace closeout::schema {

namespace {

/// Without the sign of the currency, and with one kind of space; nothing if the spaces do not group by three digits.
std::optional<std::string> without_groups(std::string_view value) {
  std::string text(value);
  for (std::string_view const space : {"\u00A0", "\u202F", "\u2009"}) {
    for (std::size_t at = text.find(space); at != std::string::npos; at = text.find(space)) {
      text.replace(at, space.size(), " ");
    }
  }
  constexpr std::string_view euro = "€";
  if (text.ends_with(euro)) text.erase(text.size() - euro.size());
  while (text.ends_with(' ')) text.pop_back();
  while (text.find(' ') != std::string::npos) {
    std::size_t const at = text.find(' ');
    std::size_t const end = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
    bool const is_group = at > 0 && base::is_digit(text[at - 1]) && end - at == 4;
    if (!is_group) return std::nullopt;
    text.erase(at, 1);
  }
  return text;
}

/// Letters in lower case, and nothing of what separates words.
std::string folded(std::string_view code) {
  std::string result;
  for (char const c : code) {
    if (c == ' ' || c == '-' || c == '_') continue;
    result.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return result;
}

/// Y-tunnus: 0 stays 0, 1 is never given, anything else is taken from 11.
bool has_right_check_digit(std::string_view digits) {
  constexpr std::array<int, 7> weights{7, 9, 10, 5, 8, 4, 2};
  int const sum = std::inner_product(weights.begin(), weights.end(), digits.begin(), 0, std::plus<>(),
                                     [](int weight, char digit) { return weight * (digit - '0'); });
  int const rest = sum % 11;
  return rest != 1 && digits.back() - '0' == (rest == 0 ? 0 : 11 - rest);
}

}  // namespace

std::optional<std::string> fixed_date(std::string_view value) {
  if (value.find('/') != std::string_view::npos) return std::nullopt;
  std::string iso = corrected(value, "date");
  return iso.empty() ? std::nullopt : std::optional(std::move(iso));
}

std::optional<std::string> fixed_number(std::string_view value) {
  auto const plain = without_groups(value);
  if (!plain) return std::nullopt;
  std::string number = corrected(*plain, "decimal");
  if (number.empty()) number = *plain;
  bool const is_changed = number != value && base::Cents::parse(number).has_value();
  return is_changed ? std::optional(std::move(number)) : std::nullopt;
}

std::optional<std::string> fixed_code(std::string_view value, std::vector<std::string_view> const& values) {
  std::string const meant = folded(value);
  auto const is_meant = [&](std::string_view code) { return folded(code) == meant; };
  auto const found = std::ranges::find_if(values, is_meant);
  if (found == values.end() || std::ranges::count_if(values, is_meant) != 1) return std::nullopt;
  return std::string(*found);
}

std::optional<std::string> fixed_business_id(std::string_view value) {
  if (value.starts_with("FI")) value.remove_prefix(2);  // The form of a VAT number.
  std::string digits;
  for (char const c : value) {
    if (c != ' ' && c != '-') digits.push_back(c);
  }
  bool const is_id = digits.size() == 8 && std::ranges::all_of(digits, base::is_digit) && has_right_check_digit(digits);
  return is_id ? std::optional(digits.insert(7, "-")) : std::nullopt;
}

}  // namespace closeout::schema
