// The shipped workbook: what a reader finds in it.

#include <cctype>
#include <cstdlib>

#include "figures/figures.hpp"
#include "support/shipped_indicators.hpp"
#include "workbook/references.hpp"
#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::IsEmpty;

/// The row whose first or second cell says `label`.
Row const* row_of(Book const& book, std::string const& sheet_id, std::string const& label) {
  for (Sheet const& sheet : book.sheets) {
    if (sheet.id != sheet_id) continue;
    for (Row const& row : sheet.rows) {
      for (Cell const& cell : row.cells) {
        if (cell.column < 2 && text_of(cell.value) == label) return &row;
      }
    }
  }
  return nullptr;
}

/// Values of a row's cells, as exact decimals.
std::vector<std::string> values_of(Row const* row) {
  std::vector<std::string> values;
  if (row == nullptr) return values;
  for (Cell const& cell : row->cells) values.push_back(text_of(cell.value));
  return values;
}

class Sample : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Languages, Sample, testing::Values("fi", "sv", "en"),
                         [](auto const& parameter) { return parameter.param; });

TEST_P(Sample, fills_without_a_finding) {
  for (char const* name : {"digitizer-training", "digipoint", "circular-skills"}) {
    base::Diagnostics diagnostics;
    auto const book = shipped_workbook(sample(std::string(name) + ".xml"), GetParam(), diagnostics);
    EXPECT_THAT(findings(diagnostics), IsEmpty()) << name;
    EXPECT_TRUE(book) << name;
  }
}

TEST_P(Sample, gives_the_same_bytes_twice) {
  base::Diagnostics diagnostics;
  auto const folder = scratch_folder();
  auto const record = sample("digitizer-training.xml");
  setenv("TZ", "Pacific/Kiritimati", 1);
  auto const first = shipped_workbook(record, GetParam(), diagnostics);
  ASSERT_TRUE(first && write(*first, folder / "first.xlsx", diagnostics));
  setenv("TZ", "America/Anchorage", 1);
  auto const second = shipped_workbook(record, GetParam(), diagnostics);
  ASSERT_TRUE(second && write(*second, folder / "another-name.xlsx", diagnostics));
  unsetenv("TZ");
  EXPECT_FALSE(bytes_of(folder / "first.xlsx").empty());
  EXPECT_EQ(bytes_of(folder / "first.xlsx"), bytes_of(folder / "another-name.xlsx"));
}

/// Whether every bracket is one of a structured reference (ECMA-376 part 1, section 18.17.2.6): it stands behind a
/// table's name or inside another.
bool is_resolved(std::string_view formula) {
  for (std::size_t at = formula.find('['); at != std::string_view::npos; at = formula.find('[', at + 1)) {
    char const before = at == 0 ? ' ' : formula[at - 1];
    bool const is_name = std::isalnum(static_cast<unsigned char>(before)) != 0 || before == '_' ||
                         static_cast<unsigned char>(before) >= 0x80;
    if (!is_name && before != '[' && before != ',') return false;
    if (before == ',' && formula.substr(0, at).find("[[") == std::string_view::npos) return false;
  }
  return true;
}

TEST_P(Sample, every_formula_cell_has_a_cached_value_or_is_a_share_of_nothing) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(sample("digitizer-training.xml"), GetParam(), diagnostics);
  ASSERT_TRUE(book);
  int formulas = 0;
  for (Sheet const& sheet : book->sheets) {
    for (Row const& row : sheet.rows) {
      for (Cell const& cell : row.cells) {
        if (cell.formula.empty()) continue;
        ++formulas;
        EXPECT_TRUE(is_resolved(cell.formula)) << cell.formula;
        bool const is_empty = std::holds_alternative<std::monostate>(cell.value);
        EXPECT_EQ(is_empty, is_empty && book->looks[cell.look].format == Format::Percent) << cell.formula;
      }
    }
  }
  EXPECT_GT(formulas, 200);
}

