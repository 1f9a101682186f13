#include "base/roman_numerals.hpp"

#include <gtest/gtest.h>

namespace closeout::base {
namespace {

TEST(RomanNumerals, AreSubtractive) {
  EXPECT_EQ(upper_roman(1), "I");
  EXPECT_EQ(upper_roman(4), "IV");
  EXPECT_EQ(upper_roman(1994), "MCMXCIV");
  EXPECT_EQ(upper_roman(3999), "MMMCMXCIX");
  EXPECT_EQ(lower_roman(48), "xlviii");
}

TEST(RomanNumerals, AreEmptyWhereTheLettersEnd) {
  EXPECT_EQ(upper_roman(0), "");
  EXPECT_EQ(lower_roman(-1), "");
  EXPECT_EQ(upper_roman(4000), "");
}

}  // namespace
}  // namespace closeout::base
