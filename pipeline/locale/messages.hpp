#pragma once
// Message catalogues: files messages/<language>.xml with ICU MessageFormat patterns, one set for all languages.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::locale {

struct Message {
  std::string pattern;  ///< ICU MessageFormat with named arguments.
  base::SourcePlace place;
};

/// All catalogues, read once, never changed: safe to share between threads.
class Catalogues {
 public:
  /// Reads every *.xml of `directory` (namespace urn:closeout:messages:1, root messages/@xml:lang, message/@key); files
  /// of one language add up. Errors: unreadable or malformed file, a key twice, a pattern that ICU refuses.
  [[nodiscard]] static std::optional<Catalogues> load(std::filesystem::path const& directory,
                                                      base::Diagnostics& diagnostics);

  /// Null if the language (or its fallback "sv-FI" -> "sv") has no such message. No fallback to another language:
  /// a missing message is the caller's error.
  [[nodiscard]] Message const* find(std::string_view language, std::string_view key) const;
  [[nodiscard]] bool has_language(std::string_view language) const;
  /// All keys of a language, sorted.
  [[nodiscard]] std::vector<std::string_view> keys(std::string_view language) const;
  [[nodiscard]] std::vector<std::string> languages() const;

 private:
  std::map<std::string, std::map<std::string, Message, std::less<>>, std::less<>> by_language_;
};

}  // namespace closeout::locale
