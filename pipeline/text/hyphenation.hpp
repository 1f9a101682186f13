#pragma once
// Automatic hyphenation (css-text-3 section 6.1): Finnish by its syllable rule, other languages by patterns.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/hyphenation_patterns.hpp"
#include "text/shaping.hpp"

namespace closeout::text {

/// Where Debian's packages hyphen-sv, hyphen-en-gb, ... put their dictionaries.
inline constexpr char const* hyphenation_dictionaries = "/usr/share/hyphen";

/// Puts soft hyphens into words. One for each thread.
class Hyphenator {
 public:
  explicit Hyphenator(std::filesystem::path directory = hyphenation_dictionaries) : directory_(std::move(directory)) {}

  /// See Shaper::with_soft_hyphens.
  [[nodiscard]] std::string with_soft_hyphens(std::string_view text, std::string_view language,
                                              HyphenationLimits const& limits = {});
  /// True if words of the language are hyphenated at all.
  [[nodiscard]] bool knows(std::string_view language);

 private:
  struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>()(word); }
  };
  /// What hyphenates a language: its rule, or patterns that may be missing.
  struct Language {
    bool is_finnish = false;
    std::unique_ptr<HyphenationPatterns> patterns;
    HyphenationLimits limits;                                                       ///< Of the words below.
    std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> words;  ///< With their soft hyphens.
  };

  [[nodiscard]] Language& language_for(std::string_view language);
  [[nodiscard]] static std::string const& hyphenated_word(Language& language, std::string_view word,
                                                          HyphenationLimits const& limits);

  std::filesystem::path directory_;
  std::map<std::string, Language, std::less<>> languages_;
};

}  // namespace closeout::text
