// The sheet of years: planned amounts, and beside them what the ledger's entries of each year come to.

#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Texts of the cells of the sheet's row that begins with these two; none if there is no such row.
std::vector<Cell> years_row(std::string const& record, std::string const& number, std::string const& label) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(parsed(record), "en", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  for (Sheet const& sheet : book ? book->sheets : std::vector<Sheet>()) {
    if (sheet.id != "years") continue;
    for (Row const& row : sheet.rows) {
      bool const is_meant =
          row.cells.size() > 2 && text_of(row.cells[0].value) == number && text_of(row.cells[1].value) == label;
      if (is_meant) return row.cells;
    }
  }
  return {};
}

std::vector<std::string> texts_of(std::vector<Cell> const& cells) {
  std::vector<std::string> texts;
  for (Cell const& cell : cells) texts.push_back(text_of(cell.value));
  return texts;
}

TEST(Years, show_actual_beside_planned_also_where_nothing_was_planned) {
  // 2022 has an entry alone, 2025 too: the first four amounts are planned, the fifth their total.
  EXPECT_THAT(texts_of(years_row(unit_cost_record(), "2", "Pay 2")),
              ElementsAre("2", "Pay 2", "0.00", "0.00", "5000.01", "0.00", "5000.01", "0.00", "0.00", "317.61",
                          "1000.01", "1317.62"));
}

TEST(Years, have_of_the_flat_rate_what_the_earlier_ones_have_not) {
  // 40 % of 3,534.29, then of 3,851.90; of party b 0.03, then 1,204.24.
  auto const row = years_row(unit_cost_record(), "4", "Flat");
  EXPECT_THAT(texts_of(row), ElementsAre("4", "Flat", "0.00", "4000.00", "2000.00", "0.00", "6000.00", "0.01",
                                         "1413.72", "127.04", "481.69", "2022.46"));
}

TEST(Years, add_up_the_ledger_between_the_days_of_the_year) {
  auto const row = years_row(overspent_record(), "", "B");
  ASSERT_EQ(row.size(), 10U);
  EXPECT_EQ(text_of(row[7].value), "999999999999.99");
  EXPECT_THAT(row[7].formula, HasSubstr("Ledger[Date],\">=\"&DATE(H5,1,1),Ledger[Date],\"<=\"&DATE(H5,12,31))"));
}

TEST(Years, have_no_part_of_a_lump_sum) {
  EXPECT_THAT(texts_of(years_row(lump_sum_record(), "", "Lump")),
              ElementsAre("", "Lump", "1000.00", "1000.00", "", "700.00"));
}

}  // namespace
}  // namespace closeout::workbook