TEST(Workbook, totals_are_the_figures) {
  base::Diagnostics diagnostics;
  auto const record = sample("digitizer-training.xml");
  auto const book = shipped_workbook(record, "en", diagnostics);
  auto const figures = figures::compute(record, diagnostics, {{}, test::shipped_indicators()});
  ASSERT_TRUE(book && figures);
  auto const& total = figures->budget.total;
  EXPECT_EQ(total.planned.to_decimal(), "216803.00");
  auto const budget = values_of(row_of(*book, "budget", "Total"));
  ASSERT_EQ(budget.size(), 6U);
  EXPECT_EQ(budget[2], total.planned.to_decimal());
  EXPECT_EQ(budget[3], total.actual.to_decimal());
  EXPECT_EQ(budget[4], total.difference().to_decimal());
  auto const funding = values_of(row_of(*book, "funding", "Total funding"));
  ASSERT_EQ(funding.size(), 8U);
  EXPECT_EQ(funding[3], figures->funding.total.planned.to_decimal());
  EXPECT_EQ(funding[4], figures->funding.total.actual.to_decimal());
}

TEST(Workbook, actual_costs_are_summed_from_the_ledger) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(parsed(flat_rate_record(2)), "en", diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  ASSERT_TRUE(book);
  // Row 5 is the heading, 6 the category, 7 and 8 its parties, 9 the flat rate, 10 and 11 its parties.
  EXPECT_EQ(cell_at(*book, "budget", "D7").formula,
            R"(SUMIFS(Ledger[Amount],Ledger[Party code],"p1",Ledger[Category code],"pay"))");
  EXPECT_EQ(text_of(cell_at(*book, "budget", "D7").value), "37.50");
  EXPECT_EQ(cell_at(*book, "budget", "D6").formula, "SUM(D7:D8)");
  EXPECT_EQ(cell_at(*book, "budget", "D10").formula, "ROUND(Flat_rate*SUM(D7),2)");
  EXPECT_EQ(text_of(cell_at(*book, "budget", "D10").value), "6.38");  // 6.375, half away from zero.
  EXPECT_EQ(cell_at(*book, "budget", "D12").formula, "SUM(D6,D9)");
  EXPECT_EQ(text_of(cell_at(*book, "budget", "C3").value), "0.1700");
}

TEST(Workbook, funding_that_does_not_cover_the_costs_shows) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(parsed(bare_record()), "en", diagnostics);
  ASSERT_TRUE(book);
  auto const check = values_of(row_of(*book, "funding", "Difference (must be 0.00)"));
  ASSERT_GE(check.size(), 4U);
  EXPECT_EQ(check[3], "-0.01");  // 100000.00 - 0.02 - 99999.99
}

TEST(Workbook, its_day_is_the_reports) {
  base::Diagnostics diagnostics;
  auto const dated = shipped_workbook(parsed(bare_record()), "sv", diagnostics);
  auto const undated = shipped_workbook(parsed(flat_rate_record(1)), "fi", diagnostics);
  ASSERT_TRUE(dated && undated && dated->properties.created && undated->properties.created);
  EXPECT_EQ(base::to_iso(*dated->properties.created), "2022-02-28");
  EXPECT_EQ(base::to_iso(*undated->properties.created), "2022-01-31");
}

TEST(Workbook, heads_stay_in_sight_and_are_announced) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(parsed(bare_record()), "en", diagnostics);
  ASSERT_TRUE(book);
  int frozen = 0;
  for (Sheet const& sheet : book->sheets) {
    for (Table const& table : sheet.tables) frozen += table.is_frozen ? 1 : 0;
  }
  EXPECT_EQ(frozen, 6);
  int regions = 0;
  for (DefinedName const& name : book->names) regions += name.name.starts_with("TitleRegion") ? 1 : 0;
  EXPECT_EQ(regions, 8);
}

TEST(Writing, to_a_folder_that_is_not_there_is_the_environments_error) {
  base::Diagnostics diagnostics;
  auto const book = shipped_workbook(parsed(bare_record()), "en", diagnostics);
  ASSERT_TRUE(book);
  EXPECT_FALSE(write(*book, scratch_folder() / "none" / "budget.xlsx", diagnostics));
  EXPECT_TRUE(diagnostics.has_environment_errors());
}

}  // namespace
}  // namespace closeout::workbook
