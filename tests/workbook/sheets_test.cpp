// The sheets of the shipped layouts: what a reader finds in each, and what never.

#include <set>

#include "figures/figures.hpp"
#include "support/shipped_indicators.hpp"
#include "workbook/references.hpp"
#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::array<char const*, 3> samples{"digitizer-training.xml", "digipoint.xml", "circular-skills.xml"};

Sheet const* sheet_of(Book const& book, std::string const& id) {
  auto const found = std::ranges::find(book.sheets, id, &Sheet::id);
  return found == book.sheets.end() ? nullptr : &*found;
}

std::vector<std::string> sheet_ids(std::optional<Book> const& book) {
  std::vector<std::string> ids;
  for (Sheet const& sheet : book ? book->sheets : std::vector<Sheet>()) ids.push_back(sheet.id);
  return ids;
}

/// Texts of the cells of every row; "" where a cell is empty.
std::vector<std::vector<std::string>> rows_of(Sheet const& sheet) {
  std::vector<std::vector<std::string>> rows;
  for (Row const& row : sheet.rows) {
    rows.emplace_back(sheet.columns.size());
    for (Cell const& cell : row.cells) rows.back()[cell.column] = text_of(cell.value);
  }
  return rows;
}

/// The first row that begins with these texts.
std::vector<std::string> row_with(std::optional<Book> const& book, std::string const& sheet,
                                  std::vector<std::string> const& beginning) {
  Sheet const* const found = book ? sheet_of(*book, sheet) : nullptr;
  for (auto const& row : found != nullptr ? rows_of(*found) : std::vector<std::vector<std::string>>()) {
    if (row.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), row.begin())) return row;
  }
  return {};
}

std::optional<Book> budget_of(std::string const& record, std::string const& language = "en") {
  base::Diagnostics diagnostics;
  auto book = shipped_workbook(parsed(record), language, diagnostics);
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  return book;
}

std::optional<Book> claim_form_of(xml::Document const& record, std::string const& language = "en") {
  base::Diagnostics diagnostics;
  auto book = shipped_workbook(record, language, diagnostics, "payment-claim.workbook.xml");
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  return book;
}

class Sheets : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Languages, Sheets, testing::Values("fi", "sv", "en"),
                         [](auto const& parameter) { return parameter.param; });

TEST_P(Sheets, name_no_person) {
  for (char const* const name : samples) {
    auto const record = sample(name);
    std::string everything;
    for (char const* const layout : {"budget.workbook.xml", "payment-claim.workbook.xml"}) {
      base::Diagnostics diagnostics;
      auto const book = shipped_workbook(record, GetParam(), diagnostics, layout);
      ASSERT_TRUE(book) << name;
      for (Sheet const& sheet : book->sheets) {
        for (auto const& row : rows_of(sheet)) {
          for (std::string const& text : row) everything += text + "\n";
        }
      }
    }
    for (auto const& found : record.root().select_nodes("//person/full-name | //training/signatory/@name")) {
      std::string const person = found.attribute() ? found.attribute().value() : found.node().child_value();
      EXPECT_EQ(everything.find(person), std::string::npos) << name << ": " << person;
    }
  }
}

TEST_P(Sheets, show_the_numbers_of_the_figures) {
  for (char const* const name : samples) {
    base::Diagnostics diagnostics;
    auto const record = sample(name);
    auto const book = shipped_workbook(record, GetParam(), diagnostics);
    auto const figures = figures::compute(record, diagnostics, {{}, test::shipped_indicators()});
    ASSERT_TRUE(book && figures) << name;
    auto const total_of = [&](char const* id) {
      Sheet const* const sheet = sheet_of(*book, id);
      return sheet == nullptr ? std::vector<std::string>() : rows_of(*sheet).back();
    };
    base::Cents ledger;
    for (auto const& entry : record.root().child("ledger").children("entry")) {
      ledger += base::Cents::parse(entry.attribute("amount").value()).value();
    }
    EXPECT_THAT(total_of("ledger"), Contains(ledger.to_decimal())) << name;
    if (!figures->trainings.empty()) {
      EXPECT_EQ(total_of("training").at(6), std::to_string(figures->learners.enrolled)) << name;
      EXPECT_EQ(total_of("training").at(9), std::to_string(figures->learners.certificates)) << name;
    }
    Sheet const* const claims = sheet_of(*book, "claims");
    ASSERT_EQ(claims != nullptr, !figures->claims.chain.empty()) << name;
    for (figures::Claim const& claim : figures->claims.chain) {
      auto const row = row_with(book, "claims", {std::to_string(claim.number)});
      ASSERT_EQ(row.size(), 12U) << name;
      EXPECT_EQ(row[5], claim.total.claimed.period.to_decimal());
      EXPECT_EQ(row[7], claim.total.claimed.cumulative().to_decimal());
      EXPECT_EQ(row[10], claim.total.ledger.amount.to_decimal());
    }
  }
}

