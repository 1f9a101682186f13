#include "text/hyphenation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "shaped.hpp"

namespace closeout::text {
namespace {

/// Soft hyphens shown as "·".
std::string visible(std::string text) {
  for (std::size_t at; (at = text.find("\u00AD")) != std::string::npos;) text.replace(at, 2, "·");
  return text;
}

std::string finnish(std::string_view text) {
  return visible(Hyphenator().with_soft_hyphens(text, "fi"));
}

/// The test's folder with this one dictionary in it.
std::filesystem::path dictionaries(std::string const& file, std::string const& patterns) {
  std::filesystem::path const folder =
      std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / testing::UnitTest::GetInstance()->current_test_info()->name();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::ofstream(folder / file, std::ios::binary) << patterns;
  return folder;
}

TEST(Hyphenation, finnish_before_the_last_consonant_before_a_vowel) {
  EXPECT_EQ(finnish("toiminta"), "toi·minta");
  EXPECT_EQ(finnish("osallistujat"), "osal·lis·tu·jat");
  EXPECT_EQ(finnish("Hämeenlinna"), "Hämeen·linna");
  EXPECT_EQ(finnish("työllistyminen"), "työl·lis·ty·minen");
}

TEST(Hyphenation, finnish_compounds_are_not_cut_where_a_part_may_begin) {
  EXPECT_EQ(finnish("koulutusohjelma"), "kou·lu·tusoh·jelma");
  EXPECT_EQ(finnish("työnantaja"), "työnan·taja");
  EXPECT_EQ(finnish("työelämä"), "työelämä");
  EXPECT_EQ(finnish("vieraileva"), "vie·rai·leva");
  EXPECT_EQ(finnish("rahoitusosuus"), "rahoi·tusosuus");
  EXPECT_EQ(finnish("rahoitusprosentti"), "rahoi·tusprosentti");
}

TEST(Hyphenation, short_words_abbreviations_and_addresses_stay_whole) {
  EXPECT_EQ(finnish("talo on ESRHANKE https://rakennerahastot.fi/hakemus a.virtanen@hamk.fi"),
            "talo on ESRHANKE https://rakennerahastot.fi/hakemus a.virtanen@hamk.fi");
}

TEST(Hyphenation, parts_of_a_hyphenated_word_are_words) {
  EXPECT_EQ(finnish("(ESR-rahoituksella),  kirja"), "(ESR-rahoi·tuk·sella),  kirja");
}

TEST(Hyphenation, soft_hyphens_of_the_author_take_priority) {
  EXPECT_EQ(finnish("koulutus\u00ADohjelma toiminta"), "koulutus·ohjelma toi·minta");
}

TEST(Hyphenation, patterns_of_a_dictionary_in_utf8_and_in_latin_1) {
  Hyphenator utf8(dictionaries("hyph_sv_SE.dic", "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nå1g\nn1k\n"));
  EXPECT_EQ(visible(utf8.with_soft_hyphens("Frågan bänken", "sv-FI")), "Frå·gan bän·ken");
  Hyphenator latin(dictionaries("hyph_sv_FI.dic",
                                "ISO8859-1\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\n\xE5"
                                "1g\n"));
  EXPECT_EQ(visible(latin.with_soft_hyphens("Frågan bänken", "sv-FI")), "Frå·gan bänken");
  EXPECT_EQ(visible(latin.with_soft_hyphens("Жfrågan", "sv-FI")), "Жfrågan");
}

TEST(Hyphenation, a_change_of_spelling_is_left_out) {
  Hyphenator hyphenator(dictionaries("hyph_sv.dic", "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nll1ä/ll=l,1,2\n1gg\n"));
  EXPECT_EQ(visible(hyphenator.with_soft_hyphens("tillägget", "sv")), "tillä·gget");
}

TEST(Hyphenation, a_language_without_patterns_stays_as_it_is) {
  Hyphenator hyphenator(std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "no such folder");
  EXPECT_FALSE(hyphenator.knows("sv"));
  EXPECT_TRUE(hyphenator.knows("fi-FI"));
  EXPECT_EQ(hyphenator.with_soft_hyphens("utbildning", "sv"), "utbildning");
  EXPECT_EQ(hyphenator.with_soft_hyphens("utbildning", ""), "utbildning");
}

TEST(Hyphenation, hyphenated_text_breaks_into_pieces_with_hyphens) {
  auto const shaper = Shaper::make(installed_fonts());
  Paragraph const paragraph = shaped(shaper->with_soft_hyphens("osallistujat", "fi", {}), style_of("Noto Sans", "fi"));
  EXPECT_EQ(paragraph.pieces.size(), 4U);
  EXPECT_EQ(std::count_if(paragraph.pieces.begin(), paragraph.pieces.end(),
                          [](Piece const& piece) { return piece.hyphen_after; }),
            3);
}

}  // namespace
}  // namespace closeout::text
