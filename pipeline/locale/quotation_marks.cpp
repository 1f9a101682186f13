#include "locale/quotation_marks.hpp"

#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>

#include <array>

namespace closeout::locale {
namespace {

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
  std::array<UChar, 16> buffer{};
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t const length =
      ulocdata_getDelimiter(data, type, buffer.data(), static_cast<std::int32_t>(buffer.size()), &error);
  std::string utf8;
  if (U_SUCCESS(error) != 0) icu::UnicodeString(buffer.data(), length).toUTF8String(utf8);
  return utf8;
}

QuotationMarks marks_of(ULocaleData* data) {
  return {delimiter(data, ULOCDATA_QUOTATION_START), delimiter(data, ULOCDATA_QUOTATION_END),
          delimiter(data, ULOCDATA_ALT_QUOTATION_START), delimiter(data, ULOCDATA_ALT_QUOTATION_END)};
}

}  // namespace

QuotationMarks quotation_marks(std::string const& language) {
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  UErrorCode error = U_ZERO_ERROR;
  uloc_forLanguageTag(language.empty() ? "en" : language.c_str(), locale.data(),
                      static_cast<std::int32_t>(locale.size()), nullptr, &error);
  // An empty name would be the machine's own locale.
  bool const is_known = U_SUCCESS(error) != 0 && locale.front() != '\0';
  ULocaleData* const data = ulocdata_open(is_known ? locale.data() : "en", &error);
  if (data == nullptr) return {"\u201C", "\u201D", "\u2018", "\u2019"};
  QuotationMarks marks = marks_of(data);
  ulocdata_close(data);
  return marks;
}

}  // namespace closeout::locale
