#pragma once
// Words to glyphs by HarfBuzz, each distinct word once.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/font_choice.hpp"
#include "text/scripts.hpp"
#include "text/shaping.hpp"

struct hb_buffer_t;

namespace closeout::text {

/// Number of a TextStyle that a WordShaper has seen.
enum class StyleId : std::uint32_t {};

/// Text of one style, script and direction: letters without spaces, or spaces alone.
struct Word {
  StyleId style{};
  Script script{};
  bool is_right_to_left = false;
  std::string_view text;
  std::string_view before, after;  ///< Neighbours whose letters this word's letters join; usually empty.
};

/// One font's part of a word.
struct ShapedRun {
  std::size_t begin = 0;  ///< Of its text in the word's, in bytes.
  SharedRun run;
};

struct ShapedWord {
  std::vector<ShapedRun> runs;    ///< Logical order. A character without any font is in none of them.
  std::vector<char32_t> missing;  ///< Characters that no font has.
};

/// One for each thread.
class WordShaper {
 public:
  explicit WordShaper(Fonts& fonts);
  WordShaper(WordShaper const&) = delete;
  WordShaper& operator=(WordShaper const&) = delete;
  ~WordShaper();

  [[nodiscard]] StyleId style_id(TextStyle const& style);
  /// Valid until the next call.
  [[nodiscard]] ShapedWord const& shape(Word const& word);
  /// True if the style's first font has `code_point`.
  [[nodiscard]] bool first_font_has(StyleId style, char32_t code_point) const;

 private:
  struct Style;
  struct Cache;
  struct StyleHash {
    std::size_t operator()(TextStyle const& style) const;
  };

  [[nodiscard]] Style& style_of(Word const& word) { return *styles_[static_cast<std::size_t>(word.style)]; }
  [[nodiscard]] ShapedWord shape_uncached(Word const& word);
  void append_runs(Word const& word, FontRun const& part, ShapedWord& shaped);
  void append_synthetic_capitals(Word const& word, FontRun const& part, ShapedWord& shaped);
  [[nodiscard]] GlyphRun shape_run(Word const& word, FontRun const& part, base::Length size,
                                   std::vector<char32_t>& missing);
  [[nodiscard]] GlyphRun shape_as_small_capitals(Word const& word, FontRun const& part, std::vector<char32_t>& missing);
  void fill_buffer(Word const& word, FontRun const& part);
  void take_glyphs(FontRun const& part, std::size_t begin, GlyphRun& run, std::vector<char32_t>& missing);

  Fonts& fonts_;
  hb_buffer_t* buffer_;
  std::vector<std::unique_ptr<Style>> styles_;
  std::unordered_map<TextStyle, StyleId, StyleHash> style_ids_;
  std::unique_ptr<Cache> cache_;
  ShapedWord uncached_;
};

}  // namespace closeout::text
