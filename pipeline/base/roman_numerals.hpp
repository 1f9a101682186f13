#pragma once
// Roman numerals in their modern subtractive form.

#include <string>

namespace closeout::base {

/// Of 1 to 3999, which is what the seven letters can write; empty for anything else.
[[nodiscard]] std::string upper_roman(int number);
[[nodiscard]] std::string lower_roman(int number);

}  // namespace closeout::base
