// Cells to fill in, conditions, links, protection: what the written parts say.

#include "workbook/package.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The only sheet's part after filling `rows`.
std::string sheet_of(std::string const& rows, std::string const& record = "<project/>") {
  auto const result = filled(sheet_text(rows), record);
  EXPECT_THAT(result.findings, IsEmpty());
  return result.book ? written(*result.book)["xl/worksheets/sheet1.xml"] : "";
}

std::vector<std::string> findings_of(std::string const& rows, std::string const& record = "<project/>") {
  return filled(sheet_text(rows), record).findings;
}

TEST(Protection, shows_what_is_to_be_filled_in_by_one_colour) {
  auto const with = [](std::string const& styles, std::string const& row = "") {
    return filled("<styles>" + styles + "</styles>" + sheet_text(row)).findings;
  };
  EXPECT_THAT(with("<style name=\"other\" locked=\"no\" fill=\"#ffffff\"/>"),
              ElementsAre(HasSubstr("[workbook-input] cells to fill in have another fill in a style before this one")));
  EXPECT_THAT(with("<style name=\"other\" locked=\"no\"/>"), ElementsAre(HasSubstr("needs a fill")));
  EXPECT_THAT(with("<style name=\"more\" based-on=\"input\" bold=\"yes\"/>", "<row><cell style=\"more\"/></row>"),
              IsEmpty());
  EXPECT_THAT(with("<style name=\"grey\" fill=\"#eeeeee\"/>", "<row style=\"grey\"><cell style=\"input\"/></row>"),
              IsEmpty());
  EXPECT_THAT(
      with("<style name=\"grey\" fill=\"#eeeeee\"/>", "<row style=\"input\"><cell style=\"grey\"/><cell/></row>"),
      ElementsAre(HasSubstr("3:21 [workbook-input] a cell to fill in has another fill")));
}

TEST(Protection, lets_readers_filter_and_fill_in_what_is_unlocked) {
  std::string const sheet = sheet_of("<row><cell value=\"'x'\"/></row>");
  EXPECT_THAT(sheet,
              HasSubstr("<sheetProtection sheet=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\" sort=\"0\" "
                        "autoFilter=\"0\"/>"));
  auto const input = filled(
      "<sheet id=\"s\" name=\"workbook.sheet.budget\" style=\"input\"><columns><column name=\"a\"/>"
      "</columns><row><cell/></row></sheet>");
  ASSERT_TRUE(input.book);
  EXPECT_THAT(written(*input.book)["xl/styles.xml"], HasSubstr("<protection locked=\"0\"/>"));
}

TEST(Protection, can_be_left_off) {
  auto const result = filled(
      "<sheet id=\"s\" name=\"workbook.sheet.budget\" protect=\"no\"><columns><column "
      "name=\"a\"/></columns></sheet>");
  ASSERT_TRUE(result.book);
  EXPECT_THAT(written(*result.book)["xl/worksheets/sheet1.xml"], Not(HasSubstr("sheetProtection")));
}

TEST(Validations, of_lists_have_items_or_a_range) {
  EXPECT_THAT(sheet_of("<row><cell name=\"x\"/></row><validation of=\"x\" kind=\"list\" values=\"$record/i\"/>",
                       "<project><i>yes</i><i>no</i></project>"),
              HasSubstr("<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" "
                        "sqref=\"A1\"><formula1>\"yes,no\"</formula1></dataValidation>"));
  EXPECT_THAT(sheet_of("<row><cell name=\"x\"/></row><row><cell column=\"c\" name=\"y\"/></row>"
                       "<row><cell column=\"c\" name=\"y\"/></row><validation of=\"x\" kind=\"list\" from=\"y\"/>"),
              HasSubstr("<formula1>$C$2:$C$3</formula1>"));
}

