#include "schema/wording.hpp"

#include <gtest/gtest.h>

namespace closeout::schema {
namespace {

TEST(Wording, FoundValues) {
  EXPECT_EQ(found_value(""), "an empty value");
  EXPECT_EQ(found_value("ä"), "\"ä\"");
  std::string const sixty(60, 'x');
  EXPECT_EQ(found_value(sixty), "\"" + sixty + "\"");
  EXPECT_EQ(found_value(sixty + "y"), "\"" + sixty + "…\"");
}

TEST(Wording, Alternatives) {
  EXPECT_EQ(alternatives({}), "");
  EXPECT_EQ(alternatives({"a"}), "a");
  EXPECT_EQ(alternatives({"a", "b", "c"}), "a, b or c");
  EXPECT_EQ(element_alternatives({"a", "b"}), "<a> or <b>");
}

TEST(Wording, CorrectedDates) {
  EXPECT_EQ(corrected("31.12.2021", "date"), "2021-12-31");
  EXPECT_EQ(corrected("1/9/2020", "date"), "2020-09-01");
  EXPECT_EQ(corrected("30.2.2020", "date"), "");
  EXPECT_EQ(corrected("31.12.21", "date"), "");
  EXPECT_EQ(corrected("1.2.3.4", "date"), "");
  EXPECT_EQ(corrected("yesterday", "date"), "");
}

TEST(Wording, CorrectedNumbers) {
  EXPECT_EQ(corrected("1 234,50 €", "decimal"), "1234.50");
  EXPECT_EQ(corrected("\u2212"
                      "5",
                      "integer"),
            "-5");
  EXPECT_EQ(corrected("80 %", "decimal"), "80");
  EXPECT_EQ(corrected("1.234,50", "decimal"), "");
  EXPECT_EQ(corrected("12-5", "decimal"), "");
  EXPECT_EQ(corrected("12", "decimal"), "");
  EXPECT_EQ(corrected("1,5", "NCName"), "");
}

}  // namespace
}  // namespace closeout::schema
