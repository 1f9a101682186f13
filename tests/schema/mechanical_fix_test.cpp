#include "schema/mechanical_fix.hpp"

#include <gtest/gtest.h>

namespace closeout::schema {
namespace {

TEST(FixedDate, IsOfADayMonthAndYearWithPoints) {
  EXPECT_EQ(fixed_date("1.9.2020"), "2020-09-01");
  EXPECT_EQ(fixed_date("31.12.2021"), "2021-12-31");
  for (char const* const value : {"1/9/2020", "31/12/2021", "30.2.2021", "1.9.20", "2020.9.1", "9.2020", ""}) {
    EXPECT_EQ(fixed_date(value), std::nullopt) << value;
  }
}

TEST(FixedNumber, HasAPointAndNoGroups) {
  EXPECT_EQ(fixed_number("1 234,50"), "1234.50");
  EXPECT_EQ(fixed_number("1\u00A0234\u202F567,5 €"), "1234567.5");
  EXPECT_EQ(fixed_number("12,00"), "12.00");
  EXPECT_EQ(fixed_number("-5,25"), "-5.25");
  EXPECT_EQ(fixed_number("3 000"), "3000");
}

TEST(FixedNumber, IsNotGuessed) {
  // A comma or point before three digits, two kinds of separators, groups of another size, no number at all.
  for (char const* const value : {"1,234", "1.234,50", "1,234.50", "12 34", "1 2345", "a", "", "12.00", "1e3"}) {
    EXPECT_EQ(fixed_number(value), std::nullopt) << value;
  }
}

TEST(FixedCode, DiffersInCaseAndSeparatorsOnly) {
  std::vector<std::string_view> const values{"flat-rate-17", "flat-rate-15", "lump-sum", "ESF", "ESF+"};
  EXPECT_EQ(fixed_code("FLAT RATE 17", values), "flat-rate-17");
  EXPECT_EQ(fixed_code("lump_sum", values), "lump-sum");
  EXPECT_EQ(fixed_code("esf", values), "ESF");
  EXPECT_EQ(fixed_code("flat-rate-18", values), std::nullopt);
  EXPECT_EQ(fixed_code("a-b", {"AB", "ab"}), std::nullopt);  // Two are meant.
}

TEST(FixedBusinessId, IsOneWhoseCheckDigitFits) {
  EXPECT_EQ(fixed_business_id("24729082"), "2472908-2");
  EXPECT_EQ(fixed_business_id("0204819 - 8"), "0204819-8");
  EXPECT_EQ(fixed_business_id("FI02048198"), "0204819-8");
  for (char const* const value : {"24729083", "2472908", "247290821", "2472908x", ""}) {
    EXPECT_EQ(fixed_business_id(value), std::nullopt) << value;
  }
}

}  // namespace
}  // namespace closeout::schema
