#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace closeout::base {
namespace {

using namespace std::string_view_literals;

// The Unicode Standard, table 3-7.
TEST(FirstMalformedUtf8, TakesTheEndsOfEveryRow) {
  for (std::string_view const text :
       {"\x00"sv, "\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xE0\xBF\xBF"sv, "\xE1\x80\x80"sv,
        "\xEC\xBF\xBF"sv, "\xED\x80\x80"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv,
        "\xF0\xBF\xBF\xBF"sv, "\xF1\x80\x80\x80"sv, "\xF3\xBF\xBF\xBF"sv, "\xF4\x80\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv}) {
    EXPECT_EQ(first_malformed_utf8(text), std::nullopt);
    EXPECT_EQ(code_point_count(text), 1U);
  }
}

TEST(FirstMalformedUtf8, RefusesWhatStandsJustOutside) {
  for (std::string_view const text :
       {"\x80"sv, "\xBF"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xC2\x7F"sv, "\xC2\xC0"sv, "\xE0\x9F\xBF"sv, "\xE0\xC0\x80"sv,
        "\xED\xA0\x80"sv, "\xED\xBF\xBF"sv, "\xE1\x80\x7F"sv, "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv,
        "\xF5\x80\x80\x80"sv, "\xFF"sv, "\xC2"sv, "\xE1\x80"sv, "\xF1\x80\x80"sv, "\xF1\x80\x80\xC0"sv}) {
    EXPECT_EQ(first_malformed_utf8(text), 0U);
  }
}

TEST(FirstMalformedUtf8, NamesTheFirstByteOfTheSequence) {
  EXPECT_EQ(first_malformed_utf8("ab\xC3\xA4\xE2\x82"sv), 4U);
  EXPECT_EQ(first_malformed_utf8(""sv), std::nullopt);
}

TEST(CodePoints, AreReadAsTheyWereWritten) {
  for (char32_t const code_point :
       {0x0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    std::string text;
    append_utf8(text, code_point);
    EXPECT_EQ(first_malformed_utf8(text), std::nullopt);
    std::size_t offset = 0;
    EXPECT_EQ(next_code_point(text, offset), code_point);
    EXPECT_EQ(offset, text.size());
  }
}

TEST(Utf16, IsBigEndianWithSurrogatePairs) {
  EXPECT_EQ(to_utf16be("a\u00e4\u20ac"), "\x00\x61\x00\xE4\x20\xAC"sv);
  EXPECT_EQ(to_utf16be("\U0001F600"), "\xD8\x3D\xDE\x00"sv);
  EXPECT_EQ(to_utf16be("\U0010FFFF"), "\xDB\xFF\xDF\xFF"sv);
}

}  // namespace
}  // namespace closeout::base
