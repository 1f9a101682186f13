#include "workbook/references.hpp"

#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;

TEST(Addresses, count_letters_as_excel_does) {
  EXPECT_EQ(to_a1(Address{0, 0}), "A1");
  EXPECT_EQ(to_a1(Address{9, 25}), "Z10");
  EXPECT_EQ(to_a1(Address{0, 26}), "AA1");
  EXPECT_EQ(to_a1(Address{0, 701}), "ZZ1");
  EXPECT_EQ(to_a1(Address{0, 702}), "AAA1");
  EXPECT_EQ(to_a1(Address{1048575, 16383}, true), "$XFD$1048576");
}

TEST(Addresses, quote_a_sheet_with_an_apostrophe) {
  EXPECT_EQ(quoted_sheet("Year's plan"), "'Year''s plan'");
  EXPECT_EQ(absolute_range("Kulut", {4, 1, 8, 2}), "'Kulut'!$B$5:$C$9");
}

std::vector<Area> areas_of(std::vector<Address> const& cells) {
  std::vector<Area> areas;
  for (Address const cell : cells) add_cell(cell, areas);
  return joined(areas);
}

TEST(Areas, join_what_is_adjacent) {
  EXPECT_THAT(areas_of({{1, 1}, {2, 1}, {3, 1}}), ElementsAre(Area{1, 1, 3, 1}));
  EXPECT_THAT(areas_of({{1, 1}, {1, 2}, {1, 3}}), ElementsAre(Area{1, 1, 1, 3}));
  EXPECT_THAT(areas_of({{1, 1}, {1, 2}, {2, 1}, {2, 2}}), ElementsAre(Area{1, 1, 2, 2}));
  EXPECT_THAT(areas_of({{1, 1}, {2, 1}, {5, 1}}), ElementsAre(Area{1, 1, 2, 1}, Area{5, 1, 5, 1}));
}

TEST(Areas, keep_a_column_as_one_range) {
  std::vector<Area> areas;
  for (std::uint32_t row = 4; row < 1000; ++row) add_cell({row, 8}, areas);
  EXPECT_THAT(areas, ElementsAre(Area{4, 8, 999, 8}));
}

class References : public testing::Test {
 protected:
  References() {
    book.sheets.resize(2);
    book.sheets[0].id = "plan";
    book.sheets[0].name = "Plan A";
    book.sheets[0].columns = {{"planned", 0, 0, 0, false}, {"actual", 0, 0, 0, false}};
    book.sheets[1].id = "ledger";
    book.sheets[1].name = "Ledger";
    names.add("plan", 0, "total", {9, 0});
    names.add("ledger", 1, "amount", {1, 2});
    names.add("ledger", 1, "amount", {2, 2});
    defined["ledger!rate"] = {"Flat_rate"};
  }
  void continue_ledger() {
    book.sheets.emplace_back();
    book.sheets.back().id = "ledger";
    book.sheets.back().name = "Ledger (2)";
  }
  std::string resolved(std::string_view formula) {
    auto const result = resolve_formula(formula, {book, names, defined, sheet, 4}, 8192, error);
    return result.value_or("error: " + error.reason + " (" + error.hint + ")");
  }
  Book book;
  CellNames names;
  std::map<std::string, std::vector<std::string>> defined;
  std::size_t sheet = 0;
  FormulaError error;
};

TEST_F(References, name_cells_of_their_row) {
  EXPECT_EQ(resolved("[@planned]-[@actual]"), "A5-B5");
}

TEST_F(References, name_cells_of_other_sheets) {
  EXPECT_EQ(resolved("[total]-SUM([ledger!amount])"), "A10-SUM('Ledger'!C2:C3)");
  EXPECT_EQ(resolved("ROUND([ledger!rate]*[total],2)"), "ROUND(Flat_rate*A10,2)");
}

TEST_F(References, leave_brackets_in_strings_alone) {
  EXPECT_EQ(resolved(R"(IF([total]=0,"[total]",1))"), R"(IF(A10=0,"[total]",1))");
  EXPECT_EQ(resolved(R"("a""[x]"&[total])"), R"("a""[x]"&A10)");
}

TEST_F(References, add_up_over_the_parts_of_a_sheet) {
  continue_ledger();
  names.add("ledger", 2, "amount", {1, 2});
  EXPECT_EQ(resolved("SUM([ledger!amount])"), "(SUM('Ledger'!C2:C3)+SUM('Ledger (2)'!C2))");
  EXPECT_EQ(resolved("ROUND(2*SUM([ledger!amount]),2)"), "ROUND(2*(SUM('Ledger'!C2:C3)+SUM('Ledger (2)'!C2)),2)");
  EXPECT_EQ(resolved("COUNTIF([ledger!amount],\")\")"),
            "(COUNTIF('Ledger'!C2:C3,\")\")+COUNTIF('Ledger (2)'!C2,\")\"))");
  EXPECT_EQ(resolved("SUMPRODUCT(([ledger!amount]>0)*ROUND(2*[ledger!amount],2))"),
            "(SUMPRODUCT(('Ledger'!C2:C3>0)*ROUND(2*'Ledger'!C2:C3,2))+SUMPRODUCT(('Ledger (2)'!C2>0)*ROUND(2*'Ledger "
            "(2)'!C2,2)))");
  EXPECT_EQ(resolved("ROUND([ledger!amount],2)"), "error: its cells are on 2 sheets, and ROUND does not add up ()");
  EXPECT_EQ(resolved("SUM(MAX(ROUND([ledger!amount],2)))"),
            "error: its cells are on 2 sheets, and MAX does not add up ()");
  EXPECT_EQ(resolved("SUM(2)+ROUND([ledger!amount],2)"),
            "error: its cells are on 2 sheets, and ROUND does not add up ()");
  EXPECT_EQ(resolved("MAX([ledger!amount])"), "error: its cells are on 2 sheets, and MAX does not add up ()");
  EXPECT_EQ(resolved("[ledger!amount]"), "error: it speaks of cells on several sheets outside of a function ()");
  sheet = 2;
  EXPECT_EQ(resolved("SUM([amount])"), "SUM(C2)");
}

TEST_F(References, name_each_part_by_its_own_name) {
  continue_ledger();
  defined["ledger!amount"] = {"Amount", "Amount_2"};
  EXPECT_EQ(resolved("SUMIFS([ledger!amount],[ledger!amount],\"a\")"),
            "(SUMIFS(Amount,Amount,\"a\")+SUMIFS(Amount_2,Amount_2,\"a\"))");
}

TEST_F(References, complain_of_names_that_are_not) {
  EXPECT_EQ(resolved("[@planed]"), "error: the sheet \"plan\" has no column \"planed\" (planned)");
  EXPECT_EQ(resolved("[totl]"), "error: no cell of the sheet \"plan\" has the name \"totl\" (total)");
  EXPECT_EQ(resolved("[journal!amount]"), "error: the workbook has no sheet \"journal\" ()");
  EXPECT_EQ(resolved("SUM([total"), "error: the bracket is not closed ()");
}

}  // namespace
}  // namespace closeout::workbook
