#include "schema/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "base/utf8.hpp"

namespace closeout::schema {

namespace {

/// Longer values are cut: the line itself is quoted below the message.
constexpr std::size_t max_value_length = 60;

constexpr std::string_view name_words = "a name that begins with a letter, of letters, digits, '-', '_' and '.'";

constexpr std::array<std::pair<std::string_view, std::string_view>, 33> type_words{{
    {"anyURI", "an address (URI)"},
    {"base64Binary", "bytes in base64"},
    {"boolean", "true or false"},
    {"byte", "a whole number from -128 to 127"},
    {"date", "a date such as 2021-12-31"},
    {"dateTime", "a date and time such as 2021-12-31T12:00:00"},
    {"decimal", "a number such as 1234.50"},
    {"double", "a number such as 0.5"},
    {"duration", "a duration such as P30D"},
    {"float", "a number such as 0.5"},
    {"gMonthDay", "a day of the year such as --12-31"},
    {"gYear", "a year such as 2021"},
    {"gYearMonth", "a month such as 2021-12"},
    {"hexBinary", "bytes in hexadecimal digits"},
    {"ID", name_words},
    {"IDREF", name_words},
    {"int", "a whole number"},
    {"integer", "a whole number"},
    {"language", "a language tag such as fi or sv-FI"},
    {"list", "a list of values"},
    {"long", "a whole number"},
    {"Name", name_words},
    {"NCName", name_words},
    {"negativeInteger", "a whole number below zero"},
    {"NMTOKEN", "a word of letters, digits, '-', '_', '.' and ':'"},
    {"nonNegativeInteger", "a whole number, zero or more"},
    {"nonPositiveInteger", "a whole number, zero or less"},
    {"positiveInteger", "a whole number above zero"},
    {"short", "a whole number from -32768 to 32767"},
    {"time", "a time such as 12:00:00"},
    {"unsignedInt", "a whole number, zero or more"},
    {"unsignedLong", "a whole number, zero or more"},
    {"unsignedShort", "a whole number from 0 to 65535"},
}};

/// "31.12.2021", "1.9.2020", "31/12/2021" -> "2021-12-31", if there is such a day.
std::string corrected_date(std::string_view value) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (char const c : value) {
    if (base::is_digit(c)) {
      parts.at(part).push_back(c);
    } else if ((c == '.' || c == '/') && part < 2) {
      ++part;
    } else {
      return {};
    }
  }
  bool const is_plain = !parts[0].empty() && parts[0].size() <= 2 && !parts[1].empty() && parts[1].size() <= 2;
  if (!is_plain || parts[2].size() != 4) return {};
  std::string iso = fmt::format("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0]);
  return base::parse_date(iso) ? iso : std::string();
}

/// "1 234,50" and "1234,50 €" -> "1234.50". Two different separators would have to be guessed, so they are not.
std::string corrected_number(std::string_view value) {
  std::string number;
  for (std::size_t at = 0; at < value.size();) {
    char32_t const c = base::next_code_point(value, at);
    bool const is_space_or_sign = c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == 0x20AC || c == '%';
    if (is_space_or_sign) continue;
    if (c == ',') {
      number.push_back('.');
    } else if (c == 0x2212) {
      number.push_back('-');
    } else {
      base::append_utf8(number, c);
    }
  }
  bool const is_number = number.find_first_not_of("0123456789.-") == std::string::npos &&
                         std::ranges::count(number, '.') <= 1 && std::ranges::any_of(number, base::is_digit) &&
                         number.find('-', 1) == std::string::npos;
  return is_number ? number : std::string();
}

}  // namespace

std::string found_value(std::string_view value) {
  if (value.empty()) return "an empty value";
  std::size_t end = 0;
  std::size_t count = 0;
  for (; end < value.size() && count < max_value_length; ++count) static_cast<void>(base::next_code_point(value, end));
  return fmt::format("\"{}{}\"", value.substr(0, end), end < value.size() ? "…" : "");
}

std::string alternatives(std::vector<std::string> const& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != 0) text += i + 1 == items.size() ? " or " : ", ";
    text += items[i];
  }
  return text;
}

std::string element_alternatives(std::vector<std::string_view> const& names) {
  std::vector<std::string> items;
  for (std::string_view const name : names) items.push_back(fmt::format("<{}>", name));
  return alternatives(items);
}

std::string element_list(std::vector<std::string_view> const& names) {
  return names.empty() ? std::string() : fmt::format("<{}>", fmt::join(names, ">, <"));
}

std::string_view in_words(std::string_view built_in_type) {
  auto const* const found =
      std::ranges::find(type_words, built_in_type, &std::pair<std::string_view, std::string_view>::first);
  return found == type_words.end() ? "a value of another form" : found->second;
}

std::string corrected(std::string_view value, std::string_view built_in_type) {
  if (built_in_type == "date") return corrected_date(value);
  bool const is_number = in_words(built_in_type).find("number") != std::string_view::npos;
  std::string result = is_number ? corrected_number(value) : std::string();
  return result == value ? std::string() : result;
}

}  // namespace closeout::schema
