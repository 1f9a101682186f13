// Blocks that are Excel tables, charts beside them, comments in them.

#include "workbook/package.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A table of three columns with a row for each l of the record, and `more` of the sheet.
std::string table_of(std::string const& headings, std::string const& total = "", std::string const& more = "") {
  return sheet_text("<block name=\"t\" table=\"yes\" filter=\"yes\"><row role=\"header\">" + headings +
                    "</row><t:for-each select=\"$record/l\"><row><cell value=\"string(@n)\"/><cell style=\"amount\" "
                    "value=\"string(@a)\"/><cell style=\"amount\" formula=\"[@b]*2\" value=\"string(@d)\"/></row>"
                    "</t:for-each>" +
                    total + "</block>" + more);
}

std::string const three = "<cell value=\"'Name'\"/><cell value=\"'Sum [€]'\"/><cell value=\"'Twice'\"/>";
std::string const two_rows = "<project><l n='x' a='1.00' d='2.00'/><l n='y' a='2.50' d='5.00'/></project>";
std::string const totals =
    "<row role=\"total\"><cell value=\"'All'\"/><cell style=\"amount\" formula=\"SUBTOTAL(109,[t.b])\" "
    "sum=\"$record/l/@a\"/><cell style=\"amount\" formula=\"SUBTOTAL(109,[t.c])\" sum=\"$record/l/@d\"/></row>";

TEST(Tables, have_the_headings_of_their_cells_a_filter_and_totals) {
  auto const result = filled(table_of(three, totals), two_rows);
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  auto parts = written(*result.book);
  std::string const table = parts["xl/tables/table1.xml"];
  EXPECT_THAT(table, HasSubstr("displayName=\"Budget_and_actuals\" ref=\"A1:C4\" totalsRowCount=\"1\""));
  EXPECT_THAT(table, HasSubstr("<autoFilter ref=\"A1:C3\"/>"));
  EXPECT_THAT(table, HasSubstr("<tableColumn id=\"1\" name=\"Name\" totalsRowLabel=\"All\"/>"));
  EXPECT_THAT(table, HasSubstr("<tableColumn id=\"2\" name=\"Sum [€]\" totalsRowFunction=\"sum\"/>"));
  EXPECT_THAT(parts["xl/sharedStrings.xml"], HasSubstr("<t>Sum [€]</t>"));
  EXPECT_THAT(parts["xl/worksheets/sheet1.xml"], Not(HasSubstr("<autoFilter")));
}

TEST(Tables, are_spoken_of_by_name_and_heading) {
  auto const result =
      filled(table_of(three, totals, "<row><cell style=\"amount\" formula=\"SUM([t.b])\" sum=\"$record/l/@a\"/></row>"),
             two_rows);
  ASSERT_TRUE(result.book);
  EXPECT_EQ(cell_at(*result.book, "s", "C2").formula, "Budget_and_actuals[[#This Row],[Sum '[€']]]*2");
  EXPECT_EQ(cell_at(*result.book, "s", "B4").formula, "SUBTOTAL(109,Budget_and_actuals[Sum '[€']])");
  EXPECT_EQ(cell_at(*result.book, "s", "A5").formula, "SUM(Budget_and_actuals[Sum '[€']])");
}

TEST(Tables, leave_out_a_row_of_totals_that_excel_would_not_make) {
  std::string const other =
      "<row role=\"total\"><cell/><cell style=\"amount\" formula=\"SUM([t.b])\" sum=\"$record/l/@a\"/></row>";
  auto const result = filled(table_of(three, other), two_rows);
  ASSERT_TRUE(result.book);
  EXPECT_THAT(written(*result.book)["xl/tables/table1.xml"], HasSubstr("ref=\"A1:C3\" totalsRowShown=\"0\""));
}

TEST(Tables, need_a_different_heading_over_every_column) {
  auto const with = [](std::string const& headings) { return filled(table_of(headings), two_rows).findings; };
  EXPECT_THAT(with("<cell value=\"'Name'\"/><cell value=\"'name'\"/><cell value=\"'c'\"/>"),
              ElementsAre("3:2 [workbook-table] this block cannot be a table: two of its columns are called \"name\""));
  EXPECT_THAT(with("<cell value=\"'Name'\"/><cell/><cell value=\"'c'\"/>"),
              ElementsAre(HasSubstr("the heading of its column 2 is no text")));
  EXPECT_THAT(with("<cell value=\"'Name'\"/><cell style=\"count\" value=\"'2021'\"/><cell value=\"'c'\"/>"),
              ElementsAre(HasSubstr("the heading of its column 2 is no text")));
  EXPECT_THAT(filled(sheet_text("<block name=\"t\" table=\"yes\"><row><cell/></row></block>")).findings,
              ElementsAre(HasSubstr("it has no header row")));
}

TEST(Tables, without_rows_are_none) {
  auto const result = filled(table_of(three), "<project/>");
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  EXPECT_EQ(result.book->sheets[0].tables[0].excel_name, "");
}

