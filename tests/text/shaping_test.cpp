#include "text/shaping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "shaped.hpp"

namespace closeout::text {
namespace {

base::Length width_of(std::string_view text, TextStyle const& style) {
  base::Length width;
  for (Piece const& piece : shaped(text, style).pieces) width += piece.width + piece.space_width;
  return width;
}

/// Sum of the widths a PDF would have for the glyphs, in pixels.
double width_by_pdf(GlyphRun const& run) {
  double width = 0;
  for (Glyph const& glyph : run.glyphs) width += run.font->advance_width(glyph.id) * run.size.pixels() / 1000;
  return width;
}

TEST(Shaping, widths_are_the_fonts) {
  // Noto Sans, thousandths of the em: H 741, ä 561, m 935, e 564, n 618, l 258, i 258.
  EXPECT_EQ(width_of("Häme", style_of("Noto Sans", "fi")), base::Length::from_pixels((741 + 561 + 935 + 564) / 100.0));
  EXPECT_EQ(width_of("Hämeenlinna", style_of("Noto Sans", "fi", 10)) * 2,
            width_of("Hämeenlinna", style_of("Noto Sans", "fi", 20)));
}

TEST(Shaping, swedish_and_finnish_letters_are_one_glyph_each) {
  GlyphRun const run = only_run(shaped("åäöÅÄÖšž", style_of("Noto Serif", "sv")));
  EXPECT_EQ(run.glyphs.size(), 8U);
  EXPECT_FALSE(run.needs_actual_text);
}

TEST(Shaping, kerning_narrows_pairs) {
  TextStyle const style = style_of("Noto Sans", "fi", 100);
  EXPECT_LT(width_of("AVA", style), width_of("A", style) + width_of("V", style) + width_of("A", style));
}

TEST(Shaping, widths_of_unkerned_text_agree_with_the_pdf_widths) {
  TextStyle style = style_of("DejaVu Sans", "fi", 13.3);
  style.features = {{"kern", 0}};
  GlyphRun const run = only_run(shaped("rahoittajakohtainenkustannusarvio", style));
  EXPECT_NEAR(run.width.pixels(), width_by_pdf(run), 0.0005 * 13.3 * static_cast<double>(run.glyphs.size()) + 0.001);
}

TEST(Shaping, a_ligature_is_one_glyph_for_its_letters) {
  GlyphRun const run = only_run(shaped("fi", style_of("Noto Serif", "en")));
  ASSERT_EQ(run.glyphs.size(), 1U);
  EXPECT_EQ(run.glyphs[0].cluster, 0U);
  EXPECT_FALSE(run.needs_actual_text);
}

TEST(Shaping, letter_spacing_parts_ligatures_and_follows_every_letter) {
  TextStyle style = style_of("Noto Serif", "en");
  style.letter_spacing = base::Length::from_pixels(2);
  GlyphRun const run = only_run(shaped("fi", style));
  EXPECT_EQ(run.glyphs.size(), 2U);
  TextStyle spaced = style_of("Noto Sans", "fi"), plain = style_of("Noto Sans", "fi");
  spaced.letter_spacing = base::Length::from_pixels(2);
  EXPECT_EQ(width_of("läm pö", spaced), width_of("läm pö", plain) + base::Length::from_pixels(12));
}

TEST(Shaping, word_spacing_widens_spaces_and_no_break_spaces) {
  TextStyle spaced = style_of("Noto Sans", "fi"), plain = style_of("Noto Sans", "fi");
  spaced.word_spacing = base::Length::from_pixels(3);
  EXPECT_EQ(width_of("a b\u00A0c", spaced), width_of("a b\u00A0c", plain) + base::Length::from_pixels(6));
}

TEST(Shaping, tabular_figures_are_equally_wide) {
  TextStyle style = style_of("EB Garamond", "fi");
  EXPECT_NE(width_of("1111", style), width_of("0000", style));
  style.tabular_figures = true;
  for (char const* figures : {"1111", "4444", "7777", "1234"})
    EXPECT_EQ(width_of(figures, style), width_of("0000", style));
}

TEST(Shaping, small_caps_and_features_choose_other_glyphs) {
  TextStyle const plain = style_of("EB Garamond", "en");
  TextStyle small = plain, set = plain;
  small.capitals = Capitals::SmallCaps;
  set.features = {{"smcp", 1}};
  EXPECT_NE(glyph_ids(only_run(shaped("diploma", small))), glyph_ids(only_run(shaped("diploma", plain))));
  EXPECT_EQ(glyph_ids(only_run(shaped("diploma", small))), glyph_ids(only_run(shaped("diploma", set))));
}

TEST(Shaping, arabic_letters_join_and_run_right_to_left) {
  TextStyle const style = style_of("Noto Sans", "ar");
  GlyphRun const run = only_run(shaped("محمد", style, BaseDirection::RightToLeft));
  EXPECT_TRUE(run.is_right_to_left);
  EXPECT_FALSE(run.needs_actual_text);
  EXPECT_EQ(run.font->postscript_name(), "NotoSansArabic-Regular");
  ASSERT_EQ(run.glyphs.size(), 4U);
  EXPECT_EQ(run.glyphs.front().cluster, 6U);
  EXPECT_EQ(run.glyphs.back().cluster, 0U);
  // The two letters meem have different forms: initial and medial.
  EXPECT_NE(run.glyphs[1].id, run.glyphs[3].id);
}

TEST(Shaping, arabic_letters_join_across_a_change_of_style) {
  TextStyle const regular = style_of("Noto Sans Arabic", "ar");
  TextStyle larger = regular;
  larger.size = base::Length::from_pixels(11);
  auto const shaper = Shaper::make(installed_fonts());
  Paragraph const whole = shaped("محمد", regular);
  Paragraph const parts = shaper->shape({{"مح", &regular, 0}, {"مد", &larger, 1}}, BaseDirection::LeftToRight, true);
  ASSERT_EQ(parts.pieces.size(), 2U);
  std::vector<std::uint32_t> ids = glyph_ids(*parts.pieces[1].runs[0]);
  for (std::uint32_t id : glyph_ids(*parts.pieces[0].runs[0])) ids.push_back(id);
  EXPECT_EQ(ids, glyph_ids(only_run(whole)));
}

TEST(Shaping, a_ligature_across_tags_is_taken_apart) {
  TextStyle const style = style_of("Noto Serif", "en");
  Paragraph const paragraph =
      Shaper::make(installed_fonts())->shape({{"f", &style, 0}, {"inal", &style, 1}}, BaseDirection::LeftToRight, true);
  ASSERT_EQ(paragraph.pieces.size(), 2U);
  EXPECT_EQ(paragraph.pieces[0].runs[0]->text, "f");
  EXPECT_EQ(paragraph.pieces[1].runs[0]->text, "inal");
}

TEST(Shaping, cyrillic_greek_and_vietnamese_stay_in_the_asked_font) {
  for (auto const& [text, language] : {std::pair{"Образование", "ru"}, {"Εκπαίδευση", "el"}, {"Nguyễn", "vi"}}) {
    GlyphRun const run = only_run(shaped(text, style_of("Noto Serif", language)));
    EXPECT_EQ(run.font->postscript_name(), "NotoSerif-Regular") << text;
    EXPECT_EQ(run.text, text);
  }
}

TEST(Shaping, reordered_devanagari_needs_actual_text) {
  GlyphRun const run = only_run(shaped("हिन्दी", style_of("Noto Sans", "hi")));
  EXPECT_EQ(run.font->postscript_name(), "NotoSansDevanagari-Regular");
  EXPECT_TRUE(run.needs_actual_text);
}

TEST(Shaping, a_mark_stays_in_the_font_of_its_base) {
  // x with combining caron has no code point of its own.
  GlyphRun const run = only_run(shaped("x\u030C", style_of("Noto Sans", "fi")));
  EXPECT_EQ(run.glyphs.size(), 2U);
  EXPECT_EQ(cut_positions(run), std::vector<std::size_t>());
}

TEST(Shaping, a_mixed_word_has_a_run_for_each_font) {
  Paragraph const paragraph = shaped("abcक", style_of("Noto Sans", "fi"));
  ASSERT_EQ(paragraph.pieces.size(), 1U);
  ASSERT_EQ(paragraph.pieces[0].runs.size(), 2U);
  EXPECT_EQ(paragraph.pieces[0].runs[1]->text, "क");
}

TEST(Shaping, a_character_without_glyph_is_one_error_each) {
  TextStyle const style = style_of("Noto Sans", "fi");
  Paragraph const paragraph =
      Shaper::make(installed_fonts())->shape({{"a\uE123b \uE123 \uE124", &style, 0}}, BaseDirection::LeftToRight, true);
  EXPECT_EQ(paragraph.missing, (std::vector<char32_t>{0xE123, 0xE124}));
  auto const file = std::make_shared<base::SourceFile const>("report.xhtml", "<p>\uE123</p>");
  base::Diagnostic const first = no_glyph(0xE123, {file, 3, 3});
  EXPECT_EQ(first.code, "text-no-glyph");
  EXPECT_EQ(first.message, "no installed font has the character U+E123 (<private use area-E123>)");
  EXPECT_EQ(first.place.offset, 3U);
  EXPECT_EQ(first.arguments[0].second, "U+E123");
  for (Piece const& piece : paragraph.pieces) {
    for (SharedRun const& run : piece.runs) EXPECT_THAT(glyph_ids(*run), testing::Not(testing::Contains(0U)));
  }
}

TEST(Shaping, a_run_is_cut_between_its_characters) {
  GlyphRun const run = only_run(shaped("fiasko", style_of("Noto Serif", "en")));
  EXPECT_EQ(cut_positions(run), (std::vector<std::size_t>{2, 3, 4, 5}));
  GlyphRun const left = *part_of(SharedRun(run), 0, 3), right = *part_of(SharedRun(run), 3, 6);
  EXPECT_EQ(left.text, "fia");
  EXPECT_EQ(right.text, "sko");
  EXPECT_EQ(left.width + right.width, run.width);
  EXPECT_EQ(right.glyphs.front().cluster, 0U);
}

TEST(Shaping, the_hyphen_reads_as_a_soft_hyphen) {
  GlyphRun const hyphen = Shaper::make(installed_fonts())->hyphen(style_of("Noto Sans", "fi"));
  EXPECT_EQ(hyphen.text, "\u00AD");
  EXPECT_EQ(hyphen.glyphs.size(), 1U);
  EXPECT_EQ(hyphen.width, base::Length::from_pixels(3.22));
}

TEST(Shaping, a_line_is_one_run_where_it_can_be) {
  base::Diagnostics diagnostics;
  TextStyle const style = style_of("Noto Sans", "fi");
  std::vector<GlyphRun> const line = Shaper::make(installed_fonts())->shape_line("Sivu 3 / 12", style, {}, diagnostics);
  ASSERT_EQ(line.size(), 1U);
  EXPECT_EQ(line[0].text, "Sivu 3 / 12");
  EXPECT_EQ(line[0].glyphs.back().cluster, 10U);
}

/// All glyphs of a text in several scripts, shaped twice so that the second comes from the cache.
std::vector<Glyph> glyphs_of_everything() {
  TextStyle const serif = style_of("Noto Serif", "fi"), garamond = style_of("EB Garamond", "sv");
  auto const shaper = Shaper::make(installed_fonts());
  std::vector<Glyph> glyphs;
  for (int round = 0; round < 2; ++round) {
    Paragraph const paragraph =
        shaper->shape({{"Todistus: محمد Nguyễn ", &serif, 0}, {"हिन्दी Örnsköldsvik Жуков", &garamond, 1}},
                      BaseDirection::LeftToRight, true);
    for (Piece const& piece : paragraph.pieces) {
      for (SharedRun const& run : piece.runs) glyphs.insert(glyphs.end(), run->glyphs.begin(), run->glyphs.end());
    }
  }
  return glyphs;
}

TEST(Shaping, threads_and_caches_do_not_change_the_result) {
  std::vector<Glyph> first, second;
  std::thread one([&] { first = glyphs_of_everything(); }), two([&] { second = glyphs_of_everything(); });
  one.join();
  two.join();
  auto const same = [](Glyph const& a, Glyph const& b) {
    return a.id == b.id && a.cluster == b.cluster && a.advance == b.advance && a.x_offset == b.x_offset;
  };
  ASSERT_FALSE(first.empty());
  EXPECT_TRUE(std::equal(first.begin(), first.end(), second.begin(), second.end(), same));
  auto const half = first.begin() + static_cast<std::ptrdiff_t>(first.size() / 2);
  EXPECT_TRUE(std::equal(first.begin(), half, half, first.end(), same));
}

}  // namespace
}  // namespace closeout::text
