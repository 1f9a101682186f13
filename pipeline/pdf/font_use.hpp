#pragma once
// Which glyphs of which fonts a document shows, and what text they stand for.

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "text/shaping.hpp"

namespace closeout::pdf {

/// One font's glyphs: widths for W, texts for ToUnicode (ISO 32000-1 sections 9.7.4.3 and 9.10.3).
class FontUse {
 public:
  FontUse(text::FontFace const& face, std::size_t index) : face_(face), index_(index) {}

  [[nodiscard]] text::FontFace const& face() const { return face_; }
  /// Place among the document's fonts, from 0.
  [[nodiscard]] std::size_t index() const { return index_; }
  /// Notes the glyphs of a run of this font and the texts of its clusters.
  void add(text::GlyphRun const& run);
  /// Advance of a noted glyph in thousandths of the em.
  [[nodiscard]] int width(std::uint32_t glyph) const { return glyphs_[glyph].width; }
  /// Ascending.
  [[nodiscard]] std::vector<std::uint32_t> used_glyphs() const;
  /// UTF-8; a zero-width space where the glyph has no text of its own.
  [[nodiscard]] std::string_view text(std::uint32_t glyph) const;

 private:
  /// A text from a cluster of one glyph is sure; one from a larger cluster is a guess that a sure one replaces.
  enum class Certainty : std::uint8_t { Unused, Unknown, Guessed, Sure };
  struct GlyphUse {
    int width = 0;
    std::uint32_t text = 0;  ///< Index into texts_.
    Certainty certainty = Certainty::Unused;
  };

  GlyphUse& used(std::uint32_t glyph);
  void set_text(std::uint32_t glyph, std::string_view text, Certainty certainty);
  void add_cluster(text::GlyphRun const& run, std::size_t first, std::size_t last, std::string_view text);

  text::FontFace const& face_;
  std::size_t index_;
  std::vector<GlyphUse> glyphs_;  ///< By glyph number.
  std::vector<std::string> texts_;
};

/// The fonts of a document in order of first use.
class FontRegistry {
 public:
  /// The font of a run, its glyphs noted.
  FontUse& use(text::GlyphRun const& run);
  [[nodiscard]] std::deque<FontUse> const& fonts() const { return fonts_; }

 private:
  std::deque<FontUse> fonts_;
  std::vector<FontUse*> by_face_;  ///< By FontFace::id().
};

}  // namespace closeout::pdf
