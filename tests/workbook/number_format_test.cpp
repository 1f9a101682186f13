#include "workbook/number_format.hpp"

#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

std::string code(std::string const& language, Format format) {
  locale::Catalogues const none;
  return number_formats(locale::Formatter(language, none))[static_cast<std::size_t>(format)];
}

TEST(NumberFormats, put_the_euro_where_the_language_does) {
  EXPECT_EQ(code("fi", Format::Money), R"(#,##0.00\ [$€-40B])");
  EXPECT_EQ(code("sv", Format::Money), R"(#,##0.00\ [$€-81D])");
  EXPECT_EQ(code("en", Format::Money), "[$€-809]#,##0.00");
  EXPECT_EQ(code("de", Format::Money), R"(#,##0.00\ [$€-407])");
}

TEST(NumberFormats, space_the_per_cent_sign_as_the_language_does) {
  EXPECT_EQ(code("fi", Format::Percent), R"(0.00\ %)");
  EXPECT_EQ(code("en", Format::Percent), "0.00%");
}

TEST(NumberFormats, order_a_date_as_the_language_does) {
  EXPECT_EQ(code("fi", Format::Date), R"(d\.m\.yyyy)");
  EXPECT_EQ(code("sv", Format::Date), R"(d\.m\.yyyy)");
  EXPECT_EQ(code("en", Format::Date), R"([$-809]d\ mmm\ yyyy)");
  EXPECT_EQ(code("fr", Format::Date), R"(dd\/mm\/yyyy)");
}

TEST(NumberFormats, leave_the_decimal_sign_to_excel) {
  EXPECT_EQ(code("fi", Format::Amount), "#,##0.00");
  EXPECT_EQ(code("fi", Format::Text), "General");
}

}  // namespace
}  // namespace closeout::workbook
