// What Excel is known to answer with "We found a problem with some content … Do you want us to try to recover": each
// cause is refused with a finding, or cannot come about. Only files that were written count, read as a stranger reads
// them.

#include <set>

#include "workbook/package.hpp"
#include "workbook/resolution.hpp"
#include "workbook/sheet_name.hpp"
#include "workbook/text_limits.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string one_cell(std::string const& attributes) {
  return sheet_text("<row><cell " + attributes + "/></row>");
}

void expect_refused(std::string const& body, std::string const& reason, std::string const& record = "<project/>") {
  auto const result = filled(body, record);
  EXPECT_FALSE(result.book) << reason;
  EXPECT_THAT(result.findings, Contains(HasSubstr(reason)));
}

TEST(RepairCauses, sheets_of_the_same_name_are_refused) {
  expect_refused(sheet_text("") + "<sheet id=\"t\" name=\"workbook.sheet.budget\"/>", "another sheet has it");
}

TEST(RepairCauses, texts_longer_than_their_place_are_refused) {
  std::string const long_text = "<project t='" + std::string(40000, 'x') + "'/>";
  expect_refused(one_cell("value=\"$record/@t\""), "a cell holds at most 32767 characters", long_text);
  expect_refused(
      "<sheet id=\"s\" name=\"workbook.sheet.budget\"><columns><column name=\"a\"/></columns><footer><left "
      "value=\"$record/@t\"/></footer></sheet>",
      "longer than 249 characters", long_text);
  expect_refused(one_cell("formula=\"LEN(&quot;{$record/@t}&quot;)\" style=\"count\" value=\"'1'\""),
                 "the formula is longer than 8192 characters", long_text);
}

TEST(RepairCauses, lengths_are_counted_as_excel_counts_them) {
  EXPECT_EQ(utf16_units("aä€"), 3U);
  EXPECT_EQ(utf16_units("\U0001F600"), 2U);
  EXPECT_TRUE(fits("\U0001F600", 2));
  EXPECT_FALSE(fits("\U0001F600", 1));
}

TEST(Texts, that_look_like_escaped_characters_stay_as_they_are) {
  EXPECT_EQ(as_xstring("_x0041_"), "_x005F_x0041_");
  EXPECT_EQ(as_xstring("a_x00e4__x0041_b"), "a_x005F_x00e4__x005F_x0041_b");
  EXPECT_EQ(as_xstring("_x041_ _x00g1_ _X0041_ _x0041"), "_x041_ _x00g1_ _X0041_ _x0041");
}

/// XML with them is refused as it is read; this holds for what comes another way.
TEST(RepairCauses, characters_that_xml_cannot_hold_are_refused) {
  auto const complaint = [](std::string_view text) {
    base::Diagnostics diagnostics;
    bool const is_good = check_characters(text, {}, diagnostics);
    EXPECT_EQ(is_good, !diagnostics.has_errors());
    return findings(diagnostics);
  };
  EXPECT_THAT(complaint("a\x01"), ElementsAre("[workbook-character] a workbook cannot hold the character U+0001"));
  EXPECT_THAT(complaint("\xEF\xBF\xBF"), ElementsAre(HasSubstr("U+FFFF")));
  EXPECT_THAT(complaint("\xED\xA0\x80"), ElementsAre(HasSubstr("U+D800")));
  EXPECT_THAT(complaint("tab\tand\nline, \xEF\xBF\xBD, \xED\x9F\xBF"), IsEmpty());
}

TEST(RepairCauses, texts_that_begin_as_formulas_do_stay_texts) {
  for (char const first : std::string("=+-@")) {
    auto const result = filled(one_cell("value=\"$record/@t\""), std::string("<project t='") + first + "1+1'/>");
    ASSERT_TRUE(result.book);
    auto parts = written(*result.book);
    EXPECT_THAT(parts["xl/worksheets/sheet1.xml"], Not(HasSubstr("<f>"))) << first;
    EXPECT_THAT(parts["xl/sharedStrings.xml"], HasSubstr(std::string("<t>") + first + "1+1</t>"));
  }
}

