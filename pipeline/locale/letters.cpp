#include "locale/letters.hpp"

#include <unicode/uchar.h>

namespace closeout::locale {

bool is_letter_or_digit(char32_t character) {
  return u_isalnum(static_cast<UChar32>(character)) != 0;
}

}  // namespace closeout::locale
