#include <gtest/gtest.h>

#include "shaped.hpp"

namespace closeout::text {
namespace {

std::string broken(std::string_view text, std::string language, bool allow_wrap = true) {
  return pieces_of(shaped(text, style_of("Noto Sans", std::move(language)), BaseDirection::LeftToRight, allow_wrap));
}

TEST(LineBreaks, after_spaces_and_hyphens) {
  EXPECT_EQ(broken("linja-auto ja  juna", "fi"), "linja-|auto |ja  |juna");
}

TEST(LineBreaks, not_at_a_no_break_space_or_inside_a_number) {
  EXPECT_EQ(broken("12\u00A0500,00\u00A0€ on", "fi"), "12\u00A0500,00\u00A0€ |on");
}

TEST(LineBreaks, in_thai_between_words) {
  EXPECT_EQ(broken("สวัสดีครับ", "th"), "สวัสดี|ครับ");
}

TEST(LineBreaks, invisible_controls_allow_and_forbid) {
  EXPECT_EQ(broken("a\u200Bb a/\u2060b", "fi"), "a\u200B|b |a/\u2060b");
  Paragraph const paragraph = shaped("a/\u2060b", style_of("Noto Sans", "fi"));
  ASSERT_EQ(paragraph.pieces.size(), 1U);
  EXPECT_EQ(paragraph.pieces[0].runs.front()->text, "a/");
}

TEST(LineBreaks, none_without_wrapping_but_forced_ones) {
  EXPECT_EQ(broken("yksi kaksi\nkolme", "fi", false), "yksi kaksi\n!kolme");
  EXPECT_EQ(broken("yksi kaksi\nkolme", "fi", true), "yksi |kaksi\n!kolme");
}

TEST(LineBreaks, every_line_feed_makes_a_piece) {
  Paragraph const paragraph = shaped("a\n\nb\n", style_of("Noto Sans", "fi"));
  EXPECT_EQ(pieces_of(paragraph), "a\n!\n!b\n!");
  EXPECT_TRUE(paragraph.pieces[1].runs.empty());
}

TEST(LineBreaks, several_languages_in_a_paragraph) {
  TextStyle const finnish = style_of("Noto Sans", "fi"), swedish = style_of("Noto Sans", "sv");
  Paragraph const paragraph =
      Shaper::make(installed_fonts())
          ->shape({{"sana ", &finnish, 1}, {"ord till", &swedish, 2}}, BaseDirection::LeftToRight, true);
  EXPECT_EQ(pieces_of(paragraph), "sana |ord |till");
  EXPECT_EQ(paragraph.pieces[0].tag, 1U);
  EXPECT_EQ(paragraph.pieces[1].tag, 2U);
}

TEST(LineBreaks, soft_hyphens_break_and_do_not_show) {
  Paragraph const paragraph = shaped("kirja\u00ADkauppa", style_of("Noto Sans", "fi"));
  ASSERT_EQ(paragraph.pieces.size(), 2U);
  EXPECT_TRUE(paragraph.pieces[0].hyphen_after);
  EXPECT_EQ(paragraph.pieces[0].runs[0]->text, "kirja");
  EXPECT_FALSE(paragraph.pieces[1].hyphen_after);
  EXPECT_EQ(paragraph.pieces[0].width + paragraph.pieces[1].width,
            shaped("kirjakauppa", style_of("Noto Sans", "fi")).pieces[0].width);
}

TEST(LineBreaks, soft_hyphens_without_wrapping_leave_the_word_whole) {
  Paragraph const paragraph =
      shaped("kirja\u00ADkauppa", style_of("Noto Sans", "fi"), BaseDirection::LeftToRight, false);
  EXPECT_EQ(only_run(paragraph).text, "kirjakauppa");
}

TEST(LineBreaks, trailing_spaces_are_beside_the_runs) {
  TextStyle const style = style_of("Noto Sans", "fi");
  Paragraph const paragraph = shaped("sana  toinen", style);
  EXPECT_EQ(paragraph.pieces[0].runs[0]->text, "sana");
  EXPECT_EQ(paragraph.pieces[0].space->text, "  ");
  EXPECT_EQ(paragraph.pieces[0].space_width, base::Length::from_pixels(2 * 2.6));
  EXPECT_TRUE(paragraph.pieces[1].space_width.is_zero());
}

TEST(LineBreaks, leading_spaces_and_tabs_make_a_piece_of_their_own) {
  Paragraph const paragraph = shaped(" \tkoodi", style_of("Noto Sans", "fi"), BaseDirection::LeftToRight, false);
  ASSERT_EQ(paragraph.pieces.size(), 3U);
  EXPECT_TRUE(paragraph.pieces[0].runs.empty());
  EXPECT_EQ(paragraph.pieces[0].space_width, base::Length::from_pixels(2.6));
  EXPECT_TRUE(paragraph.pieces[1].runs.empty());
}

TEST(LineBreaks, an_empty_paragraph_has_no_pieces) {
  EXPECT_TRUE(shaped("", style_of("Noto Sans", "fi")).pieces.empty());
}

TEST(LineBreaks, a_change_of_tag_makes_a_piece_without_an_opportunity) {
  TextStyle const style = style_of("Noto Sans", "fi");
  Paragraph const paragraph =
      Shaper::make(installed_fonts())
          ->shape({{"Avo", &style, 7}, {"AV toinen", &style, 8}}, BaseDirection::LeftToRight, true);
  ASSERT_EQ(paragraph.pieces.size(), 3U);
  EXPECT_EQ(paragraph.pieces[0].tag, 7U);
  EXPECT_FALSE(paragraph.pieces[0].can_break_after);
  EXPECT_EQ(paragraph.pieces[1].tag, 8U);
  EXPECT_TRUE(paragraph.pieces[1].can_break_after);
  // Shaped as one word: the kerning between the parts is kept.
  EXPECT_EQ(paragraph.pieces[0].width + paragraph.pieces[1].width, shaped("AvoAV", style).pieces[0].width);
}

}  // namespace
}  // namespace closeout::text