TEST(RepairCauses, names_of_ranges_are_names_and_there_is_one_of_each) {
  auto const with = [](std::string const& text) {
    auto const result = filled("<defined-name message=\"" + text + "\" refers-to=\"s!x\"/>" + one_cell("name=\"x\""));
    return result.findings;
  };
  EXPECT_THAT(with("workbook.about.ledger"), ElementsAre(HasSubstr("cannot name a range")));
  EXPECT_THAT(with("workbook.name.ledger-amount"), IsEmpty());
  std::string const name = "<defined-name message=\"workbook.name.ledger-amount\" refers-to=\"s!x\"/>";
  std::string const other = "<defined-name message=\"workbook.name.ledger-amount\" refers-to=\"s!y\"/>";
  expect_refused(name + other + sheet_text("<row><cell name=\"x\"/><cell name=\"y\"/></row>"), "another range has it");
}

TEST(RepairCauses, comments_stand_one_on_a_cell) {
  std::string const checks =
      "<checks><rule id='r'><finding location='/project/l'><message xml:lang='en'>A</message></finding>"
      "<finding location='/project/l'><message xml:lang='en'>B</message></finding></rule></checks>";
  auto const result =
      filled(sheet_text("<row findings=\"$record/l\"><cell findings=\"$record/l\" value=\"'x'\"/></row>"),
             "<project><l/></project>", "<figures/>", "en", checks);
  ASSERT_TRUE(result.book);
  std::string const comments = written(*result.book)["xl/comments1.xml"];
  EXPECT_EQ(comments.find("<comment ref=\"A1\""), comments.rfind("<comment ref="));
}

/// Rows of a block belong to no other, so tables of a sheet can only overlap where their parts are out of order, or
/// where the one filter that a sheet has beside tables is asked for twice.
TEST(RepairCauses, blocks_that_stand_in_each_other_are_refused) {
  std::string const head = "<row role=\"header\"><cell value=\"'x'\"/></row>";
  std::string const body = "<row><cell/></row>";
  std::string const total = "<row role=\"total\"><cell/></row>";
  auto const block = [](std::string const& rows, std::string const& more = "") {
    return "<block name=\"b\" to=\"a\"" + more + ">" + rows + "</block>";
  };
  expect_refused(sheet_text(block(body + head)), "3:2 [workbook-block] header rows come first");
  expect_refused(sheet_text(block(head + total + body)), "header rows come first");
  std::string const filter = " filter=\"yes\"";
  expect_refused(sheet_text(block(head + body, filter) + block(head + body, filter)),
                 "another block of the sheet has its filter");
  auto const two_tables = block(head + body, " filter=\"yes\" table=\"yes\"") + block(head + body, filter);
  EXPECT_THAT(filled(sheet_text(two_tables)).findings, IsEmpty());
}

TEST(RepairCauses, two_cells_at_one_place_are_refused) {
  expect_refused(sheet_text("<row><cell column=\"b\"/><cell column=\"a\"/><cell/></row>"),
                 "3:43 [workbook-column] the row has a cell in the column \"b\" already");
  EXPECT_THAT(filled(sheet_text("<row><cell column=\"c\"/><cell column=\"a\"/><cell/></row>")).findings, IsEmpty());
}

TEST(RepairCauses, headings_of_tables_are_different_texts) {
  auto const with = [](std::string const& headings) {
    return sheet_text("<block name=\"b\" to=\"b\" table=\"yes\"><row role=\"header\">" + headings +
                      "</row><row><cell/><cell/></row></block>");
  };
  expect_refused(with("<cell value=\"'x'\"/><cell value=\"'X'\"/>"), "two of its columns are called");
  expect_refused(with("<cell value=\"'x'\"/><cell style=\"count\" value=\"'1'\"/>"), "is no text");
}

TEST(RepairCauses, names_that_look_like_references_are_none) {
  for (char const* const name : {"A1", "xfd1048576", "R1C1", "r", "C", "RC", "R12", "c3", "R1C", "RC7", "TRUE", "false",
                                 "1st", ".x", "a b", "a-b", "a€", "", "\u2013"}) {
    EXPECT_FALSE(is_defined_name(name)) << name;
  }
  for (char const* const name : {"ABCD1", "Ledger_amount", "Määrä", "Сумма", "R1C1_x", "RD", "_1", "a.b", "TRUE_"}) {
    EXPECT_TRUE(is_defined_name(name)) << name;
  }
  EXPECT_FALSE(is_defined_name(std::string(256, 'x')));
}

TEST(RepairCauses, names_of_sheets_are_names) {
  auto const complaint = [](std::string_view name) {
    base::Diagnostics diagnostics;
    check_sheet_name(name, Book(), {}, diagnostics);
    return findings(diagnostics);
  };
  for (char const* const name : {"", "a:b", "a[b", "a]b", "a*b", "a?b", "a/b", "a\\b", "'a", "a'", "History", "hISTORY",
                                 "a\nb", "thirty-two characters, one too many"}) {
    EXPECT_EQ(complaint(name).size(), 1U) << name;
  }
  EXPECT_THAT(complaint("It's (a) 2021–2022 & b!"), IsEmpty());
}

