#pragma once
// What the tests of shaping share: the machine's fonts, one style, and short ways to shape.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/shaping.hpp"

namespace closeout::text {

/// The installed fonts, loaded once for all tests.
inline Fonts& installed_fonts() {
  static std::unique_ptr<Fonts> const fonts = [] {
    base::Diagnostics diagnostics;
    return Fonts::of_system(diagnostics);
  }();
  return *fonts;
}

inline TextStyle style_of(std::string family, std::string language, double pixels = 10) {
  TextStyle style;
  style.font.families = {std::move(family)};
  style.size = base::Length::from_pixels(pixels);
  style.language = std::move(language);
  return style;
}

/// Shapes one stretch with a Shaper of its own; a character without a font fails the test.
inline Paragraph shaped(std::string_view text, TextStyle const& style,
                        BaseDirection direction = BaseDirection::LeftToRight, bool allow_wrap = true) {
  Paragraph paragraph = Shaper::make(installed_fonts())->shape({{text, &style, 0}}, direction, allow_wrap);
  for (char32_t c : paragraph.missing) ADD_FAILURE() << no_glyph(c, {}).message;
  return paragraph;
}

/// The pieces' texts between bars, "!" after a forced break: "linja-|auto |".
inline std::string pieces_of(Paragraph const& paragraph) {
  std::string text;
  for (Piece const& piece : paragraph.pieces) {
    text += paragraph.text.substr(piece.begin, piece.end - piece.begin);
    if (piece.can_break_after) text += "|";
    if (piece.must_break_after) text += "!";
  }
  return text;
}

inline std::vector<std::uint32_t> glyph_ids(GlyphRun const& run) {
  std::vector<std::uint32_t> ids;
  for (Glyph const& glyph : run.glyphs) ids.push_back(glyph.id);
  return ids;
}

inline GlyphRun only_run(Paragraph const& paragraph) {
  if (paragraph.pieces.size() != 1 || paragraph.pieces[0].runs.size() != 1) {
    ADD_FAILURE() << "expected one run, found " << paragraph.pieces.size() << " pieces";
    return {};
  }
  return *paragraph.pieces[0].runs[0];
}

}  // namespace closeout::text
