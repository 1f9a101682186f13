#include <gtest/gtest.h>

#include "shaped.hpp"

namespace closeout::text {
namespace {

/// Texts of the pieces in visual order, each followed by its level.
std::string visual(Paragraph const& paragraph) {
  std::vector<std::uint8_t> levels;
  for (Piece const& piece : paragraph.pieces) levels.push_back(piece.bidi_level);
  std::string text;
  for (std::size_t i : visual_order(levels)) {
    Piece const& piece = paragraph.pieces[i];
    text += paragraph.text.substr(piece.begin, piece.end - piece.begin) + std::to_string(piece.bidi_level) + ";";
  }
  return text;
}

TEST(Bidi, uax9_l2_reverses_runs) {
  EXPECT_EQ(visual_order({0, 1, 1, 0}), (std::vector<std::size_t>{0, 2, 1, 3}));
  EXPECT_EQ(visual_order({1, 2, 2, 1}), (std::vector<std::size_t>{3, 1, 2, 0}));
  EXPECT_TRUE(visual_order({}).empty());
}

TEST(Bidi, arabic_in_finnish_stands_right_to_left_with_its_space_outside) {
  TextStyle const style = style_of("Noto Sans", "fi");
  EXPECT_EQ(visual(shaped("nimi محمد علي on", style)), "nimi 0;علي1;محمد 1; 0;on0;");
}

TEST(Bidi, numbers_in_arabic_stay_left_to_right) {
  TextStyle const style = style_of("Noto Sans", "ar");
  EXPECT_EQ(visual(shaped("عام 2021", style, BaseDirection::RightToLeft)), "20212;عام 1;");
}

TEST(Bidi, first_strong_decides_for_each_line) {
  TextStyle const style = style_of("Noto Sans", "ar");
  Paragraph const paragraph = shaped("(محمد)\n(Ali)", style, BaseDirection::FirstStrong);
  EXPECT_EQ(paragraph.pieces.front().bidi_level, 1);
  EXPECT_EQ(paragraph.pieces.back().bidi_level, 0);
}

TEST(Bidi, isolates_work_and_are_not_shown) {
  TextStyle const style = style_of("Noto Sans", "fi");
  Paragraph const paragraph = shaped("a \u2067b\u2069 c", style);
  std::string shown;
  for (Piece const& piece : paragraph.pieces) {
    for (SharedRun const& run : piece.runs) shown += run->text;
    if (piece.space) shown += piece.space->text;
  }
  EXPECT_EQ(shown, "a b c");
}

TEST(Bidi, brackets_are_mirrored) {
  TextStyle const style = style_of("Noto Sans Hebrew", "he");
  GlyphRun const opening = only_run(shaped("(", style, BaseDirection::RightToLeft));
  GlyphRun const closing = only_run(shaped(")", style_of("Noto Sans Hebrew", "he")));
  EXPECT_EQ(glyph_ids(opening), glyph_ids(closing));
}

// The space between the Arabic words is of the asked font, which has no Arabic.
TEST(Bidi, a_line_comes_in_visual_order) {
  TextStyle const style = style_of("Noto Sans", "fi");
  base::Diagnostics diagnostics;
  std::vector<GlyphRun> const line =
      Shaper::make(installed_fonts())->shape_line("ab علي محمد cd", style, {}, diagnostics);
  std::vector<std::string> texts;
  for (GlyphRun const& run : line) texts.push_back(run.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"ab ", "محمد", " ", "علي", " cd"}));
}

}  // namespace
}  // namespace closeout::text
