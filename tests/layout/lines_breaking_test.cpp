// Where lines end (css-text-3 sections 5 and 6, css-text-4 section 6.3).

#include <gmock/gmock.h>

#include <chrono>

#include "layout/lines.hpp"

namespace closeout::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(Breaking, css_text_3_5_1_at_hyphens_and_behind_slashes) {
  EXPECT_THAT(lines_with("", "aaaaaa-bbbbbb"), ElementsAre("aaaaaa-", "bbbbbb"));
}

TEST(Breaking, css_text_3_5_1_not_at_no_break_characters) {
  EXPECT_THAT(lines_with("", "aaa bbb\u00A0ccc"), ElementsAre("aaa ", "bbb\u00A0ccc"));
  EXPECT_THAT(lines_with("", "aaa bbb\u2011ccc"), ElementsAre("aaa ", "bbb\u2011ccc"));
  EXPECT_THAT(lines_with("", "aaa bbb-\u2060ccc"), ElementsAre("aaa ", "bbb-ccc"));
}

TEST(Breaking, css_text_3_5_1_at_a_zero_width_space) {
  EXPECT_THAT(lines_with("", "aaaaaa\u200Bbbbbbb"), ElementsAre("aaaaaa", "bbbbbb"));
}

TEST(Breaking, css_text_3_5_1_beside_atomic_inlines) {
  constexpr std::string_view box = "<span style='display: inline-block; width: 24px; height: 5px'></span>";
  // A box of four characters: before and after it a line may end, but not before a comma.
  EXPECT_THAT(lines_with("white-space: normal", "aaaaaaaa" + std::string(box) + "bbbbbbbb"), SizeIs(2));
  LaidOut const out =
      lay_out("<p>aaaaaa" + std::string(box) + ", b</p>", std::string(ten_characters) + "p { white-space: normal }");
  EXPECT_THAT(texts(out.document.pages.at(0)), ElementsAre("0,13 aaaaaa", "24,33 , b"));
}

TEST(Breaking, css_text_3_5_1_beside_atomic_inlines_even_at_a_no_break_space) {
  EXPECT_THAT(lines_with("white-space: normal",
                         "aaaaaaa\u00A0<span style='display: inline-block; width: 24px; height: 5px'></span>bb"),
              ElementsAre("aaaaaaa\u00A0", "bb"));
}

TEST(Breaking, css_text_3_5_2_break_all_breaks_between_letters) {
  EXPECT_THAT(lines_with("word-break: break-all", "aaa bbbbbbbbbb"), ElementsAre("aaa bbbbbb", "bbbb"));
}

TEST(Breaking, css_text_3_5_2_break_all_leaves_punctuation_with_its_word) {
  EXPECT_THAT(lines_with("word-break: break-all", "aaaaaaaaaa."), ElementsAre("aaaaaaaaa", "a."));
}

TEST(Breaking, css_text_3_5_2_keep_all_keeps_ideographs_together) {
  text::TextStyle style;
  style.font.families = {"Noto Sans"};
  style.size = base::Length::from_pixels(10);
  style.language = "ja";
  auto const pieces = [&](text::LineBreakRules::Words words) {
    style.line_breaks.words = words;
    return text::Shaper::make(fonts())
        ->shape({{"日本語 文", &style, 0}}, text::BaseDirection::LeftToRight, true)
        .pieces.size();
  };
  EXPECT_EQ(pieces(text::LineBreakRules::Words::Normal), 4U);
  EXPECT_EQ(pieces(text::LineBreakRules::Words::KeepAll), 2U);
}

TEST(Breaking, css_text_3_5_3_line_break_anywhere_breaks_before_punctuation) {
  EXPECT_THAT(lines_with("line-break: anywhere", "aaaaaaaaaa.b"), ElementsAre("aaaaaaaaaa", ".b"));
}

TEST(Breaking, css_text_3_5_3_strict_keeps_small_kana_with_the_letter_before) {
  text::TextStyle style;
  style.font.families = {"Noto Sans"};
  style.size = base::Length::from_pixels(10);
  style.language = "ja";
  auto const breaks_before_small_kana = [&](text::LineBreakRules::Strictness strictness) {
    style.line_breaks.strictness = strictness;
    return text::Shaper::make(fonts())
               ->shape({{"キャ", &style, 0}}, text::BaseDirection::LeftToRight, true)
               .pieces.size() == 2;
  };
  EXPECT_FALSE(breaks_before_small_kana(text::LineBreakRules::Strictness::Strict));
  EXPECT_TRUE(breaks_before_small_kana(text::LineBreakRules::Strictness::Loose));
}

