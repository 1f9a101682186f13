#include "text/hyphenation.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "text/finnish_syllables.hpp"

namespace closeout::text {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::size_t words_kept = 1 << 14;

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t';
}

/// A stretch of text without spaces that is a web or mail address or a file name: never hyphenated, because a reader
/// who copies it would copy the hyphen.
bool is_address(std::string_view token) {
  for (std::string_view mark : {"://", "www.", "@", "\\", "_"}) {
    if (token.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

/// The word's characters in lower case; empty for an abbreviation ("ESR"), or if lower case has other characters.
std::u32string lower_case(std::string_view word) {
  std::u32string lower;
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    auto const c = static_cast<UChar32>(base::next_code_point(word, at));
    capitals += u_isupper(c) != 0 ? 1U : 0U;
    lower.push_back(static_cast<char32_t>(u_tolower(c)));
  }
  return capitals > 1 ? std::u32string() : lower;
}

std::string with_hyphens_at(std::string_view word, std::vector<std::size_t> const& points, std::size_t length,
                            HyphenationLimits const& limits) {
  std::string result;
  std::size_t next = 0, at = 0;
  for (std::size_t i = 0; i < length; ++i) {
    while (next < points.size() && points[next] < i) ++next;
    bool const is_point = next < points.size() && points[next] == i;
    if (is_point && i >= limits.before && length - i >= limits.after) result += soft_hyphen;
    std::size_t const begin = at;
    static_cast<void>(base::next_code_point(word, at));
    result += word.substr(begin, at - begin);
  }
  return result;
}

/// The end of the stretch of characters from `at` that are letters (or are not, or are not spaces).
template <typename Predicate>
std::size_t end_of(std::string_view text, std::size_t at, Predicate const& belongs) {
  while (at < text.size()) {
    std::size_t behind = at;
    if (!belongs(base::next_code_point(text, behind))) break;
    at = behind;
  }
  return at;
}

}  // namespace

std::string Hyphenator::with_soft_hyphens(std::string_view text, std::string_view language,
                                          HyphenationLimits const& limits) {
  Language& rules = language_for(language);
  if (!rules.is_finnish && rules.patterns == nullptr) return std::string(text);
  std::string result;
  result.reserve(text.size() + text.size() / 4);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const word_begin = end_of(text, at, is_space);
    std::size_t const token_end = end_of(text, word_begin, [](char32_t c) { return !is_space(c); });
    result += text.substr(at, word_begin - at);
    std::string_view const token = text.substr(word_begin, token_end - word_begin);
    at = token_end;
    // "Conditional hyphenation characters inside a word, if present, take priority over automatic opportunities."
    if (is_address(token) || token.find(soft_hyphen) != std::string_view::npos) {
      result += token;
      continue;
    }
    for (std::size_t in = 0; in < token.size();) {
      std::size_t const letters_end = end_of(token, in, is_letter);
      if (letters_end > in) result += hyphenated_word(rules, token.substr(in, letters_end - in), limits);
      in = end_of(token, letters_end, [](char32_t c) { return !is_letter(c); });
      result += token.substr(letters_end, in - letters_end);
    }
  }
  return result;
}

bool Hyphenator::knows(std::string_view language) {
  Language const& rules = language_for(language);
  return rules.is_finnish || rules.patterns != nullptr;
}

Hyphenator::Language& Hyphenator::language_for(std::string_view language) {
  auto found = languages_.find(language);
  if (found == languages_.end()) {
    Language rules;
    rules.is_finnish = language.substr(0, language.find('-')) == "fi";
    if (!rules.is_finnish) rules.patterns = HyphenationPatterns::open(directory_, language);
    found = languages_.emplace(std::string(language), std::move(rules)).first;
  }
  return found->second;
}

std::string const& Hyphenator::hyphenated_word(Language& language, std::string_view word,
                                               HyphenationLimits const& limits) {
  if (!(language.limits == limits)) language.words.clear();
  language.limits = limits;
  if (auto const known = language.words.find(word); known != language.words.end()) return known->second;
  if (language.words.size() >= words_kept) language.words.clear();
  std::u32string const lower = lower_case(word);
  std::vector<std::size_t> points;
  if (lower.size() >= limits.word) {
    points = language.is_finnish ? finnish_hyphenation_points(lower) : language.patterns->hyphenation_points(lower);
  }
  std::string hyphenated = points.empty() ? std::string(word) : with_hyphens_at(word, points, lower.size(), limits);
  return language.words.emplace(word, std::move(hyphenated)).first->second;
}

}  // namespace closeout::text