TEST(Validations, of_lists_longer_than_excels_string_are_errors) {
  std::string items;
  for (int at = 0; at < 64; ++at) items += "<i>ä" + std::to_string(100 + at) + "</i>";
  std::string const rows = "<row><cell name=\"x\"/></row>\n<validation of=\"x\" kind=\"list\" values=\"$record/i\"/>";
  EXPECT_THAT(findings_of(rows, "<project>" + items + "</project>"),
              ElementsAre("4:40 [workbook-list] the list's items are longer than 255 bytes (write the items into cells "
                          "and name them in \"from\")"));
  EXPECT_THAT(findings_of(rows, "<project><i>a,b</i></project>"),
              ElementsAre(HasSubstr("an item of the list has a comma")));
  EXPECT_THAT(findings_of(rows), ElementsAre(HasSubstr("the list has no items")));
}

TEST(Validations, of_numbers_and_dates_have_limits) {
  std::string const sheet = sheet_of(
      "<row><cell name=\"x\"/><cell name=\"y\"/><cell name=\"z\"/></row>"
      "<validation of=\"x\" kind=\"decimal\" minimum=\"0\" severity=\"warning\" blank=\"no\"/>"
      "<validation of=\"y\" kind=\"date\" minimum=\"2021-01-01\" maximum=\"{$record/@end}\"/>"
      "<validation of=\"z\" kind=\"whole\" maximum=\"[@a]*2\"/>",
      "<project end=\"2021-12-31\"/>");
  EXPECT_THAT(sheet,
              HasSubstr("<dataValidation type=\"decimal\" operator=\"greaterThanOrEqual\" errorStyle=\"warning\" "
                        "showInputMessage=\"1\" showErrorMessage=\"1\" sqref=\"A1\"><formula1>0</formula1>"));
  EXPECT_THAT(sheet, HasSubstr("<dataValidation type=\"date\" allowBlank=\"1\" showInputMessage=\"1\" "
                               "showErrorMessage=\"1\" sqref=\"B1\"><formula1>44197</formula1><formula2>44561"));
  EXPECT_THAT(sheet, HasSubstr("operator=\"lessThanOrEqual\" allowBlank=\"1\" showInputMessage=\"1\" "
                               "showErrorMessage=\"1\" sqref=\"C1\"><formula1>$A1*2</formula1>"));
}

TEST(Validations, with_texts_longer_than_excel_shows_are_errors) {
  EXPECT_THAT(
      findings_of("<row><cell name=\"x\"/></row>\n<validation of=\"x\" kind=\"decimal\" minimum=\"0\" "
                  "error-title=\"workbook.about.ledger\"/>"),
      ElementsAre("4:60 [workbook-text-too-long] the title of a validation holds at most 32 characters of text"));
}

TEST(Validations, that_contradict_themselves_are_errors) {
  EXPECT_THAT(
      compile_findings(sheet_text("<validation of=\"x\" kind=\"list\"/>")),
      ElementsAre("3:26 [workbook-attribute-value] kind=\"list\": expected either from or values beside a list"));
  EXPECT_THAT(compile_findings(sheet_text("<validation of=\"x\" kind=\"whole\"/>")),
              ElementsAre("3:26 [workbook-attribute-value] kind=\"whole\": expected a minimum or a maximum beside it"));
  EXPECT_THAT(compile_findings(sheet_text("<validation of=\"x\" kind=\"number\" from=\"y\" minimum=\"0\"/>")),
              ElementsAre(HasSubstr("expected one of list, whole, decimal, date, text-length")));
  EXPECT_THAT(
      findings_of("<row><cell name=\"price\"/></row>\n<validation of=\"prize\" kind=\"whole\" minimum=\"0\"/>"),
      ElementsAre("4:2 [workbook-reference] [prize]: no cell of the sheet \"s\" has the name \"prize\" (did you "
                  "mean \"price\"?)"));
}

