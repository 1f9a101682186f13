// text-transform (css-text-3 section 2.1) by Unicode's case mapping with the language's rules.

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/locid.h>

#include "text/shaping.hpp"

namespace closeout::text {

namespace {

icu::StringPiece piece_of(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

}  // namespace

std::string transformed(std::string_view text, std::string_view transform, std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale const locale = icu::Locale::forLanguageTag(piece_of(language), status);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  if (transform == "uppercase") {
    icu::CaseMap::utf8ToUpper(locale.getName(), 0, piece_of(text), sink, nullptr, status);
  } else if (transform == "lowercase") {
    icu::CaseMap::utf8ToLower(locale.getName(), 0, piece_of(text), sink, nullptr, status);
  } else if (transform == "capitalize") {
    // "Puts the first typographic letter unit of each word in titlecase; other characters are unaffected."
    icu::CaseMap::utf8ToTitle(locale.getName(), U_TITLECASE_NO_LOWERCASE, nullptr, piece_of(text), sink, nullptr,
                              status);
  } else {
    return std::string(text);
  }
  return U_FAILURE(status) != 0 ? std::string(text) : result;
}

}  // namespace closeout::text
