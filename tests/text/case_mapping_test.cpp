#include <gtest/gtest.h>

#include "text/shaping.hpp"

namespace closeout::text {
namespace {

TEST(CaseMapping, turkish_i_keeps_its_dot) {
  EXPECT_EQ(transformed("diploma ışık", "uppercase", "tr"), "DİPLOMA IŞIK");
  EXPECT_EQ(transformed("DİPLOMA IŞIK", "lowercase", "tr"), "diploma ışık");
  EXPECT_EQ(transformed("diploma", "uppercase", "en"), "DIPLOMA");
}

TEST(CaseMapping, dutch_ij_is_one_capital) {
  EXPECT_EQ(transformed("ijsland", "capitalize", "nl"), "IJsland");
  EXPECT_EQ(transformed("ijsland", "capitalize", "en"), "Ijsland");
}

TEST(CaseMapping, greek_capitals_lose_their_accents_and_final_sigma_is_found) {
  EXPECT_EQ(transformed("Οδυσσέας", "uppercase", "el"), "ΟΔΥΣΣΕΑΣ");
  EXPECT_EQ(transformed("ΟΔΟΣ", "lowercase", "el"), "οδος");
}

TEST(CaseMapping, german_sharp_s_becomes_two_letters) {
  EXPECT_EQ(transformed("straße", "uppercase", "de"), "STRASSE");
}

TEST(CaseMapping, capitalize_leaves_other_letters_alone) {
  EXPECT_EQ(transformed("euroopan sosiaalirahaston ESR-hanke", "capitalize", "fi"),
            "Euroopan Sosiaalirahaston ESR-Hanke");
  EXPECT_EQ(transformed("\"älä\" åbo", "capitalize", "sv"), "\"Älä\" Åbo");
}

TEST(CaseMapping, other_transforms_change_nothing) {
  EXPECT_EQ(transformed("Ähtäri", "none", "fi"), "Ähtäri");
}

TEST(CaseMapping, an_unknown_language_gets_the_root_rules) {
  EXPECT_EQ(transformed("idea", "uppercase", "x-nowhere"), "IDEA");
  EXPECT_EQ(transformed("idea", "uppercase", ""), "IDEA");
}

}  // namespace
}  // namespace closeout::text
