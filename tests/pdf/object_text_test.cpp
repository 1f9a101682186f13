#include "pdf/object_text.hpp"

#include <gtest/gtest.h>

namespace closeout::pdf {
namespace {

std::string decimal_text(Decimal value) {
  std::string text;
  append_decimal(text, value);
  return text;
}

std::string text_string(std::string_view utf8) {
  std::string text;
  append_text_string(text, utf8);
  return text;
}

TEST(ObjectText, NumbersAreShortWithoutExponentOrSuperfluousZeros) {
  EXPECT_EQ(decimal_text(0), "0");
  EXPECT_EQ(decimal_text(120000), "12");
  EXPECT_EQ(decimal_text(5952756), "595.2756");
  EXPECT_EQ(decimal_text(5000), ".5");
  EXPECT_EQ(decimal_text(-1), "-.0001");
  EXPECT_EQ(decimal_text(-120300), "-12.03");
  EXPECT_EQ(decimal_text(144000000), "14400");
}

TEST(ObjectText, APixelIsThreeQuartersOfAPoint) {
  EXPECT_EQ(points(base::Length::from_pixels(16)), 12 * decimal_one);
  EXPECT_EQ(points(base::Length::from_pixels(-16)), -12 * decimal_one);
  EXPECT_EQ(points(base::Length::from_units(1)), 7);    // 7.324
  EXPECT_EQ(points(base::Length::from_units(-1)), -7);  // -7.324
  EXPECT_EQ(points(1.0), 7500);
}

TEST(ObjectText, UserSpaceHasItsOriginAtTheBottomLeft) {
  UserSpace const space(base::Length::from_pixels(100));
  EXPECT_EQ(space.y(base::Length::from_pixels(100)), 0);
  EXPECT_EQ(space.y(0.0), 75 * decimal_one);
  std::string text;
  append_rectangle(text,
                   {{base::Length::from_pixels(4), base::Length::from_pixels(8)},
                    {base::Length::from_pixels(12), base::Length::from_pixels(20)}},
                   space);
  EXPECT_EQ(text, "[3 54 12 69]");
}

TEST(ObjectText, NamesEscapeWhatIsNotRegular) {
  std::string text;
  append_name(text, "text/xml #1\xC3\xA4");
  EXPECT_EQ(text, "/text#2Fxml#20#231#C3#A4");
}

TEST(ObjectText, AsciiTextStandsAsItIsWithParenthesesEscaped) {
  EXPECT_EQ(text_string("a (b) \\ c"), "(a \\(b\\) \\\\ c)");
}

TEST(ObjectText, OtherTextIsUtf16WithByteOrderMark) {
  EXPECT_EQ(text_string("ä€"), "<FEFF00E420AC>");
  EXPECT_EQ(text_string("😀"), "<FEFFD83DDE00>");
  // A carriage return would be read as a line feed, so it is not left to stand as it is.
  EXPECT_EQ(text_string("a\rb"), "<FEFF0061000D0062>");
}

TEST(ObjectText, DictionariesKeepTheirKeysApart) {
  std::string text;
  {
    DictionaryText dictionary(text);
    dictionary.name("Type", "Page");
    dictionary.integer("Count", -3);
    dictionary.reference("Parent", 7);
    dictionary.text("T", "x");
    dictionary.value("A", "[1]");
  }
  EXPECT_EQ(text, "<</Type/Page/Count -3/Parent 7 0 R/T(x)/A[1]>>");
}

}  // namespace
}  // namespace closeout::pdf
