// Direction in lines (css-writing-modes-3 section 2, UAX 9).

#include <gmock/gmock.h>

#include <algorithm>

#include "layout/lines.hpp"

namespace closeout::test {
namespace {

/// What stands on the first line from left to right; text that is read from right to left is between arrows. Hebrew
/// letters stand for themselves.
std::string seen(std::string_view body, std::string_view css = {}) {
  LaidOut const out = lay_out(body, "p { width: 190px } " + std::string(css));
  std::vector<pages::TextItem const*> items = text_items(out.document.pages.at(0));
  std::erase_if(items, [&](pages::TextItem const* item) { return item->origin.y != items.front()->origin.y; });
  std::stable_sort(items.begin(), items.end(), [](auto const* a, auto const* b) { return a->origin.x < b->origin.x; });
  std::string text;
  for (pages::TextItem const* item : items) {
    text += item->run.is_right_to_left ? "<" + item->run.text + "<" : item->run.text;
  }
  return text;
}

TEST(Direction, uax9_words_of_two_directions_in_a_left_to_right_paragraph) {
  EXPECT_EQ(seen("<p>a אב גד b</p>"), "a <גד<< <<אב< b");
}

TEST(Direction, uax9_p2_dir_makes_a_right_to_left_paragraph) {
  EXPECT_EQ(seen("<p dir='rtl'>a אב</p>"), "<אב<< <a");
}

TEST(Direction, uax9_w2_numbers_keep_their_order_among_hebrew) {
  EXPECT_EQ(seen("<p dir='rtl'>א 12</p>"), "12< <<א<");
}

TEST(Direction, uax9_l4_brackets_are_mirrored_and_read_as_they_are_written) {
  EXPECT_EQ(seen("<p dir='rtl'>(א)</p>"), "<)<<א<<(<");
}

TEST(Direction, uax9_n0_brackets_go_with_what_they_enclose) {
  EXPECT_EQ(seen("<p dir='rtl'>א (b) ג</p>"), "<ג<<) <b< (<<א<");
}

TEST(Direction, writing_modes_3_2_2_dir_on_an_inline_element_isolates) {
  // Without isolation the number would join the Hebrew before it: "א 1" to the left of it.
  EXPECT_EQ(seen("<p><span dir='rtl'>א</span> 1</p>"), "<א< 1");
}

TEST(Direction, writing_modes_3_2_2_embed_does_not_isolate) {
  EXPECT_EQ(seen("<p><span style='direction: rtl; unicode-bidi: embed'>א</span> 1 ב</p>"), "<ב<< <1< <<א<");
}

TEST(Direction, writing_modes_3_2_2_bidi_override_turns_letters_around) {
  EXPECT_EQ(seen("<p><span style='direction: rtl; unicode-bidi: bidi-override'>abc</span></p>"), "<abc<");
}

TEST(Direction, html_bdo_overrides) {
  EXPECT_EQ(seen("<p>x <bdo dir='rtl'>abc</bdo></p>"), "x <abc<");
}

TEST(Direction, html_bdi_isolates_and_goes_by_its_own_text) {
  EXPECT_EQ(seen("<p><bdi>אב</bdi>: 3</p>"), "<אב<: 3");
}

TEST(Direction, writing_modes_3_2_2_override_on_a_block_is_for_all_its_text) {
  EXPECT_EQ(seen("<p style='direction: rtl; unicode-bidi: bidi-override'>abc</p>"), "<abc<");
}

TEST(Direction, writing_modes_3_2_2_plaintext_goes_by_the_first_strong_letter_of_each_paragraph) {
  LaidOut const out = lay_out("<p style='unicode-bidi: plaintext; white-space: pre'>אב a\nc</p>", "p { width: 190px }");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_GE(items.size(), 3U);
  EXPECT_EQ(items.front()->run.text, "אב");
  // Aligned to the start of its own paragraph: at the right; the second line at the left.
  EXPECT_EQ(items.front()->origin.x + items.front()->run.width, base::Length::from_pixels(190));
  EXPECT_EQ(items.back()->origin.x, base::Length());
}

TEST(Direction, writing_modes_3_2_4_what_is_open_goes_on_behind_a_forced_break) {
  LaidOut const out = lay_out("<p><span dir='rtl'>a<br/>b !</span></p>", "p { width: 190px }");
  auto const items = text_items(out.document.pages.at(0));
  // On the second line the exclamation mark ends the right-to-left text at its left.
  auto const mark = std::find_if(items.begin(), items.end(),
                                 [](auto const* item) { return item->run.text.find('!') != std::string::npos; });
  ASSERT_NE(mark, items.end());
  EXPECT_EQ((*mark)->origin.x, base::Length());
}

TEST(Direction, writing_modes_3_2_4_an_atomic_inline_is_a_neutral_character) {
  LaidOut const out =
      lay_out("<p>א<span style='display: inline-block; width: 20px; height: 5px; background: #f00'></span>ב</p>");
  auto const items = text_items(out.document.pages.at(0));
  ASSERT_EQ(items.size(), 2U);
  // Between two Hebrew letters it is Hebrew: the second letter stands left of it, the first right of it.
  EXPECT_EQ(items[1]->origin.x, base::Length());
  EXPECT_EQ(items[0]->origin.x, items[1]->run.width + base::Length::from_pixels(20));
}

TEST(Direction, css_2_8_6_edges_of_boxes_go_with_their_text) {
  EXPECT_EQ(rectangles(lay_out("<p dir='rtl'>א<span style='background: #f00; padding-left: 7px'>ב</span></p>",
                               "p { width: 100px }")
                           .document.pages.at(0),
                       {255, 0, 0})
                .size(),
            1U);
}

TEST(Direction, uax9_l1_spaces_at_the_end_of_a_line_are_at_its_end) {
  LaidOut const out = lay_out("<p>a אבגדהוזחטיכלמנ סעפצקרשת</p>", "p { width: 100px }");
  EXPECT_EQ(pages::text_of(out.document), "a אבגדהוזחטיכלמנ סעפצקרשת");
}

}  // namespace
}  // namespace closeout::test
