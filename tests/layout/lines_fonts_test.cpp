// Case, font features, faces that are imitated, and characters without a font (css-text-3 section 2, css-fonts-4).

#include <gmock/gmock.h>

#include "boxes/pictures.hpp"
#include "layout/lines.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string first_line(std::string_view body, std::string_view css = {}) {
  return lines(body, "p { width: 190px } " + std::string(css)).front();
}

TEST(TextTransform, css_text_3_2_1_upper_and_lower_case_by_the_language) {
  EXPECT_EQ(first_line("<p lang='tr' style='text-transform: uppercase'>izmir</p>"), "İZMİR");
  EXPECT_EQ(first_line("<p lang='tr' style='text-transform: lowercase'>ISPARTA</p>"), "ısparta");
  EXPECT_EQ(first_line("<p lang='en' style='text-transform: uppercase'>izmir</p>"), "IZMIR");
}

TEST(TextTransform, css_text_3_2_1_german_sharp_s_becomes_two_letters) {
  EXPECT_EQ(first_line("<p lang='de' style='text-transform: uppercase'>Maße</p>"), "MASSE");
}

TEST(TextTransform, css_text_3_2_1_greek_capitals_lose_their_accents) {
  EXPECT_EQ(first_line("<p lang='el' style='text-transform: uppercase'>καλημέρα</p>"), "ΚΑΛΗΜΕΡΑ");
  EXPECT_EQ(first_line("<p lang='el' style='text-transform: lowercase'>ΟΔΟΣ</p>"), "οδος");
}

TEST(TextTransform, css_text_3_2_1_dutch_ij_is_one_letter) {
  EXPECT_EQ(first_line("<p lang='nl' style='text-transform: capitalize'>ijsland</p>"), "IJsland");
}

TEST(TextTransform, css_text_3_2_1_lithuanian_keeps_the_dot_under_an_accent) {
  EXPECT_EQ(first_line("<p lang='lt' style='text-transform: lowercase'>Ì</p>"), "i\u0307\u0300");
}

TEST(TextTransform, css_text_3_2_1_capitalize_leaves_other_letters_alone) {
  EXPECT_EQ(first_line("<p style='text-transform: capitalize'>the EU's mid-term plan</p>"), "The EU's Mid-Term Plan");
}

TEST(TextTransform, css_text_3_2_1_a_word_over_two_boxes_is_capitalized_once) {
  EXPECT_EQ(first_line("<p style='text-transform: capitalize'>wo<span>rd</span> <span>two</span></p>"), "Word Two");
}

TEST(TextTransform, css_text_3_2_1_full_width_widens_letters_figures_and_half_width_kana) {
  EXPECT_EQ(text::transformed("Ab 1ｶ", "full-width", "ja"), "Ａｂ\u3000１カ");
}

text::GlyphRun run_of(std::string_view body) {
  LaidOut const out = lay_out(body);
  return text_items(out.document.pages.at(0)).at(0)->run;
}

std::vector<std::uint32_t> glyphs_of(std::string_view style, std::string_view text) {
  std::vector<std::uint32_t> ids;
  text::GlyphRun const run = run_of("<p style=\"" + std::string(style) + "\">" + std::string(text) + "</p>");
  for (text::Glyph const& glyph : run.glyphs) ids.push_back(glyph.id);
  return ids;
}

TEST(FontVariant, css_fonts_4_6_7_figures_of_several_forms) {
  constexpr std::string_view garamond = "font-family: 'EB Garamond'; ";
  auto const with = [&](std::string_view more) { return glyphs_of(std::string(garamond) + std::string(more), "0123"); };
  EXPECT_NE(with("font-variant-numeric: oldstyle-nums"), with("font-variant-numeric: lining-nums"));
  EXPECT_NE(with("font-variant-numeric: tabular-nums"), with("font-variant-numeric: proportional-nums"));
}

TEST(FontVariant, css_fonts_4_6_4_ligatures_can_be_turned_off) {
  EXPECT_EQ(glyphs_of("font-family: 'Noto Serif'", "fi").size(), 1U);
  EXPECT_EQ(glyphs_of("font-family: 'Noto Serif'; font-variant-ligatures: none", "fi").size(), 2U);
  EXPECT_EQ(glyphs_of("font-family: 'Noto Serif'; font-variant-ligatures: no-common-ligatures", "fi").size(), 2U);
}

TEST(FontVariant, css_text_3_8_2_letter_spacing_turns_ligatures_off) {
  EXPECT_EQ(glyphs_of("font-family: 'Noto Serif'; letter-spacing: 1px", "fi").size(), 2U);
}