TEST(Validations, reach_other_sheets_by_a_defined_name_only) {
  std::string const other =
      "<sheet id=\"t\" name=\"workbook.sheet.ledger\"><columns><column name=\"a\"/></columns>"
      "<row><cell name=\"items\" value=\"'x'\"/></row></sheet>";
  std::string const rows = "<row><cell name=\"x\"/></row><validation of=\"x\" kind=\"list\" from=\"t!items\"/>";
  EXPECT_THAT(filled(sheet_text(rows) + other).findings,
              ElementsAre(HasSubstr("it stands on another sheet: give it a defined-name")));
  auto const named = filled("<defined-name message=\"workbook.name.ledger-amount\" refers-to=\"t!items\"/>" +
                            sheet_text(rows) + other);
  EXPECT_THAT(named.findings, IsEmpty());
  ASSERT_TRUE(named.book);
  EXPECT_EQ(named.book->sheets[0].validations.at(0).from, "Ledger_amount");
}

TEST(Conditions, move_with_their_cells_and_fix_what_they_compare_with) {
  std::string const sheet = sheet_of(
      "<row><cell column=\"c\" name=\"limit\" style=\"amount\" value=\"'5.00'\"/></row>"
      "<t:for-each select=\"$record/l\"><row style=\"amount\"><cell/><cell name=\"x\" "
      "value=\"'6.00'\"/></row></t:for-each>"
      "<condition of=\"x\" formula=\"AND([.]&gt;[limit],[.]&gt;[@a])\" style=\"strong\" sign=\"▲\"/>",
      "<project><l/><l/></project>");
  EXPECT_THAT(sheet, HasSubstr("<conditionalFormatting sqref=\"B2:B3\"><cfRule type=\"expression\" dxfId=\"0\" "
                               "priority=\"1\"><formula>AND(B2&gt;$C$1,B2&gt;$A2)</formula>"));
}

TEST(Conditions, have_a_sign_or_weight_beside_colour) {
  EXPECT_THAT(
      compile_findings(sheet_text("<condition of=\"x\" formula=\"1\" style=\"red\"/>")),
      ElementsAre("3:38 [workbook-attribute-value] style=\"red\": expected bold or italic too, or a sign: colour "
                  "alone is not seen by everybody"));
  EXPECT_THAT(compile_findings(sheet_text("<condition of=\"x\" formula=\"1\" style=\"red\" sign=\"!\"/>")), IsEmpty());
  auto const result =
      filled(sheet_text("<row style=\"amount\"><cell name=\"x\"/></row><condition of=\"x\" formula=\"1\" "
                        "style=\"red\" sign=\"▲\"/>"));
  ASSERT_TRUE(result.book);
  EXPECT_THAT(written(*result.book)["xl/styles.xml"],
              HasSubstr("<dxf><font><color rgb=\"FFFF0000\"/></font><numFmt numFmtId=\"165\" "
                        "formatCode=\"&quot;▲ &quot;#,##0.00\"/></dxf>"));
}

TEST(Links, lead_to_cells_by_name_from_texts_numbers_and_formulas) {
  std::string const sheet = sheet_of(
      "<row><cell value=\"'x'\" link=\"!there\"/><cell style=\"amount\" value=\"'1.00'\" link=\"s!there\" "
      "tip=\"workbook.head.total\"/><cell style=\"amount\" formula=\"1+1\" value=\"'2.00'\" link=\"s\"/></row>"
      "<row><cell column=\"b\" name=\"there\"/></row>");
  EXPECT_THAT(
      sheet,
      HasSubstr(
          "<hyperlink ref=\"A1\" location=\"'Budget and actuals'!B2\" tooltip=\"Budget and actuals\" display=\"x\"/>"));
  EXPECT_THAT(
      sheet,
      HasSubstr("<hyperlink ref=\"B1\" location=\"'Budget and actuals'!B2\" tooltip=\"Total\" display=\"1.00\"/>"));
  EXPECT_THAT(sheet, HasSubstr("location=\"'Budget and actuals'!A1\""));
  EXPECT_THAT(sheet, HasSubstr("<f>1+1</f><v>2</v>"));
  EXPECT_THAT(findings_of("<row><cell name=\"total\"/><cell link=\"s!totla\"/></row>"),
              ElementsAre(HasSubstr("(did you mean \"total\"?)")));
}

