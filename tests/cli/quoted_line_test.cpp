#include "cli/quoted_line.hpp"

#include <gtest/gtest.h>

namespace closeout::cli {
namespace {

std::string quoted(std::string const& text, std::uint32_t number = 1) {
  base::SourceFile const file("record.xml", text);
  return quoted_line(file, file.offset({number, 1}));
}

TEST(QuotedLine, HidesSuppliersWhoMayBePersons) {
  EXPECT_EQ(quoted("<entry supplier=\"Åke Öst\" amount=\"1.00\"/>"), "<entry supplier=\"*******\" amount=\"1.00\"/>");
}

TEST(QuotedLine, HidesNamesAndKeepsColumns) {
  EXPECT_EQ(quoted("<full-name>Åke Öst</full-name>"), "<full-name>*** ***</full-name>");
  EXPECT_EQ(quoted("<person><sort-name>Öst, Åke</sort-name></person>"),
            "<person><sort-name>**** ***</sort-name></person>");
  EXPECT_EQ(quoted("<p:call-name >Åke</p:call-name>"), "<p:call-name >***</p:call-name>");
  EXPECT_EQ(quoted("<full-name/>text<name>City</name>"), "<full-name/>****<name>City</name>");
}

TEST(QuotedLine, HidesNamesOnLinesOfTheirOwn) {
  std::string const text = "<original-name\n  xml:lang=\"fa\">\n  Name\n  Other</original-name> <name>City</name>\n";
  EXPECT_EQ(quoted(text, 2), "  xml:lang=\"fa\">");
  EXPECT_EQ(quoted(text, 3), "  ****");
  EXPECT_EQ(quoted(text, 4), "  *****</original-name> <name>City</name>");
}

TEST(QuotedLine, HidesBirthDates) {
  EXPECT_EQ(quoted("<participant id=\"p\" born=\"1990-05-05\" entered=\"2024-01-15\">"),
            "<participant id=\"p\" born=\"**********\" entered=\"2024-01-15\">");
  EXPECT_EQ(quoted("  born = 'unknown'>"), "  born = '*******'>");
  EXPECT_EQ(quoted("  born=\"1990"), "  born=\"****");
  EXPECT_EQ(quoted("stubborn=\"yes\" born in 1990"), "stubborn=\"yes\" born in 1990");
}

TEST(QuotedLine, HidesIdentityCodesAnywhere) {
  EXPECT_EQ(quoted("<p>Called 131052-908T twice, 010105a999h.</p>"), "<p>Called *********** twice, ***********.</p>");
  EXPECT_EQ(quoted("voucher=\"131052-90\""), "voucher=\"131052-90\"");
}

TEST(QuotedLine, ShowsEverythingElse) {
  EXPECT_EQ(quoted("<amount currency=\"EUR\">12400.00</amount>"), "<amount currency=\"EUR\">12400.00</amount>");
  EXPECT_EQ(quoted("", 1), "");
  EXPECT_EQ(quoted("a < b > c"), "a < b > c");
}

}  // namespace
}  // namespace closeout::cli
