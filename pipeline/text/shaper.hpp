#pragma once
// Shaper: paragraphs to pieces.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/hyphenation.hpp"
#include "text/paragraph_text.hpp"
#include "text/shaping.hpp"
#include "text/word_shaper.hpp"

namespace closeout::text {

class ParagraphShaper final : public Shaper {
 public:
  explicit ParagraphShaper(Fonts& fonts) : words_(fonts) {}

  [[nodiscard]] Paragraph shape(std::vector<StyledText> const& texts, BaseDirection direction,
                                bool allow_wrap) override;
  [[nodiscard]] std::vector<GlyphRun> shape_line(std::string_view text, TextStyle const& style,
                                                 base::SourcePlace const& place,
                                                 base::Diagnostics& diagnostics) override;
  [[nodiscard]] GlyphRun hyphen(TextStyle const& style) override;
  [[nodiscard]] std::string with_soft_hyphens(std::string_view text, std::string_view language,
                                              HyphenationLimits const& limits) override {
    return hyphenator_.with_soft_hyphens(text, language, limits);
  }

 private:
  /// Characters of a piece: [begin, text_end) are shown, [text_end, end) are white space and a line end.
  struct PieceRange {
    std::size_t begin = 0, text_end = 0, end = 0;
  };
  /// Characters that are shaped together: a word, or the part of it that is of one style, script and direction. It
  /// may reach over several pieces.
  struct Unit {
    std::size_t begin = 0, end = 0;
  };

  /// What one piece shows of a unit.
  struct Slice {
    std::size_t piece = 0;
    std::size_t end_character = 0;
    std::size_t begin = 0, end = 0;  ///< Bytes of the unit's text.
  };

  [[nodiscard]] Character const& character(std::size_t index) const { return (*characters_)[index]; }
  void find_ranges();
  [[nodiscard]] bool range_ends_between(std::size_t left, std::size_t right, bool after_white_space) const;
  [[nodiscard]] bool is_too_long(std::size_t begin, std::size_t end) const;
  [[nodiscard]] Piece piece_of(PieceRange const& range, std::vector<StyledText> const& texts,
                               std::string_view text) const;
  void shape_words(Paragraph& paragraph);
  [[nodiscard]] std::size_t unit_end(std::size_t begin) const;
  void shape_unit(Unit unit, std::size_t first_range, Paragraph& paragraph);
  void slice(Unit unit, std::size_t first_range, std::size_t text_size);
  [[nodiscard]] std::vector<std::size_t> cuts_inside_ligatures(ShapedWord const& word) const;
  void place(ShapedWord const& word, Paragraph& paragraph);
  [[nodiscard]] Word word_of(Unit unit, std::string_view paragraph, std::string& storage) const;
  [[nodiscard]] std::string_view joined_before(std::size_t begin, std::string_view paragraph) const;
  [[nodiscard]] std::string_view joined_after(std::size_t end, std::string_view paragraph) const;
  [[nodiscard]] bool is_joined_to(std::size_t index, Script script) const;
  void shape_space(PieceRange const& range, Piece& piece);
  static void note_missing(std::vector<char32_t> const& characters, Paragraph& paragraph);

  WordShaper words_;
  Hyphenator hyphenator_;
  ParagraphAnalyzer analyzer_;
  std::vector<Character> const* characters_ = nullptr;  ///< Of the paragraph in work.
  std::vector<StyleId> styles_;                         ///< By stretch.
  std::vector<PieceRange> ranges_;                      ///< By piece.
  std::vector<Slice> slices_;                           ///< Of the unit in work.
};

}  // namespace closeout::text
