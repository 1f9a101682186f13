#pragma once
// UTF-8 to ICU's strings and back. For this room's sources only.

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace closeout::locale {

[[nodiscard]] inline icu::UnicodeString to_icu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

[[nodiscard]] inline std::string to_utf8(icu::UnicodeString const& text) {
  std::string result;
  return text.toUTF8String(result);
}

}  // namespace closeout::locale