TEST(Tables, share_a_name_with_nothing_else) {
  std::string const name = "<defined-name message=\"workbook.name.ledger-amount\" refers-to=\"s!first\"/>";
  std::string const block =
      "<block name=\"{}\" table=\"yes\" table-name=\"workbook.name.ledger-amount\"><row role=\"header\">" + three +
      "</row><row><cell/></row></block>";
  auto const named = [&](std::string const& id) { return std::string(block).replace(13, 2, id); };
  auto const result = filled(name + sheet_text("<row><cell name=\"first\"/></row>" + named("t") + named("u")));
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  EXPECT_EQ(result.book->sheets[0].tables[0].excel_name, "Ledger_amount_2");
  EXPECT_EQ(result.book->sheets[0].tables[1].excel_name, "Ledger_amount_3");
}

std::string chart(std::string const& attributes, std::string const& values = "t.b") {
  return "\n<chart kind=\"column\" title=\"workbook.head.total\" description=\"workbook.head.total\" " + attributes +
         "><series name=\"workbook.head.total\" values=\"" + values + "\" categories=\"t.a\"/></chart>";
}

TEST(Charts, show_ranges_by_name_and_tell_what_they_show) {
  auto const result = filled(table_of(three, totals, chart("beside=\"t\"")), two_rows);
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  auto parts = written(*result.book);
  EXPECT_THAT(parts["xl/charts/chart1.xml"], HasSubstr("<c:f>'Budget and actuals'!$B$2:$B$3</c:f>"));
  EXPECT_THAT(parts["xl/charts/chart1.xml"], HasSubstr("<c:f>'Budget and actuals'!$A$2:$A$3</c:f>"));
  EXPECT_THAT(parts["xl/drawings/drawing1.xml"], HasSubstr("descr=\"Total\""));
  EXPECT_THAT(parts["xl/drawings/drawing1.xml"], HasSubstr("<xdr:from><xdr:col>3</xdr:col>"));
}

TEST(Charts, below_take_the_rows_they_cover) {
  auto const result =
      filled(table_of(three, totals, chart("height=\"100\"") + "<row><cell value=\"'end'\"/></row>"), two_rows);
  ASSERT_TRUE(result.book);
  EXPECT_EQ(result.book->sheets[0].charts.at(0).row, 4U);
  EXPECT_EQ(text_of(cell_at(*result.book, "s", "A10").value), "end");
}

TEST(Charts, that_cannot_be_drawn_are_errors) {
  EXPECT_THAT(filled(table_of(three, totals, chart("", "t.z")), two_rows).findings,
              ElementsAre(HasSubstr("[t.z]: no cell of the sheet \"s\" has the name \"t.z\"")));
  EXPECT_THAT(filled(table_of(three, totals, "<row><cell name=\"one\"/></row>" + chart("", "one")), two_rows).findings,
              ElementsAre(HasSubstr("[one]: it has 1 cells, and [t.a] has 2")));
  EXPECT_THAT(filled(table_of(three, totals, chart("beside=\"u\"")), two_rows).findings,
              ElementsAre(HasSubstr("there is no block \"u\" before it on the sheet")));
  EXPECT_THAT(compile_findings(sheet_text("<chart kind=\"pie\" title=\"a\" description=\"b\"/>")),
              ElementsAre(HasSubstr("expected one of column, bar"), HasSubstr("expected a series in the chart")));
}

TEST(Comments, tell_what_rules_found_about_a_row_and_below_it) {
  std::string const checks =
      "<checks><rule id='r1'><finding location='/project/l[2]/@a' file='a/record.xml' line='3' column='7'>"
      "<message xml:lang='fi'>Liikaa</message><message xml:lang='en'>Too much</message></finding>"
      "<finding location='/project/l[1]' waived='yes'><message xml:lang='en'>Waived</message></finding></rule>"
      "<rule id='r2'><finding location='/project/l[2]'><message xml:lang='en'>Odd</message></finding></rule></checks>";
  auto const result =
      filled(sheet_text("<t:for-each select=\"$record/l\"><row findings=\".\"><cell value=\"string(@a)\"/>"
                        "<cell findings=\"@a\"/></row></t:for-each>"),
             "<project><l a='1'/><l a='2'/></project>", "<figures/>", "en", checks);
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  auto const& comments = result.book->sheets[0].comments;
  ASSERT_EQ(comments.size(), 2U);
  EXPECT_EQ(comments[0].text, "Too much\nr1 · record.xml:3:7");
  EXPECT_EQ(comments[0].column, 1U);
  EXPECT_EQ(comments[1].text, "Too much\nr1 · record.xml:3:7\n\nOdd\nr2");
  EXPECT_EQ(comments[1].row, 1U);
  EXPECT_THAT(written(*result.book)["xl/comments1.xml"], HasSubstr("<author>closeout</author>"));
}

}  // namespace
}  // namespace closeout::workbook
