// A long text in portions comes out as the whole would.

#include "text/portions.hpp"

#include <random>

#include "text/shaped.hpp"

namespace closeout::text {
namespace {

/// What layout takes from a piece.
std::string described(Paragraph const& paragraph, Piece const& piece) {
  return paragraph.text.substr(piece.begin, piece.end - piece.begin) + " level " + std::to_string(piece.bidi_level) +
         " width " + std::to_string(piece.width.units()) + (piece.can_break_after ? " |" : "");
}

std::vector<std::string> whole(std::string const& text, TextStyle const& style, BaseDirection direction) {
  std::vector<std::string> pieces;
  Paragraph const paragraph = shaped(text, style, direction);
  for (Piece const& piece : paragraph.pieces) pieces.push_back(described(paragraph, piece));
  return pieces;
}

std::vector<std::string> in_portions(std::string const& text, TextStyle const& style, BaseDirection direction) {
  std::vector<std::string> pieces;
  std::vector<PortionEnd> ends = portion_ends(text, direction, style.line_breaks, 100);
  EXPECT_GT(ends.size(), 10U);
  ends.push_back({text.size(), false});
  std::size_t begin = 0;
  for (auto const& [at, can_break_after] : ends) {
    Paragraph paragraph = shaped(text.substr(begin, at - begin), style, direction);
    paragraph.pieces.back().can_break_after = can_break_after;
    for (Piece const& piece : paragraph.pieces) pieces.push_back(described(paragraph, piece));
    begin = at;
  }
  return pieces;
}

/// Words of both directions, numbers and signs between them, in an order that is the same on every machine.
std::string mixed_text(std::vector<std::string> const& words, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += words[random() % words.size()];
  return text;
}

std::vector<std::string> const signs_and_words = {"a ", "word ",  "office ", "שלום ", "א",  "12 ",     "3.5-",
                                                  "+ ", "\"b\" ", "c, ",     "אב ",   "x",  "\u00ADy", "% ",
                                                  "! ", "de ",    "fg ",     "متن ",  "٣ ", "-",       "€5 "};

TEST(Portions, ComeOutAsTheWholeFromLeftToRight) {
  TextStyle const style = style_of("Noto Sans", "en");
  for (std::uint32_t seed = 0; seed < 10; ++seed) {
    std::string const text = mixed_text(signs_and_words, seed);
    EXPECT_EQ(in_portions(text, style, BaseDirection::LeftToRight), whole(text, style, BaseDirection::LeftToRight));
  }
}

TEST(Portions, ComeOutAsTheWholeFromRightToLeft) {
  TextStyle const style = style_of("Noto Sans Hebrew", "he");
  for (std::uint32_t seed = 0; seed < 10; ++seed) {
    std::string const text = mixed_text(signs_and_words, seed);
    EXPECT_EQ(in_portions(text, style, BaseDirection::RightToLeft), whole(text, style, BaseDirection::RightToLeft));
  }
}

TEST(Portions, EndBetweenLettersWhereThereIsNoSpace) {
  std::string const text(100'000, 'a');
  std::vector<PortionEnd> const ends = portion_ends(text, BaseDirection::LeftToRight, {}, 20'000);
  ASSERT_EQ(ends.size(), 2U);
  EXPECT_FALSE(ends[0].can_break_after);
}

TEST(Portions, AreNotMadeWhereDirectionReachesFar) {
  std::string const plain = mixed_text({"word "}, 1);
  EXPECT_FALSE(portion_ends(plain, BaseDirection::LeftToRight, {}, 100).empty());
  EXPECT_TRUE(portion_ends(plain, BaseDirection::FirstStrong, {}, 100).empty());
  for (std::string const control : {"\u200F", "\u202B", "\u2067", "\u061C"}) {
    EXPECT_TRUE(portion_ends(control + plain, BaseDirection::LeftToRight, {}, 100).empty());
  }
}

}  // namespace
}  // namespace closeout::text
