#pragma once
// Characters of ASCII, whatever the locale says.

namespace closeout::base {

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace closeout::base
