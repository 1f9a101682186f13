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
  /// `resource` is the name by which content streams call the font.
  FontUse(text::FontFace const& face, std::string resource) : face_(face), resource_(std::move(resource)) {}

  [[nodiscard]] text::FontFace const& face() const { return face_; }
  [[nodiscard]] std::string const& resource() const { return resource_; }
  /// Notes the glyphs of a run of this font and the texts of its clusters.
  void add(text::GlyphRun const& run);
  /// Whether every glyph of the run is noted.
  [[nodiscard]] bool covers(text::GlyphRun const& run) const;
  /// Advance of a noted glyph in thousandths of the em.
  [[nodiscard]] int width(std::uint32_t glyph) const { return glyphs_[glyph].width; }
  /// Ascending.
  [[nodiscard]] std::vector<std::uint32_t> used_glyphs() const;
  /// UTF-8; a zero-width space where the glyph has no text of its own.
  [[nodiscard]] std::string_view text(std::uint32_t glyph) const;

 private:
  /// A text from a cluster of one glyph is sure; one from a larger cluster, or one that has a plainer twin, is a guess
  /// that a sure one replaces.
  enum class Certainty : std::uint8_t { Unused, Unknown, Guessed, Sure };
  struct GlyphUse {
    int width = 0;
    std::uint32_t text = 0;  ///< Index into texts_.
    Certainty certainty = Certainty::Unused;
  };

  GlyphUse& used(std::uint32_t glyph);
  void set_text(std::uint32_t glyph, std::string_view text, Certainty certainty);
  void note_invisible_glyph();
  void add_cluster(text::GlyphRun const& run, std::size_t first, std::size_t last, std::string_view text);

  text::FontFace const& face_;
  std::string resource_;
  std::vector<GlyphUse> glyphs_;  ///< By glyph number.
  std::vector<std::string> texts_;
};

/// Fonts in order of first use, called F0, F1, ...; those of a batch S0, S1, ...
class FontRegistry {
 public:
  explicit FontRegistry(char prefix = 'F') : prefix_(prefix) {}
  /// `shared` is used for every run it covers and is not changed.
  explicit FontRegistry(FontRegistry const* shared) : shared_(shared) {}

  /// The font of a run, its glyphs noted.
  FontUse const& use(text::GlyphRun const& run);
  /// Null if the face was never used.
  [[nodiscard]] FontUse const* find(text::FontFace const& face) const;
  [[nodiscard]] std::deque<FontUse> const& fonts() const { return fonts_; }

 private:
  char prefix_ = 'F';
  FontRegistry const* shared_ = nullptr;
  std::deque<FontUse> fonts_;  // A document has a handful, so they are searched one by one.
};

}  // namespace closeout::pdf
