#pragma once
// Which font shows which part of a word: the style's first family that has it, then fallback (css-fonts-4
// section 5.3), never parting a base from its marks.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/font_file.hpp"
#include "text/fonts.hpp"

namespace closeout::text {

/// A part of a word that one font shows; bytes of the word. Without a font nobody can show it.
struct FontRun {
  FontFile const* font = nullptr;
  std::size_t begin = 0, end = 0;
};

/// Chooses fonts for one query and language; remembers every character. One for each thread.
class FontChooser {
 public:
  FontChooser(Fonts& fonts, FontQuery const& query, std::string language);

  /// The parts of `word`, in order and without gaps. Characters that no font has are appended to `missing`.
  [[nodiscard]] std::vector<FontRun> choose(std::string_view word, std::vector<char32_t>& missing);
  /// The font of the query without regard to characters; null only if there is no font at all.
  [[nodiscard]] FontFile const* first() const { return first_; }

 private:
  [[nodiscard]] FontFile const* font_of(char32_t code_point);
  [[nodiscard]] FontFile const* font_of_cluster(std::u32string_view cluster, FontFile const* previous);

  Fonts& fonts_;
  FontQuery query_;
  std::string language_;
  FontFile const* first_;
  std::unordered_map<char32_t, FontFile const*> fonts_of_characters_;
};

}  // namespace closeout::text
