#pragma once
// Hyphenation patterns of libhyphen (Liang's algorithm, as in TeX).

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace closeout::text {

/// A dictionary of patterns.
class HyphenationPatterns {
 public:
  /// The dictionary for a language in `directory`: that of its region ("sv-FI": hyph_sv_FI.dic), else the first by
  /// name of another region. Null if there is none.
  [[nodiscard]] static std::unique_ptr<HyphenationPatterns> open(std::filesystem::path const& directory,
                                                                 std::string_view language);
  HyphenationPatterns(HyphenationPatterns const&) = delete;
  HyphenationPatterns& operator=(HyphenationPatterns const&) = delete;
  ~HyphenationPatterns();

  /// Indices of the characters of a lower-case word before which it may be hyphenated, ascending. Places where the
  /// spelling changes (Swedish "tillägg": till-lägg) are left out.
  [[nodiscard]] std::vector<std::size_t> hyphenation_points(std::u32string_view word) const;

 private:
  struct Dictionary;
  explicit HyphenationPatterns(std::unique_ptr<Dictionary> dictionary);
  std::unique_ptr<Dictionary> dictionary_;
};

}  // namespace closeout::text
