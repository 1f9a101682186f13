#include "text/fonts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shaped.hpp"

namespace closeout::text {
namespace {

std::string name_of(FontFace const* face) {
  return face == nullptr ? "none" : face->postscript_name();
}

std::string matched(std::vector<std::string> families, int weight = 400, bool italic = false) {
  return name_of(installed_fonts().match({std::move(families), weight, italic}));
}

std::string fallback(char32_t code_point, std::string family, std::string_view language) {
  return name_of(installed_fonts().match_character({{std::move(family)}, 400, false}, code_point, language));
}

TEST(Fonts, generic_names_are_noto) {
  EXPECT_EQ(matched({"serif"}), "NotoSerif-Regular");
  EXPECT_EQ(matched({"sans-serif"}), "NotoSans-Regular");
  EXPECT_TRUE(installed_fonts().match({{"monospace"}})->is_fixed_pitch());
}

TEST(Fonts, weight_and_style_choose_the_face) {
  EXPECT_EQ(matched({"Noto Sans"}, 700), "NotoSans-Bold");
  EXPECT_EQ(matched({"Noto Sans"}, 600), "NotoSans-Bold");
  EXPECT_EQ(matched({"Noto Sans"}, 400, true), "NotoSans-Italic");
  EXPECT_EQ(matched({"Noto Serif"}, 900, true), "NotoSerif-BoldItalic");
}

TEST(Fonts, family_names_ignore_case) {
  EXPECT_EQ(matched({"noto SERIF"}), "NotoSerif-Regular");
}

TEST(Fonts, optical_sizes_give_the_text_cut) {
  EXPECT_EQ(matched({"EB Garamond"}), "EBGaramond12-Regular");
  EXPECT_EQ(matched({"EB Garamond"}, 400, true), "EBGaramond12-Italic");
  EXPECT_EQ(matched({"EB Garamond 08"}), "EBGaramond08-Regular");
}

TEST(Fonts, a_face_with_a_fragment_of_the_familys_characters_is_not_taken) {
  EXPECT_EQ(matched({"EB Garamond"}, 700), "EBGaramond12-Regular");
}

TEST(Fonts, a_missing_default_of_a_generic_name_is_remembered_too) {
  FontFace const* monospace = installed_fonts().match({{"monospace"}});
  bool const is_default = monospace->family() == "Noto Sans Mono";
  EXPECT_EQ(testing::Value(installed_fonts().missing_families(), testing::Contains("Noto Sans Mono")), !is_default);
}

TEST(Fonts, a_bold_file_with_a_wrong_weight_in_os2_is_known_by_its_style_name) {
  EXPECT_EQ(matched({"Noto Nastaliq Urdu"}), "NotoNastaliqUrdu-Regular");
  EXPECT_EQ(matched({"Noto Nastaliq Urdu"}, 700), "NotoNastaliqUrdu-Bold");
}

TEST(Fonts, missing_families_are_skipped_and_remembered) {
  EXPECT_EQ(matched({"No Such Family", "Noto Serif"}), "NotoSerif-Regular");
  EXPECT_EQ(matched({"No Such Family"}), "NotoSans-Regular");
  EXPECT_THAT(installed_fonts().missing_families(), testing::Contains("No Such Family"));
}

TEST(Fonts, the_same_query_gives_the_same_face) {
  EXPECT_EQ(installed_fonts().match({{"Noto Sans"}}), installed_fonts().match({{"Noto Sans"}}));
}

TEST(Fonts, a_character_comes_from_the_first_family_that_has_it) {
  EXPECT_EQ(fallback(U'ä', "EB Garamond", "fi"), "EBGaramond12-Regular");
  EXPECT_EQ(fallback(U'Ж', "Noto Sans", "ru"), "NotoSans-Regular");
}

TEST(Fonts, other_scripts_come_from_noto_in_the_querys_manner) {
  EXPECT_EQ(fallback(U'م', "Noto Sans", "ar"), "NotoSansArabic-Regular");
  EXPECT_EQ(fallback(U'م', "Noto Serif", "ar"), "NotoNaskhArabic-Regular");
  EXPECT_EQ(fallback(U'م', "EB Garamond", "ar"), "NotoNaskhArabic-Regular");
  EXPECT_EQ(fallback(U'ک', "Noto Serif", "ur"), "NotoNastaliqUrdu-Regular");
  EXPECT_EQ(fallback(U'ש', "Noto Serif", "he"), "NotoSerifHebrew-Regular");
  EXPECT_EQ(fallback(U'ש', "Noto Sans", "yi"), "NotoSansHebrew-Regular");
  EXPECT_EQ(fallback(U'क', "Noto Serif", "hi"), "NotoSerifDevanagari-Regular");
  EXPECT_EQ(fallback(U'ก', "Noto Sans", "th"), "NotoSansThai-Regular");
}

TEST(Fonts, an_unassigned_character_gives_null) {
  EXPECT_EQ(fallback(0x0378, "Noto Sans", "fi"), "none");
}

TEST(Fonts, private_use_characters_do_not_fall_back) {
  // OpenSymbol, where it is installed, has U+E123; EB Garamond has U+E001.
  EXPECT_EQ(fallback(0xE123, "Noto Sans", "fi"), "none");
}

TEST(Fonts, metrics_are_thousandths_of_the_em) {
  FontMetrics const& metrics = installed_fonts().match({{"Noto Sans"}})->metrics();
  EXPECT_EQ(metrics.ascent, 1069);
  EXPECT_EQ(metrics.descent, -293);
  EXPECT_EQ(metrics.cap_height, 714);
  EXPECT_EQ(metrics.x_height, 536);
  EXPECT_EQ(metrics.italic_angle, 0);
  EXPECT_LT(metrics.underline_position, 0);
  EXPECT_GT(metrics.underline_thickness, 0);
  EXPECT_LT(metrics.box[1], metrics.descent + 1);
  // DejaVu has 2048 units to the em.
  EXPECT_NEAR(installed_fonts().match({{"DejaVu Sans"}})->metrics().ascent, 928, 1);
  EXPECT_EQ(installed_fonts().match({{"Noto Sans"}, 400, true})->metrics().italic_angle, -12);
}

TEST(Fonts, kind_of_face) {
  FontFace const& garamond = *installed_fonts().match({{"EB Garamond"}, 400, true});
  EXPECT_TRUE(garamond.is_cff());
  EXPECT_TRUE(garamond.is_italic());
  EXPECT_TRUE(garamond.is_serif());
  FontFace const& sans = *installed_fonts().match({{"Noto Sans"}, 700});
  EXPECT_FALSE(sans.is_cff());
  EXPECT_FALSE(sans.is_serif());
  EXPECT_EQ(sans.weight(), 700);
  EXPECT_FALSE(sans.is_fixed_pitch());
  EXPECT_TRUE(sans.has_glyph(U'Å'));
  EXPECT_FALSE(sans.has_glyph(U'क'));
}

}  // namespace
}  // namespace closeout::text
