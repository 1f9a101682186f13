// text-transform (css-text-3 section 2.1) by Unicode's case mapping with the language's rules.

#include <unicode/brkiter.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <utility>

#include "base/utf8.hpp"
#include "text/shaping.hpp"

namespace closeout::text {

namespace {

/// A halfwidth form decomposes to the one character it is the narrow form of.
char32_t narrow_form_origin(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* normalizer = icu::Normalizer2::getNFKCInstance(status);
  icu::UnicodeString origin;
  bool const is_found = U_SUCCESS(status) != 0 && normalizer->getRawDecomposition(static_cast<UChar32>(c), origin) != 0;
  return is_found ? static_cast<char32_t>(origin.char32At(0)) : c;
}

icu::StringPiece piece_of(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

/// "Puts all typographic character units in full-width form": the characters whose compatibility decomposition is
/// marked <wide> (FULLWIDTH forms), and those of the halfwidth forms that are marked <narrow>.
char32_t full_width(char32_t c) {
  if (c == U' ') return 0x3000;
  if (c > U' ' && c < 0x7F) return c + 0xFEE0;
  bool const is_half_width = (c >= 0xFF61 && c <= 0xFFDC) || (c >= 0xFFE8 && c <= 0xFFEE);
  if (is_half_width) return narrow_form_origin(c);
  constexpr std::pair<char32_t, char32_t> symbols[] = {{0xA2, 0xFFE0},   {0xA3, 0xFFE1},   {0xA5, 0xFFE5},
                                                       {0xA6, 0xFFE4},   {0xAC, 0xFFE2},   {0xAF, 0xFFE3},
                                                       {0x20A9, 0xFFE6}, {0x2985, 0xFF5F}, {0x2986, 0xFF60}};
  for (auto const& [narrow, wide] : symbols) {
    if (c == narrow) return wide;
  }
  return c;
}

std::string full_width(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) base::append_utf8(result, full_width(base::next_code_point(text, at)));
  return result;
}

}  // namespace

std::string transformed(std::string_view text, std::string_view transform, std::string_view language) {
  if (transform == "full-width") return full_width(text);
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