TEST(FontVariant, css_fonts_4_6_12_feature_settings_win) {
  EXPECT_EQ(glyphs_of("font-family: 'Noto Serif'; font-feature-settings: 'liga' 0", "fi").size(), 2U);
}

TEST(FontVariant, css_fonts_4_6_3_kerning_can_be_turned_off) {
  text::GlyphRun const kerned = run_of("<p>AVAVAV</p>");
  text::GlyphRun const plain = run_of("<p style='font-kerning: none'>AVAVAV</p>");
  EXPECT_LT(kerned.width, plain.width);
}

TEST(SmallCaps, css_fonts_4_6_8_are_the_fonts_own_where_it_has_them) {
  text::GlyphRun const run = run_of("<p style=\"font-family: 'Noto Serif'; font-variant-caps: small-caps\">abc</p>");
  EXPECT_EQ(run.size, base::Length::from_pixels(10));
  EXPECT_FALSE(run.shows_other_text);
}

TEST(SmallCaps, css_fonts_4_6_8_are_smaller_capitals_elsewhere_and_read_as_small_letters) {
  LaidOut const out = lay_out("<p style=\"font-family: 'DejaVu Sans Mono'; font-variant-caps: small-caps\">Aß</p>");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0]->run.text, "A");
  EXPECT_EQ(items[1]->run.text, "ß");
  EXPECT_EQ(items[1]->run.glyphs.size(), 2U);
  EXPECT_EQ(items[1]->run.size, base::Length::from_pixels(7));
  EXPECT_TRUE(items[1]->run.shows_other_text);
}

TEST(SmallCaps, css_fonts_4_2_8_are_not_imitated_where_that_is_forbidden) {
  text::GlyphRun const run = run_of(
      "<p style=\"font-family: 'DejaVu Sans Mono'; font-variant-caps: small-caps; "
      "font-synthesis-small-caps: none\">abc</p>");
  EXPECT_EQ(run.size, base::Length::from_pixels(10));
}

TEST(Synthesis, css_fonts_4_2_8_a_family_without_italics_is_slanted) {
  text::GlyphRun const run = run_of("<p style=\"font-family: 'Noto Sans Hebrew'; font-style: italic\">אב</p>");
  EXPECT_TRUE(run.is_slanted);
  EXPECT_FALSE(run_of("<p style='font-style: italic'>ab</p>").is_slanted);
}

TEST(Synthesis, css_fonts_4_2_8_a_family_without_bold_is_emboldened_unless_forbidden) {
  constexpr std::string_view style = "font-family: 'Noto Sans Symbols2'; font-weight: bold";
  std::string const symbol = "\u2654";
  EXPECT_TRUE(run_of("<p style=\"" + std::string(style) + "\">" + symbol + "</p>").is_emboldened);
  EXPECT_FALSE(
      run_of("<p style=\"" + std::string(style) + "; font-synthesis: none\">" + symbol + "</p>").is_emboldened);
}

TEST(FontStretch, css_fonts_4_5_2_chooses_the_nearest_width) {
  EXPECT_EQ(run_of("<p style=\"font-family: 'DejaVu Sans'; font-stretch: condensed\">a</p>").font->postscript_name(),
            "DejaVuSansCondensed");
  EXPECT_EQ(run_of("<p style=\"font-family: 'DejaVu Sans'; font-stretch: expanded\">a</p>").font->postscript_name(),
            "DejaVuSans");
}

TEST(MissingCharacters, are_named_once_with_their_place) {
  LaidOut out = lay_out("<p>a</p>");
  base::Diagnostics earlier, findings;
  out.xml = xml::parse(std::make_shared<base::SourceFile const>(
                           "test.xhtml",
                           "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>T</title></head>"
                           "<body><p>a \uE123 b \uE123</p><p>\uE123</p></body></html>"),
                       earlier);
  ASSERT_TRUE(out.xml);
  out.styled = css::style(*out.xml, {}, earlier);
  ASSERT_TRUE(out.styled);
  boxes::Pictures pictures;
  boxes::BoxSource boxes(*out.xml, *out.styled, pictures, earlier);
  pages::DocumentCollector pages;
  EXPECT_FALSE(layout::lay_out(boxes, *out.styled, fonts(), pages, findings));
  ASSERT_THAT(codes(findings), ElementsAre("text-no-glyph"));
  EXPECT_THAT(findings.all()[0].message, ::testing::HasSubstr("U+E123"));
  EXPECT_TRUE(findings.all()[0].place.is_known());
}

TEST(MissingCharacters, none_in_the_scripts_of_europe) {
  EXPECT_THAT(codes(lay_out("<p>Åland, Ελλάδα, България, Հայ, ქართ</p>").findings), IsEmpty());
}

}  // namespace
}  // namespace closeout::test
