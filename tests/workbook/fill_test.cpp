// What a declaration makes of record and figures.

#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Value of A1 after filling one row with one cell.
std::string first_cell(std::string const& attributes, std::string const& record) {
  auto const result = filled(sheet_text("<row><cell " + attributes + "/></row>"), record);
  EXPECT_THAT(result.findings, IsEmpty());
  return result.book ? text_of(cell_at(*result.book, "s", "A1").value) : "";
}

TEST(Values, are_read_as_their_style_says) {
  std::string const record = "<project a=\"1250.5\" p=\"9876\" d=\"2021-11-07\" n=\"15\"/>";
  EXPECT_EQ(first_cell("value=\"$record/@a\"", record), "1250.5");
  EXPECT_EQ(first_cell("style=\"amount\" value=\"$record/@a\"", record), "1250.50");
  EXPECT_EQ(first_cell("style=\"percent\" value=\"string($record/@p)\"", record), "0.9876");
  EXPECT_EQ(first_cell("style=\"count\" value=\"string($record/@n)\"", record), "15");
}

TEST(Values, dates_are_excels_day_numbers) {
  EXPECT_EQ(first_cell("style=\"date\" value=\"string($record/@d)\"", "<project d=\"2021-11-07\"/>"), "44507");
  EXPECT_EQ(first_cell("style=\"date\" value=\"string($record/@d)\"", "<project d=\"1900-03-01\"/>"), "61");
}

TEST(Values, absent_in_the_record_are_empty_cells) {
  EXPECT_EQ(first_cell("style=\"date\" value=\"string($record/@d)\"", "<project/>"), "");
  EXPECT_EQ(first_cell("style=\"amount\" value=\"string($record/@a)\"", "<project/>"), "");
}

TEST(Values, percentages_below_a_ten_thousandth_and_negative_ones_keep_their_digits) {
  EXPECT_EQ(first_cell("style=\"percent\" value=\"'7'\"", "<project/>"), "0.0007");
  EXPECT_EQ(first_cell("style=\"percent\" value=\"'-12345'\"", "<project/>"), "-1.2345");
}

// 0.1 + 0.2 in floating point is not 0.3; and 15 digits are beyond what a sum of doubles keeps.
TEST(Values, sums_are_exact) {
  std::string const record = "<project><l a=\"0.10\"/><l a=\"0.20\"/><l a=\"1000000000000.01\"/></project>";
  EXPECT_EQ(first_cell("style=\"amount\" sum=\"$record/l/@a\"", record), "1000000000000.31");
  EXPECT_EQ(first_cell("style=\"amount\" sum=\"$record/l/@a\" less=\"$record/l[3]/@a\"", record), "0.30");
  EXPECT_EQ(first_cell("style=\"percent\" value=\"$record/l[1]/@a\" of=\"$record/l[position() &lt; 3]/@a\"", record),
            "0.3333");
}

TEST(Values, a_share_of_nothing_is_empty) {
  EXPECT_EQ(first_cell("style=\"percent\" value=\"'0.00'\" of=\"$record/none\"", "<project/>"), "");
}

TEST(Values, of_the_wrong_kind_are_errors_at_the_expression) {
  auto const result =
      filled(sheet_text("<row><cell style=\"amount\" value=\"string($record/@a)\"/></row>"), "<project a=\"12,50\"/>");
  EXPECT_FALSE(result.book);
  EXPECT_THAT(result.findings,
              ElementsAre("3:34 [workbook-value] expected an amount such as 1250.00, found \"12,50\""));
}

TEST(Texts, are_the_readers_language_or_its_fallback) {
  std::string const record =
      "<project><n xml:lang=\"fi\">Palkat</n><n xml:lang=\"sv\">Löner</n><m xml:lang=\"fi\"> Matkat\n ja  muut "
      "</m></project>";
  auto const result =
      filled(sheet_text("<row><cell text=\"$record/n\"/><cell text=\"$record/m\"/></row>"), record, "<figures/>", "sv");
  ASSERT_TRUE(result.book);
  EXPECT_EQ(text_of(cell_at(*result.book, "s", "A1").value), "Löner");
  EXPECT_EQ(text_of(cell_at(*result.book, "s", "B1").value), "Matkat ja muut");
}

TEST(Texts, that_look_like_formulas_stay_texts) {
  auto const result = filled(sheet_text("<row><cell value=\"'=1+1'\"/></row>"));
  ASSERT_TRUE(result.book);
  EXPECT_EQ(text_of(cell_at(*result.book, "s", "A1").value), "=1+1");
  EXPECT_EQ(cell_at(*result.book, "s", "A1").formula, "");
}

TEST(Texts, longer_than_a_cell_holds_are_errors) {
  auto const with_length = [](std::size_t length) {
    return filled(sheet_text("<row><cell value=\"$record/@t\"/></row>"),
                  "<project t=\"" + std::string(length, 'x') + "\"/>");
  };
  EXPECT_THAT(with_length(32767).findings, IsEmpty());
  EXPECT_THAT(with_length(32768).findings,
              ElementsAre("3:7 [workbook-text-too-long] a cell holds at most 32767 characters of text"));
}

TEST(Texts, a_missing_message_is_an_error_at_its_key) {
  auto const result = filled(sheet_text("<row><cell message=\"workbook.head.totals\"/></row>"));
  EXPECT_FALSE(result.book);
  EXPECT_THAT(result.findings, ElementsAre("3:21 [message-missing] no message \"workbook.head.totals\" in language "
                                           "\"en\" (did you mean \"workbook.head.total\"?)"));
}

