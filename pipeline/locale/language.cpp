#include "locale/language.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>

#include <algorithm>

#include "locale/icu_strings.hpp"

namespace closeout::locale {

namespace {

/// RFC 4647 section 3.4: the tag with its last subtag removed; single-letter subtags go with it.
std::string_view shortened(std::string_view language) {
  std::size_t cut = language.rfind('-');
  if (cut == std::string_view::npos) return {};
  if (cut >= 2 && language[cut - 2] == '-') cut -= 2;
  return language.substr(0, cut);
}

}  // namespace

std::string icu_locale_of(std::string_view language) {
  if (language == "fi") return "fi_FI";
  if (language == "sv") return "sv_FI";
  if (language == "en") return "en_GB";
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale const locale =
      icu::Locale::forLanguageTag(icu::StringPiece(language.data(), static_cast<int32_t>(language.size())), status);
  return U_SUCCESS(status) ? locale.getName() : std::string(primary_subtag(language));
}

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find('-'));
}

std::vector<std::string> fallback_chain(std::string_view language) {
  std::vector<std::string> chain;
  for (std::string_view tag = language; !tag.empty(); tag = shortened(tag)) chain.emplace_back(tag);
  for (char const* common : {"fi", "sv", "en"}) {
    if (std::ranges::find(chain, common) == chain.end()) chain.emplace_back(common);
  }
  return chain;
}

std::size_t best_match(std::string_view language, std::vector<std::string_view> const& available) {
  for (std::string const& wanted : fallback_chain(language)) {
    auto const exact = std::ranges::find(available, wanted);
    if (exact != available.end()) return static_cast<std::size_t>(exact - available.begin());
  }
  return 0;
}

bool is_right_to_left(std::string_view language) {
  return icu::Locale(icu_locale_of(language).c_str()).isRightToLeft() != 0;
}

bool is_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const nfc = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) &&
         nfc->isNormalizedUTF8(icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), status) != 0;
}

std::string to_nfc(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Normalizer2 const* const nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::string(utf8);
  icu::UnicodeString const normalized = nfc->normalize(to_icu(utf8), status);
  return U_SUCCESS(status) ? to_utf8(normalized) : std::string(utf8);
}

}  // namespace closeout::locale