TEST(Columns, fold_repeat_and_end_the_print) {
  auto const result = filled(
      "<sheet id=\"s\" name=\"workbook.sheet.budget\" repeat-columns=\"1\" print-to=\"b\"><columns><column name=\"a\" "
      "width=\"9\"/><column name=\"b\" level=\"1\" width=\"9\"/><column "
      "name=\"c\"/></columns><row><cell/></row></sheet>");
  ASSERT_TRUE(result.book);
  auto parts = written(*result.book);
  EXPECT_THAT(parts["xl/worksheets/sheet1.xml"], HasSubstr("outlineLevel=\"1\""));
  EXPECT_THAT(parts["xl/workbook.xml"], HasSubstr(">'Budget and actuals'!$A$1:$B$1</definedName>"));
  EXPECT_THAT(parts["xl/workbook.xml"], HasSubstr(">'Budget and actuals'!$A:$A</definedName>"));
}

TEST(Sheets, are_printed_on_as_many_pages_as_they_say) {
  auto const setup_of = [](std::string const& attribute) {
    auto const result = filled("<sheet id=\"s\" name=\"workbook.sheet.budget\"" + attribute +
                               "><columns><column name=\"a\"/></columns><row><cell/></row></sheet>");
    return result.book ? written(*result.book)["xl/worksheets/sheet1.xml"] : std::string();
  };
  EXPECT_THAT(setup_of(""), HasSubstr("fitToHeight=\"0\""));
  EXPECT_THAT(setup_of(" fit-to-height=\"2\""), HasSubstr("fitToHeight=\"2\""));
  EXPECT_EQ(setup_of(" fit-to-height=\"many\""), "");
}

TEST(Sheets, of_languages_from_right_to_left_begin_at_the_right) {
  auto const result = filled(sheet_text("<row><cell value=\"'x'\"/></row>"), "<project/>", "<figures/>", "en");
  ASSERT_TRUE(result.book);
  EXPECT_FALSE(result.book->sheets[0].is_right_to_left);
  Book arabic = *result.book;
  arabic.sheets[0].is_right_to_left = true;
  EXPECT_THAT(written(arabic)["xl/worksheets/sheet1.xml"], HasSubstr("rightToLeft=\"1\""));
}

TEST(Properties, of_the_projects_own_have_types) {
  auto const result = filled(
      "<properties><custom name=\"Sum\" type=\"number\" value=\"'216803.00'\"/><custom name=\"Day\" type=\"date\" "
      "value=\"'2022-04-05'\"/><custom name=\"Hash\" value=\"concat('v', $version)\"/><custom name=\"None\" "
      "type=\"date\" value=\"''\"/></properties>" +
      sheet_text(""));
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  auto const custom = written(*result.book)["docProps/custom.xml"];
  EXPECT_THAT(custom, HasSubstr("name=\"Sum\"><vt:r8>216803</vt:r8>"));
  EXPECT_THAT(custom, HasSubstr("name=\"Day\"><vt:filetime>2022-04-05T00:00:00Z</vt:filetime>"));
  EXPECT_THAT(custom, HasSubstr("name=\"Hash\"><vt:lpwstr>v</vt:lpwstr>"));
  EXPECT_THAT(custom, Not(HasSubstr("None")));
  EXPECT_THAT(filled("<properties><custom name=\"Day\" type=\"date\" value=\"'5.4.2022'\"/></properties>").findings,
              ElementsAre("2:14 [workbook-value] expected a date, found \"5.4.2022\""));
  EXPECT_THAT(
      filled("<properties><custom name=\"A\" value=\"'1'\"/><custom name=\"A\" value=\"'2'\"/></properties>").findings,
      ElementsAre(HasSubstr("a custom property needs a name that no other has")));
}

}  // namespace
}  // namespace closeout::workbook
