#include "text/scripts.hpp"

#include <gtest/gtest.h>

#include <string>

namespace closeout::text {
namespace {

/// ISO 15924 codes of the characters, one after the other.
std::string scripts_of(std::u32string_view text, std::string_view language = "fi") {
  ScriptResolver resolver;
  std::vector<Script> scripts;
  resolver.resolve(text, language, scripts);
  std::string codes;
  for (Script script : scripts) codes += std::string(codes.empty() ? "" : " ") + std::string(iso_15924_code(script));
  return codes;
}

TEST(Scripts, uax24_5_1_common_characters_take_the_script_before_them) {
  EXPECT_EQ(scripts_of(U"a1Ж,"), "Latn Latn Cyrl Cyrl");
  EXPECT_EQ(scripts_of(U"e\u0301"), "Latn Latn");
}

TEST(Scripts, leading_common_characters_take_the_first_script) {
  EXPECT_EQ(scripts_of(U"1.Ж"), "Cyrl Cyrl Cyrl");
}

TEST(Scripts, uax24_5_2_brackets_match) {
  EXPECT_EQ(scripts_of(U"a(Ж)b"), "Latn Latn Cyrl Latn Latn");
  EXPECT_EQ(scripts_of(U"(aЖ)"), "Latn Latn Cyrl Latn");
}

TEST(Scripts, text_without_a_script_has_that_of_its_language) {
  EXPECT_EQ(scripts_of(U"12"), "Latn Latn");
  EXPECT_EQ(scripts_of(U"1", "ar"), "Arab");
  EXPECT_EQ(scripts_of(U"1", "sr-Latn"), "Latn");
  EXPECT_EQ(scripts_of(U"1", "sr"), "Cyrl");
  EXPECT_EQ(scripts_of(U"1", "not a language"), "Latn");
}

TEST(Scripts, cursive_ones_are_known) {
  EXPECT_TRUE(is_cursive(likely_script("ar")));
  EXPECT_FALSE(is_cursive(likely_script("he")));
}

}  // namespace
}  // namespace closeout::text
