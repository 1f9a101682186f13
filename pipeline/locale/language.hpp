#pragma once
// Languages: BCP 47 tags, the locale whose conventions a language is written by, and fallback.

#include <string>
#include <string_view>
#include <vector>

namespace closeout::locale {

/// ICU locale for a language tag. Finland's conventions for fi and sv, the EU's working English (en_GB) for en;
/// any other tag by CLDR's likely subtags.
[[nodiscard]] std::string icu_locale_of(std::string_view language);

/// "sv" of "sv-FI".
[[nodiscard]] std::string_view primary_subtag(std::string_view language);

/// `language`, then its shorter forms (RFC 4647 section 3.4 lookup: "sv-FI", "sv"), then fi, sv, en as far as not
/// yet there: the order in which a text in several languages is looked for.
[[nodiscard]] std::vector<std::string> fallback_chain(std::string_view language);

/// Index in `available` of the best match for `language` by fallback_chain(); the first one if nothing matches,
/// available.size() if there is none at all.
[[nodiscard]] std::size_t best_match(std::string_view language, std::vector<std::string_view> const& available);

/// True for languages written from right to left (by likely script).
[[nodiscard]] bool is_right_to_left(std::string_view language);

/// UTF-8 in Normalization Form C (UAX 15); `is_nfc` is the quick test.
[[nodiscard]] bool is_nfc(std::string_view utf8);
[[nodiscard]] std::string to_nfc(std::string_view utf8);

}  // namespace closeout::locale
