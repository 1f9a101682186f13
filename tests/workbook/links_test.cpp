// Where cells lead: from a sum to its entries and back, from a finding to the cell that tells it.

#include "workbook/references.hpp"
#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// "'Ledger'!A7" of the cell at an address; empty if it leads nowhere.
std::string target_of(std::optional<Book> const& book, std::string const& sheet_id, std::string const& address) {
  for (Sheet const& sheet : book ? book->sheets : std::vector<Sheet>()) {
    if (sheet.id != sheet_id) continue;
    std::uint32_t const link = cell_at(*book, sheet_id, address).link;
    return link == 0 ? std::string() : sheet.links.at(link - 1).target;
  }
  return "no such sheet";
}

/// Address of the first cell of a sheet that holds `text`.
std::string address_of(std::optional<Book> const& book, std::string const& sheet_id, std::string const& text) {
  for (Sheet const& sheet : book ? book->sheets : std::vector<Sheet>()) {
    if (sheet.id != sheet_id) continue;
    for (std::uint32_t row = 0; row < sheet.rows.size(); ++row) {
      for (Cell const& cell : sheet.rows[row].cells) {
        if (text_of(cell.value) == text) return to_a1(Address{row, cell.column});
      }
    }
  }
  return "no such cell";
}

/// The cell in `column` of the row in which `text` stands first.
std::string beside(std::optional<Book> const& book, std::string const& sheet_id, std::string const& text, char column) {
  return column + address_of(book, sheet_id, text).substr(1);
}

std::string formula_at(std::optional<Book> const& book, std::string const& sheet_id, std::string const& address) {
  return book ? cell_at(*book, sheet_id, address).formula : "no book";
}

std::optional<Book> budget_of(std::string const& record) {
  base::Diagnostics diagnostics;
  auto book = shipped_workbook(parsed(record), "en", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  return book;
}

TEST(Links, of_several_lead_to_the_first_that_there_is) {
  auto const result =
      filled(sheet_text("<row><cell value=\"'x'\" link=\"!none s!there s\"/></row><row><cell name=\"there\"/></row>"));
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(target_of(result.book, "s", "A1"), "'Budget and actuals'!A2");
  EXPECT_THAT(
      filled(sheet_text("<row><cell value=\"'x'\" link=\"!none t s!ther\"/><cell name=\"there\"/></row>")).findings,
      ElementsAre(HasSubstr("[s!ther]: no cell of the sheet \"s\" has the name \"ther\" (did you mean \"there\"?)")));
}

TEST(Links, look_like_links_only_where_they_lead_somewhere) {
  auto const result = filled(
      sheet_text("<t:for-each select=\"$record/l\"><row><cell link-style=\"red\" value=\"'x'\" link=\"{@to}\"/></row>"
                 "</t:for-each>"),
      "<project><l to='s'/><l/></project>");
  ASSERT_TRUE(result.book);
  auto const colour = [&](char const* address) {
    return result.book->looks[cell_at(*result.book, "s", address).look].colour;
  };
  EXPECT_EQ(colour("A1"), 0xFF0000U);
  EXPECT_NE(colour("A2"), 0xFF0000U);
  EXPECT_EQ(target_of(result.book, "s", "A2"), "");
}

TEST(Links, find_the_first_cell_of_an_anchor) {
  auto const result =
      filled(sheet_text("<row><cell value=\"'to'\" link=\"!of.b\"/></row><t:for-each select=\"$record/l\"><row>"
                        "<cell anchor=\"of.{@of}\"/></row></t:for-each>"),
             "<project><l of='a'/><l of='b'/><l of='b'/></project>");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(target_of(result.book, "s", "A1"), "'Budget and actuals'!A3");
}

TEST(Links, lead_from_a_finding_to_the_cell_that_tells_it) {
  auto const result = filled(
      sheet_text("<t:for-each select=\"$record/l\"><row findings=\".\"><cell value=\"string(@n)\"/></row></t:for-each>"
                 "<t:for-each select=\"$checks/rule/finding\"><row><cell value=\"'see'\" to-finding=\".\" "
                 "link-style=\"red\"/></row></t:for-each>"),
      "<project><l n='1'/><l n='2'/></project>", "<figures/>", "en",
      "<checks><rule id='r'><finding location='/project/l[2]/@n'><message xml:lang='en'>Odd</message></finding>"
      "<finding location='/project'><message xml:lang='en'>All</message></finding></rule></checks>");
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(target_of(result.book, "s", "A3"), "'Budget and actuals'!A2");
  // No cell tells what was found about the whole project.
  EXPECT_EQ(target_of(result.book, "s", "A4"), "");
}

TEST(BudgetWorkbook, leads_from_sums_to_their_entries_and_back) {
  auto const book = budget_of(unit_cost_record());
  std::string const entry = address_of(book, "ledger", "e3");
  std::string const first = "A" + address_of(book, "ledger", "e2").substr(1);
  // Party a's salaries in the second category: e2 and e3.
  std::string const sum = [&] {
    for (int row = 1; row < 40; ++row) {
      std::string const address = "D" + std::to_string(row);
      if (formula_at(book, "budget", address).find("\"a\",Ledger[Category code],\"pay2\"") != std::string::npos)
        return address;
    }
    return std::string("none");
  }();
  EXPECT_EQ(target_of(book, "budget", sum), "'Ledger'!" + first);
  EXPECT_EQ(target_of(book, "ledger", "I" + entry.substr(1)), "'Budget and actuals'!B" + sum.substr(1));
  EXPECT_EQ(target_of(book, "personnel", beside(book, "personnel", "Manager", 'J')),
            "'Ledger'!A" + address_of(book, "ledger", "e1").substr(1));
}

TEST(Ledger, works_the_claim_out_from_the_claims_periods_unless_the_entry_names_it) {
  auto const book = budget_of(unit_cost_record());
  auto const claim_of = [&](std::string const& entry) {
    std::string const address = beside(book, "ledger", entry, 'C');
    return std::pair(book ? text_of(cell_at(*book, "ledger", address).value) : "", formula_at(book, "ledger", address));
  };
  EXPECT_THAT(claim_of("e1").second, HasSubstr("COUNTIFS(Payment_claims[End],\"<\"&N(Ledger[[#This Row],[Paid]]))+1"));
  EXPECT_EQ(claim_of("e1").first, "1");
  // Paid in the last period, though the voucher is of the day after it.
  EXPECT_EQ(claim_of("e4").first, "3");
  EXPECT_EQ(claim_of("e5"), std::pair(std::string("1"), std::string()));
  // Before all periods: in no claim, yet worked out.
  EXPECT_EQ(claim_of("e6").first, "");
  EXPECT_NE(claim_of("e6").second, "");
  EXPECT_EQ(target_of(book, "ledger", beside(book, "ledger", "e6", 'C')), "");
  EXPECT_EQ(target_of(book, "ledger", beside(book, "ledger", "e1", 'C')), "'Payment claims'!A5");
}

}  // namespace
}  // namespace closeout::workbook
