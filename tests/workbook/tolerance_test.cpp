// By how much a category may be overrun: cells to change, and a mark where it is more (VNA 866/2021 § 25).

#include <algorithm>

#include "figures/figures.hpp"
#include "support/shipped_indicators.hpp"
#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::optional<Sheet> budget_sheet(std::string const& record) {
  base::Diagnostics diagnostics;
  auto book = shipped_workbook(parsed(record), "en", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  for (Sheet& sheet : book ? book->sheets : std::vector<Sheet>()) {
    if (sheet.id == "budget") return std::move(sheet);
  }
  return std::nullopt;
}

std::vector<std::string> condition_formulas(std::string const& record) {
  std::vector<std::string> formulas;
  auto const sheet = budget_sheet(record);
  for (Condition const& condition : sheet ? sheet->conditions : std::vector<Condition>()) {
    formulas.push_back(condition.formula);
  }
  return formulas;
}

/// The number beside the label, in the rows above the table.
std::string beside(Sheet const& sheet, std::string const& label) {
  for (Row const& row : sheet.rows) {
    auto const found = std::ranges::find(row.cells, label, [](Cell const& cell) { return text_of(cell.value); });
    if (found != row.cells.end() && found + 1 != row.cells.end()) return text_of((found + 1)->value);
  }
  return "no such label";
}

TEST(Tolerance, of_the_flat_rate_of_seven_percent_stands_in_cells_that_the_mark_reads) {
  auto const sheet = budget_sheet(seven_percent_record());
  ASSERT_TRUE(sheet);
  EXPECT_EQ(beside(*sheet, "A category may exceed its plan by"), "0.2000");
  EXPECT_EQ(beside(*sheet, "… or by this amount"), "10000.00");
  // Planned in C, the difference in E; 20 % and EUR 10,000 in C4 and C5.
  EXPECT_THAT(condition_formulas(seven_percent_record()),
              testing::Contains(testing::AllOf(testing::StartsWith("-$E"), testing::HasSubstr(">MAX($C$4*$C"),
                                               testing::EndsWith(",$C$5)"))));
}

TEST(Tolerance, is_what_the_figures_say) {
  base::Diagnostics diagnostics;
  auto const figures = figures::compute(parsed(seven_percent_record()), diagnostics, {{}, test::shipped_indicators()});
  ASSERT_TRUE(figures);
  auto const tree = figures::to_tree(*figures);
  std::vector<std::string> limits;
  for (auto const category : tree.root().child("budget").children("category")) {
    limits.push_back(std::string(category.attribute("excess").value()) + " of " +
                     category.attribute("excess-limit").value());
  }
  // 20 % of 100,000; EUR 10,000 is more than 20 % of 10,000, and exceeded by a cent.
  EXPECT_THAT(limits, ElementsAre("20000.00 of 20000.00", "10000.01 of 10000.00", "2100.00 of 10000.00"));
}

TEST(Tolerance, is_not_there_where_no_law_gives_one) {
  EXPECT_THAT(condition_formulas(unit_cost_record()), testing::Not(testing::Contains(testing::HasSubstr("MAX("))));
  EXPECT_THAT(condition_formulas(overspent_record()), testing::Not(testing::Contains(testing::HasSubstr("MAX("))));
}

}  // namespace
}  // namespace closeout::workbook