TEST(RepairCauses, page_lines_are_counted_in_utf_16_with_their_codes) {
  auto const with = [](std::string const& text) {
    return filled(
        "<sheet id=\"s\" name=\"workbook.sheet.budget\"><columns><column name=\"a\"/></columns><footer><left "
        "value=\"$record/@t\"/></footer></sheet>",
        "<project t='" + text + "'/>");
  };
  EXPECT_THAT(with(std::string(250, 'x')).findings, ElementsAre(HasSubstr("longer than 249 characters")));
  std::string smiles;
  for (int at = 0; at < 125; ++at) smiles += "\U0001F600";
  EXPECT_THAT(with(smiles).findings, ElementsAre(HasSubstr("longer than 249 characters")));
  auto const longest = with(std::string(249, 'x'));
  ASSERT_TRUE(longest.book);
  EXPECT_THAT(written(*longest.book)["xl/worksheets/sheet1.xml"], HasSubstr("&amp;L" + std::string(249, 'x') + "<"));
}

TEST(RepairCauses, validations_stand_one_on_a_cell_with_formulas_of_255) {
  auto const with = [](std::string const& minimum, std::string const& more = "") {
    return sheet_text(
        "<row><cell name=\"x\"/><cell name=\"y x\"/></row>"
        "<validation of=\"x\" kind=\"whole\" minimum=\"" +
        minimum + "\"/>" + more);
  };
  std::string sum = "1";
  while (sum.size() < 257) sum += "+1";
  expect_refused(with(sum), "the formula is longer than 255 characters");
  expect_refused(with("1", "<validation of=\"y\" kind=\"whole\" minimum=\"1\"/>"),
                 "[workbook-validation] [y]: its cells have a validation already");
}

TEST(RepairCauses, signs_cannot_end_the_text_of_their_number_format) {
  expect_refused(sheet_text("<row><cell name=\"x\"/></row><condition of=\"x\" formula=\"1\" style=\"red\" sign='\"'/>"),
                 "a sign without quotation marks");
  expect_refused(sheet_text("<row><cell name=\"x\"/></row><condition of=\"x\" formula=\"1\" style=\"red\" sign=\"" +
                            std::string(256, 'x') + "\"/>"),
                 "a number format holds at most 255 characters");
}

TEST(RepairCauses, a_sheet_holds_65530_links) {
  std::string record = "<project>";
  for (std::size_t at = 0; at <= most_links; ++at) record += "<l/>";
  expect_refused(sheet_text("<t:for-each select=\"$record/l\"><row><cell link=\"s\"/></row></t:for-each>"),
                 "a sheet holds at most 65530 links", record + "</project>");
}

TEST(RepairCauses, a_workbook_holds_64000_looks) {
  Book book;
  book.looks.resize(most_looks);
  base::Diagnostics diagnostics;
  check_looks(book, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  book.looks.resize(most_looks + 1);
  check_looks(book, diagnostics);
  EXPECT_THAT(findings(diagnostics), ElementsAre(HasSubstr("at most 64000 different looks")));
}

TEST(RepairCauses, of_the_shipped_workbook_are_none_in_its_parts) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(sample("digitizer-training.xml"), "fi", diagnostics);
  ASSERT_TRUE(book);
  std::set<std::string> names;
  for (DefinedName const& name : book->names) EXPECT_TRUE(names.insert(name.name).second) << name.name;
  for (auto const& [path, part] : written(*book)) {
    EXPECT_THAT(part, Not(HasSubstr("<mergeCell"))) << path;
    EXPECT_THAT(part, Not(HasSubstr("externalLink"))) << path;
    EXPECT_THAT(part, Not(HasSubstr("#REF!"))) << path;
    EXPECT_THAT(part, Not(HasSubstr("vbaProject"))) << path;
  }
}

TEST(RepairCauses, formulas_with_semicolons_are_refused) {
  expect_refused(one_cell("formula=\"SUM(1;2)\" style=\"count\" value=\"'3'\""), "separated by commas");
  EXPECT_THAT(filled(one_cell("formula=\"LEN(&quot;;&quot;)\" style=\"count\" value=\"'1'\"")).findings, IsEmpty());
}

}  // namespace
}  // namespace closeout::workbook