TEST(Rows, repeat_for_each_node_and_name_their_cells) {
  auto const result = filled(
      sheet_text(
          "<block name=\"t\"><row role=\"header\"><cell value=\"'x'\"/></row>"
          "<t:for-each select=\"$record/l\"><row><cell style=\"amount\" value=\"string(@a)\"/></row></t:for-each>"
          "<row role=\"total\"><cell style=\"amount\" formula=\"SUM([t.a])\" sum=\"$record/l/@a\"/></row></block>"),
      "<project><l a=\"1\"/><l a=\"2\"/></project>");
  ASSERT_TRUE(result.book);
  Cell const total = cell_at(*result.book, "s", "A4");
  EXPECT_EQ(total.formula, "SUM(A2:A3)");
  EXPECT_EQ(text_of(total.value), "3.00");
  ASSERT_EQ(result.book->sheets[0].tables.size(), 1U);
  EXPECT_EQ(result.book->sheets[0].tables[0].area, (Area{0, 0, 3, 2}));
  EXPECT_EQ(result.book->sheets[0].tables[0].body_last, 2U);
}

TEST(Rows, cells_may_go_to_a_column_by_name) {
  auto const result =
      filled(sheet_text("<block name=\"t\"><row style=\"amount\"><cell column=\"c\" formula=\"[@a]\""
                        " value=\"'1.00'\"/></row></block>"));
  ASSERT_TRUE(result.book);
  EXPECT_EQ(cell_at(*result.book, "s", "C1").formula, "A1");
  auto const wrong = filled(sheet_text("<row><cell column=\"d\"/></row>"));
  EXPECT_THAT(wrong.findings, ElementsAre("3:20 [workbook-column] the sheet \"s\" has no column \"d\""));
}

TEST(Rows, more_cells_than_columns_are_told_once) {
  auto const result =
      filled(sheet_text("<t:for-each select=\"$record/l\"><row><cell/><cell/><cell/><cell/></row></t:for-each>"),
             "<project><l/><l/></project>");
  EXPECT_THAT(result.findings,
              ElementsAre("3:59 [workbook-column] the sheet \"s\" has only 3 columns: none is left for this cell"));
}

TEST(Formulas, of_unknown_names_are_told_once_at_the_formula) {
  auto const result = filled(sheet_text("<t:for-each select=\"$record/l\"><row><cell formula=\"[totl]\"/>"
                                        "<cell name=\"total\"/></row></t:for-each>"),
                             "<project><l/><l/></project>");
  EXPECT_THAT(result.findings, ElementsAre("3:52 [workbook-reference] [totl]: no cell of the sheet \"s\" has the name "
                                           "\"totl\" (did you mean \"total\"?)"));
}

TEST(Formulas, a_value_cannot_end_the_string_it_stands_in) {
  auto const result = filled(sheet_text("<row><cell formula=\"LEN(&quot;{$record/@t}&quot;)\"/></row>"),
                             "<project t='x\"&amp;A1&amp;\"y'/>");
  ASSERT_TRUE(result.book);
  EXPECT_EQ(cell_at(*result.book, "s", "A1").formula, R"(LEN("x""&A1&""y"))");
}

TEST(Formulas, without_a_result_have_an_empty_text) {
  auto const result = filled(sheet_text("<row><cell style=\"percent\" formula=\"&quot;&quot;\" value=\"''\"/></row>"));
  ASSERT_TRUE(result.book);
  EXPECT_EQ(text_of(cell_at(*result.book, "s", "A1").value), "");
}

TEST(Links, to_a_sheet_that_is_not_there_are_errors) {
  auto const result = filled(sheet_text("<row><cell value=\"'x'\" link=\"t\"/></row>"));
  EXPECT_THAT(result.findings, ElementsAre("3:30 [workbook-unknown-sheet] the workbook has no sheet \"t\""));
}

TEST(SheetNames, that_excel_refuses_are_errors) {
  auto const twice = filled(sheet_text("") + "<sheet id=\"t\" name=\"workbook.sheet.budget\"/>");
  ASSERT_EQ(twice.findings.size(), 1U);
  EXPECT_THAT(twice.findings[0], testing::HasSubstr("another sheet has it"));
  auto const too_long = filled("<sheet id=\"t\" name=\"workbook.about.ledger\"/>");
  ASSERT_EQ(too_long.findings.size(), 1U);
  EXPECT_THAT(too_long.findings[0], testing::HasSubstr("longer than 31 characters"));
}

TEST(Widths, hold_every_number_and_wrap_texts) {
  auto const result = filled(
      "<sheet id=\"s\" name=\"workbook.sheet.budget\"><columns><column name=\"a\" max=\"6\"/><column name=\"b\" "
      "max=\"30\"/>"
      "</columns><row><cell style=\"amount\" value=\"'123456789.00'\"/><cell value=\"$record/@t\"/></row></sheet>",
      "<project t=\"one two three four five six seven eight nine ten eleven twelve thirteen fourteen\"/>");
  ASSERT_TRUE(result.book);
  // Eleven digits of 7.43 pixels, three signs of 3.67 and 3.70; seven pixels are a digit of Excel's.
  EXPECT_DOUBLE_EQ(result.book->sheets[0].columns[0].width, 95 / 7.0);
  EXPECT_LE(result.book->sheets[0].columns[1].width, 30);
}

TEST(PageLines, escape_the_code_sign) {
  auto const result = filled(
      "<sheet id=\"s\" name=\"workbook.sheet.budget\"><columns><column name=\"a\"/></columns>"
      "<footer><left value=\"'R&amp;D'\"/><right message=\"workbook.footer.page\"/></footer></sheet>");
  ASSERT_TRUE(result.book);
  EXPECT_EQ(result.book->sheets[0].footer, (PageLine{"R&&D", "", "Page &P of &N"}));
}

}  // namespace
}  // namespace closeout::workbook