TEST(Sheets, of_what_is_not_there_are_left_out_with_their_links) {
  auto const book = budget_of(bare_record());
  EXPECT_THAT(sheet_ids(book), ElementsAre("cover", "budget", "years", "funding", "ledger", "checks", "reconciliation",
                                           "charts", "notes"));
  std::set<std::uint32_t> links;
  for (Row const& row : book->sheets.front().rows) {
    for (Cell const& cell : row.cells) {
      if (cell.link != 0) links.insert(cell.link);
    }
  }
  EXPECT_EQ(links.size(), book->sheets.size() - 1);
}

TEST(Sheets, of_everything_there_is) {
  EXPECT_THAT(sheet_ids(budget_of(unit_cost_record())),
              ElementsAre("cover", "budget", "years", "funding", "claims", "claim-costs", "ledger", "personnel",
                          "training", "corrections", "checks", "reconciliation", "charts", "notes"));
}

TEST(LedgerSheet, has_nothing_above_its_entries_that_depends_on_them) {
  auto const book = budget_of(unit_cost_record());
  Sheet const* const ledger = book ? sheet_of(*book, "ledger") : nullptr;
  ASSERT_TRUE(ledger != nullptr && !ledger->tables.empty());
  for (std::uint32_t row = 0; row < ledger->tables.front().body_first; ++row) {
    for (Cell const& cell : ledger->rows[row].cells) EXPECT_EQ(cell.formula, "");
  }
}

TEST(LedgerSheet, tells_the_claim_and_takes_back_the_hours_of_a_reversed_salary) {
  auto const book = budget_of(unit_cost_record());
  auto const reversed = row_with(book, "ledger", {"3"});
  ASSERT_EQ(reversed.size(), 16U);
  EXPECT_EQ(reversed[2], "2");
  EXPECT_EQ(reversed[11], "-1");
  EXPECT_EQ(row_with(book, "ledger", {"5"})[2], "1");  // By its name, not by its day.
  EXPECT_EQ(row_with(book, "ledger", {"6"})[2], "");   // Before every period.
  EXPECT_EQ(row_with(book, "ledger", {"2"})[6], "352.89");
}

TEST(ClaimCostsSheet, gives_a_period_the_flat_rate_that_earlier_ones_did_not_have) {
  auto const book = budget_of(unit_cost_record());
  Sheet const* const sheet = book ? sheet_of(*book, "claim-costs") : nullptr;
  ASSERT_TRUE(sheet != nullptr);
  std::vector<std::string> flat;  // Of party A, claim by claim: 40 % of 3534.29, then of 3851.90.
  bool is_flat = false;
  for (auto const& row : rows_of(*sheet)) {
    if (!row[1].empty() && row[1] != "A" && row[1] != "B") is_flat = row[1] == "Flat";
    if (is_flat && row[1] == "A") flat.push_back(row[8] + " " + row[9]);
  }
  EXPECT_THAT(flat, ElementsAre("1413.72 1413.72", "127.04 1540.76", "0.00 1540.76"));
}

