#pragma once
// What a character is, whatever the language.

namespace closeout::locale {

/// A letter or a decimal digit of any script (Unicode general categories L and Nd).
[[nodiscard]] bool is_letter_or_digit(char32_t character);

}  // namespace closeout::locale