TEST(Breaking, css_text_3_5_5_overflow_wrap_breaks_words_that_fit_on_no_line) {
  EXPECT_THAT(lines_with("overflow-wrap: break-word", "aa bbbbbbbbbbbbb"), ElementsAre("aa ", "bbbbbbbbbb", "bbb"));
}

TEST(Breaking, css_text_3_5_5_overflow_wrap_keeps_bases_with_their_marks) {
  EXPECT_THAT(lines_with("overflow-wrap: anywhere", "aaaaaaaaae\u0301bbb"), ElementsAre("aaaaaaaaae\u0301", "bbb"));
}

TEST(Breaking, css_text_3_5_2_word_break_break_word_is_overflow_wrap_anywhere) {
  EXPECT_THAT(lines_with("word-break: break-word", "aaaaaaaaaaaa"), ElementsAre("aaaaaaaaaa", "aa"));
}

TEST(Breaking, thai_by_its_dictionary) {
  EXPECT_THAT(lines("<p lang='th'>สวัสดีครับ</p>", "p { width: 35px; font-family: 'Noto Sans Thai' }"),
              ElementsAre("สวัสดี", "ครับ"));
}

TEST(Hyphens, css_text_3_6_1_none_ignores_soft_hyphens) {
  EXPECT_THAT(lines_with("hyphens: none; overflow-wrap: anywhere", "aaaa bbbb\u00ADcccc"),
              ElementsAre("aaaa ", "bbbbcccc"));
}

TEST(Hyphens, css_text_3_6_1_manual_breaks_at_soft_hyphens) {
  EXPECT_THAT(lines_with("", "aaaa bbbb\u00ADcccc"), ElementsAre("aaaa bbbb-", "cccc"));
}

TEST(Hyphens, css_text_3_6_1_auto_breaks_by_the_language) {
  EXPECT_THAT(lines("<p lang='fi'>taloudenhoito</p>", std::string(ten_characters) + "p { hyphens: auto }"),
              ElementsAre("talouden-", "hoito"));
}

TEST(Hyphens, css_text_3_5_3_not_with_line_break_anywhere) {
  EXPECT_THAT(lines("<p lang='fi'>taloudenhoito</p>",
                    std::string(ten_characters) + "p { hyphens: auto; line-break: anywhere }"),
              ElementsAre("taloudenho", "ito"));
}

TEST(Hyphens, css_text_4_6_3_1_limits_keep_short_words_whole) {
  EXPECT_THAT(lines("<p lang='fi'>aaaa kirjasto</p>", std::string(ten_characters) + "p { hyphens: auto }"),
              ElementsAre("aaaa kir-", "jasto"));
  EXPECT_THAT(lines("<p lang='fi'>aaaa kirjasto</p>",
                    std::string(ten_characters) + "p { hyphens: auto; hyphenate-limit-chars: 9 }"),
              ElementsAre("aaaa ", "kirjasto"));
}

TEST(Hyphens, css_text_4_6_3_2_hyphenate_character_is_shown_and_reads_as_a_soft_hyphen) {
  LaidOut const out =
      lay_out("<p>aaaa bbbb\u00ADcccc</p>", std::string(ten_characters) + "p { hyphenate-character: '=' }");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[1]->run.text, "\u00AD");
  EXPECT_TRUE(items[1]->run.shows_other_text);
  EXPECT_THAT(lines_with("hyphenate-character: ''", "aaaa bbbbb\u00ADcccc"), ElementsAre("aaaa bbbbb", "cccc"));
}

TEST(Limits, a_word_of_a_megabyte_is_cut_into_lines_in_linear_time) {
  auto const seconds = [](std::size_t length) {
    auto const begin = std::chrono::steady_clock::now();
    LaidOut const out = lay_out("<p>" + std::string(length, 'a') + "</p>",
                                std::string(ten_characters) + "p { overflow-wrap: anywhere }");
    EXPECT_GT(out.document.pages.size(), length / 110);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  double const small = seconds(50'000);
  EXPECT_LT(seconds(200'000), 12 * small);
}

}  // namespace
}  // namespace closeout::test