TEST(PersonnelSheet, has_hourly_rates_by_1720_hours_and_hours_by_year) {
  auto const book = budget_of(unit_cost_record());
  auto const manager = row_with(book, "personnel", {"Manager", "A"});
  ASSERT_EQ(manager.size(), 16U);
  EXPECT_EQ(manager[4], "0.6000");
  EXPECT_EQ(manager[7], "35.29");
  EXPECT_EQ(manager[9], "3851.90");
  EXPECT_EQ(row_with(book, "personnel", {"Manager", "1"})[9], "110.15");
  EXPECT_EQ(row_with(book, "personnel", {"Manager", "2"})[9], "-1");
  EXPECT_EQ(row_with(book, "personnel", {"Manager", "2"})[4], "1032");
}

TEST(CorrectionsSheet, has_entries_that_correct_and_costs_that_were_not_accepted) {
  auto const book = budget_of(unit_cost_record());
  EXPECT_EQ(row_with(book, "corrections", {"3"})[7], "-35.29");
  EXPECT_EQ(row_with(book, "corrections", {"1"})[9], "34.29");
}

TEST(BudgetSheet, pays_the_parts_of_a_lump_sum_that_were_achieved) {
  auto const book = budget_of(lump_sum_record());
  EXPECT_EQ(row_with(book, "budget", {"", "A"})[3], "400.00");
  EXPECT_EQ(row_with(book, "budget", {"", "B"})[3], "300.00");
}

TEST(ReconciliationSheet, compares_record_workbook_and_report) {
  for (char const* const name : samples) {
    base::Diagnostics diagnostics;
    auto const book = shipped_workbook(sample(name), "en", diagnostics);
    ASSERT_TRUE(book) << name;
    auto const planned = row_with(book, "reconciliation", {"Planned costs, total"});
    ASSERT_EQ(planned.size(), 7U);
    EXPECT_EQ(planned[1], planned[2]);
    EXPECT_EQ(planned[2], planned[3]);
    auto const all = row_with(book, "reconciliation", {"All figures"});
    EXPECT_EQ(all, (std::vector<std::string>{"All figures", "", "", "", "0.00", "0.00", "agrees"})) << name;
  }
}

TEST(PaymentClaimForm, is_about_the_last_claim_and_its_entries) {
  auto const book = claim_form_of(parsed(unit_cost_record()));
  EXPECT_THAT(sheet_ids(book), ElementsAre("claim", "funding", "entries", "signatures"));
  EXPECT_EQ(row_with(book, "entries", {"4"}).at(8), "1000.01");
  EXPECT_THAT(row_with(book, "entries", {"2"}), IsEmpty());
  auto const total = row_with(book, "claim", {"", "Total"});
  ASSERT_EQ(total.size(), 11U);
  EXPECT_EQ(total[3], "1481.68");  // This period.
  EXPECT_EQ(total[4], "4056.10");  // Previous.
  EXPECT_EQ(total[5], "5537.78");  // Cumulative.
}

TEST(PaymentClaimForm, works_out_the_support_to_be_paid) {
  base::Diagnostics diagnostics;
  auto const record = sample("circular-skills.xml");
  auto const figures = figures::compute(record, diagnostics, {{}, test::shipped_indicators()});
  ASSERT_TRUE(figures);
  figures::Claim const& last = figures->claims.chain.back();
  std::string const expected = (last.support - last.advance_deducted).to_decimal();
  auto const book = claim_form_of(record);
  EXPECT_EQ(row_with(book, "funding", {"= Support payable"}).at(1), expected);
  EXPECT_EQ(row_with(book, "claim", {"", "Support to be paid"}).at(2), expected);
  EXPECT_EQ(row_with(book, "signatures", {"Support to be paid"}).at(1), expected);
}

TEST(PaymentClaimForm, says_whose_funding_a_line_is) {
  auto const book = claim_form_of(sample("digipoint.xml"));
  EXPECT_EQ(row_with(book, "funding", {"Turku"}).at(1), "127116.00");
  EXPECT_EQ(row_with(book, "funding", {"Turku, from Häme ELY Centre"}).at(1), "258084.00");
}

}  // namespace
}  // namespace closeout::workbook
