#pragma once
// Character classes of CSS (css-syntax-3 section 4.2) and ASCII case, independent of any locale.

#include <string>
#include <string_view>

#include "base/ascii.hpp"

namespace closeout::css {

using base::is_digit;
[[nodiscard]] constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
[[nodiscard]] constexpr bool is_newline(char c) {
  return c == '\n' || c == '\r' || c == '\f';
}
[[nodiscard]] constexpr bool is_whitespace(char c) {
  return is_newline(c) || c == ' ' || c == '\t';
}
/// A letter, an underscore or any byte of a non-ASCII code point.
[[nodiscard]] constexpr bool is_ident_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
[[nodiscard]] constexpr bool is_ident_char(char c) {
  return is_ident_start(c) || is_digit(c) || c == '-';
}
[[nodiscard]] constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

[[nodiscard]] inline std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = to_lower(c);
  return lower;
}

/// ASCII case-insensitive comparison, as CSS compares keywords.
[[nodiscard]] constexpr bool equals_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

}  // namespace closeout::css
