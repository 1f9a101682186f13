// Many entries: written row by row, over as many sheets as it takes, with the cells a workbook held in memory has.

#include <sstream>

#include "workbook/package.hpp"
#include "workbook/small_records.hpp"
#include "workbook/workbook_fixture.hpp"
#include "workbook/written_cells.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

void make_entry(pugi::xml_node entry, std::uint64_t number) {
  entry.append_attribute("id").set_value(("e" + std::to_string(number)).c_str());
  entry.append_attribute("party").set_value(number % 3 == 0 ? "b" : "a");
  entry.append_attribute("amount").set_value((std::to_string(number) + ".10").c_str());
}

/// Entries that are made as they are asked for; each is gone when the next one comes.
class MadeEntries final : public EntryFeed {
 public:
  explicit MadeEntries(std::uint64_t count) : count_(count) {}
  pugi::xml_node next() override {
    entry_.reset();
    if (made_ == count_) return {};
    pugi::xml_node const entry = entry_.append_child("entry");
    make_entry(entry, ++made_);
    return entry;
  }

 private:
  std::uint64_t count_, made_ = 0;
  pugi::xml_document entry_;
};

std::string record_with(std::uint64_t entries) {
  std::string const parties =
      "<parties><party id='a'><name>Ä</name></party><party id='b'><name>B</name></party></parties>";
  pugi::xml_document ledger;
  pugi::xml_node root = ledger.append_child("ledger");
  for (std::uint64_t number = 1; number <= entries; ++number) make_entry(root.append_child("entry"), number);
  std::ostringstream text;
  ledger.print(text, "", pugi::format_raw | pugi::format_no_declaration);
  return "<project>" + parties + text.str() + "</project>";
}

std::string sheet(std::string const& id, std::string const& name, std::string const& rows) {
  return "<sheet id='" + id + "' name='" + name +
         "'><columns><column name='id'/><column name='amount' style='amount'/>"
         "<column name='twice' style='amount'/><column name='party'/></columns>" +
         rows + "</sheet>";
}

std::string ledger_rows(std::string const& loop) {
  return "<row><cell value=\"'before'\"/></row><block name='l'>"
         "<row role='header'><cell value=\"'Id'\"/><cell style='text' value=\"'Amount'\"/></row>"
         "<t:for-each select=\"" +
         loop +
         "\"><t:variable name='entry' select='.'/>"
         "<t:variable name='party' by='@party' text='$record/parties/party[@id = $entry/@party]/name'/>"
         "<row><cell value='string(@id)'/><cell value='string(@amount)'/>"
         "<cell formula='[@amount]*1' value='string(@amount)'/><cell value='$party'/></row></t:for-each>"
         "<row role='if-empty'><cell value=\"'none'\"/><cell/><cell/><cell/></row>"
         "<row role='total'><cell value=\"concat('part ', $part)\"/><cell formula='SUM([l.amount])' "
         "total='amount'/></row>"
         "<t:if test='$part &gt; 1 and $is-last-part'><row role='total'><cell value=\"'all'\"/>"
         "<cell formula='SUM([ledger!l.amount])' grand-total='amount'/></row></t:if></block>";
}

std::string const summary = sheet(
    "summary", "workbook.sheet.budget",
    "<row><cell/><cell formula='SUMIFS([ledger!l.amount],[ledger!l.party],&quot;B&quot;)' value=\"'0.00'\"/></row>");

std::string declared(std::string const& loop = "$record/ledger/entry") {
  return "<styles><style name='text' format='text'/><style name='amount' format='amount'/></styles>" + summary +
         sheet("ledger", "workbook.sheet.ledger", ledger_rows(loop));
}

struct Built {
  std::vector<WrittenSheet> sheets;
  std::vector<std::string> findings;
  Package parts;
};

class Streams : public testing::Test {
 protected:
  Built build_from(std::string const& record, EntrySource const* entries, Limits limits, std::string const& body,
                   std::string const& found = "<checks/>") {
    base::Diagnostics diagnostics;
    auto const declaration = Declaration::compile(
        parsed("<workbook xmlns='urn:closeout:workbook:1' xmlns:t='urn:closeout:template:1'>" + body + "</workbook>"),
        diagnostics);
    if (!declaration) return {{}, findings(diagnostics), {}};
    auto const file = folder_ / ("book" + std::to_string(++built_) + ".xlsx");
    locale::Formatter const formatter("en", catalogues());
    auto const frame = parsed(record, "record.xml");
    auto const figures = parsed("<figures/>", "figures.xml");
    auto const checks = parsed(found, "checks.xml");
    Input const input{frame, figures, checks, formatter, fonts(), entries, {}, limits};
    bool const is_built = build(*declaration, input, file, diagnostics);
    if (!is_built) return {{}, findings(diagnostics), {}};
    return {written_sheets(file), findings(diagnostics), read_package(file)};
  }

  Built held(std::uint64_t entries, std::string const& body = declared()) {
    return build_from(record_with(entries), nullptr, {}, body);
  }
  Built streamed(std::uint64_t entries, std::uint32_t most_rows = 1'048'576, std::string const& body = declared(),
                 std::string const& found = "<checks/>") {
    EntrySource const source{entries, [entries] { return std::make_unique<MadeEntries>(entries); }};
    return build_from(record_with(0), &source, {0, most_rows}, body, found);
  }

  std::filesystem::path folder_ = scratch_folder();
  int built_ = 0;
};

TEST_F(Streams, give_the_cells_of_a_workbook_held_in_memory) {
  Built const kept = held(50), written = streamed(50);
  EXPECT_THAT(kept.findings, IsEmpty());
  EXPECT_THAT(written.findings, IsEmpty());
  ASSERT_EQ(kept.sheets.size(), 2U);
  ASSERT_EQ(written.sheets.size(), 2U);
  for (std::size_t at = 0; at < 2; ++at) {
    EXPECT_EQ(kept.sheets[at].name, written.sheets[at].name);
    EXPECT_EQ(kept.sheets[at].cells, written.sheets[at].cells);
  }
  EXPECT_EQ(written.sheets[1].cells.at("B53"), "SUM(B3:B52) -> 1280");
  EXPECT_EQ(written.sheets[1].cells.at("D5"), "B");
}

/// Not every row is measured: numbers with and without a sign or a point, days of one digit and two.
TEST_F(Streams, have_columns_as_wide_as_those_of_a_workbook_held_in_memory) {
  std::string const body =
      "<styles><style name='amount' format='amount'/><style name='number' format='number'/><style name='date' "
      "format='date'/></styles><sheet id='s' name='workbook.sheet.ledger'><columns><column name='a' style='amount'/>"
      "<column name='n' style='number'/><column name='d' style='date'/></columns>"
      "<t:for-each select='$record/ledger/entry'><row>"
      "<cell value=\"concat(substring('-', 2 - floor(@amount) mod 2), (60 - floor(@amount)) * 1777, '.00')\"/>"
      "<cell value='(number(@id = &quot;e9&quot;) - 0.5) * floor(@amount) * 1000'/>"
      "<cell value=\"concat('2020-', substring(100 + 1 + floor(@amount div 4) mod 12, 2), '-', substring(101 + "
      "(floor(@amount) * 11) mod 28, 2))\"/></row></t:for-each></sheet>";
  Built const kept = held(50, body), written = streamed(50, 1000, body);
  EXPECT_THAT(kept.findings, IsEmpty());
  EXPECT_THAT(written.findings, IsEmpty());
  ASSERT_EQ(kept.sheets.size(), 1U);
  ASSERT_EQ(written.sheets.size(), 1U);
  EXPECT_EQ(kept.sheets[0].cells, written.sheets[0].cells);
  EXPECT_EQ(kept.sheets[0].widths, written.sheets[0].widths);
  EXPECT_EQ(kept.sheets[0].widths.size(), 3U);
}

TEST_F(Streams, go_on_on_another_sheet_where_one_is_full) {
  Built const written = streamed(50, 40);
  EXPECT_THAT(written.findings, IsEmpty());
  ASSERT_EQ(written.sheets.size(), 4U);
  EXPECT_EQ(written.sheets[1].name, "Ledger");
  EXPECT_EQ(written.sheets[2].name, "Ledger (2)");
  // 24 rows each: 16 are kept for what stands below, 2 stand above.
  EXPECT_EQ(written.sheets[1].cells.at("A24"), "e22");
  EXPECT_EQ(written.sheets[1].cells.at("B25"), "SUM(B3:B24) -> 255.2");
  EXPECT_EQ(written.sheets[2].cells.at("A2"), "Id");
  EXPECT_EQ(written.sheets[2].cells.at("A3"), "e23");
  EXPECT_EQ(written.sheets[3].cells.at("A3"), "e45");
  EXPECT_EQ(written.sheets[3].cells.at("A9"), "part 3");
  EXPECT_EQ(written.sheets[3].cells.at("B10"), "(SUM('Ledger'!B3:B24)+SUM('Ledger (2)'!B3:B24)+SUM(B3:B8)) -> 1280");
  EXPECT_THAT(written.sheets[0].cells.at("B1"),
              testing::StartsWith("(SUMIFS('Ledger'!B3:B24,'Ledger'!D3:D24,\"B\")+SUMIFS('Ledger (2)'!B3:"));
}

TEST_F(Streams, keep_only_the_entries_of_a_condition) {
  Built const written = streamed(9, 1000, declared("$record/ledger/entry[@party = 'b']"));
  EXPECT_THAT(written.findings, IsEmpty());
  ASSERT_EQ(written.sheets.size(), 2U);
  EXPECT_EQ(written.sheets[1].cells.at("A3"), "e3");
  EXPECT_EQ(written.sheets[1].cells.at("A5"), "e9");
  EXPECT_EQ(written.sheets[1].cells.at("B6"), "SUM(B3:B5) -> 18.3");
}

TEST_F(Streams, make_the_row_for_none_where_no_entry_keeps_the_condition) {
  Built const written = streamed(9, 1000, declared("$record/ledger/entry[@party = 'c']"));
  EXPECT_THAT(written.findings, IsEmpty());
  ASSERT_EQ(written.sheets.size(), 2U);
  EXPECT_EQ(written.sheets[1].cells.at("A3"), "none");
}

TEST_F(Streams, may_speak_of_cells_before_them_only) {
  std::string const body =
      "<styles><style name='text' format='text'/><style name='amount' format='amount'/></styles>" +
      sheet("ledger", "workbook.sheet.ledger",
            "<block name='l'><t:for-each select='$record/ledger/entry'><row><cell formula='[summary!sum]'/></row>"
            "</t:for-each></block>") +
      sheet("summary", "workbook.sheet.budget", "<row><cell name='sum' value=\"'1'\"/></row>");
  EXPECT_THAT(held(3, body).findings, IsEmpty());
  EXPECT_THAT(streamed(3, 1000, body).findings,
              ElementsAre("1:427 [workbook-reference] [summary!sum]: the workbook has no sheet \"summary\""));
}

/// The library takes a range above the last row written for one beyond the sheet.
TEST_F(Streams, may_have_rows_below_a_table_with_a_filter) {
  std::string const body =
      declared() + sheet("other", "workbook.sheet.funding",
                         "<block name='b' filter='yes'><row role='header'><cell value=\"'Id'\"/></row>"
                         "<row><cell value=\"'x'\"/></row><row role='total'><cell value=\"'sum'\"/></row></block>"
                         "<row/><row><cell value=\"'below'\"/></row>");
  Built const built = streamed(3, 1000, body);
  EXPECT_THAT(built.findings, IsEmpty());
  EXPECT_THAT(built.parts.at("xl/worksheets/sheet3.xml"), testing::HasSubstr("<autoFilter ref=\"A1:D2\"/>"));
}

TEST_F(Streams, stop_at_the_first_entry_with_an_error) {
  std::string const body =
      declared() +
      sheet("bad", "workbook.sheet.years",
            "<block name='b'><t:for-each select='$record/ledger/entry'><row><cell/><cell value='string(@id)'/></row>"
            "</t:for-each></block>");
  Built const written = streamed(50, 1000, body);
  EXPECT_TRUE(written.sheets.empty());
  EXPECT_EQ(written.findings.size(), 1U);
}

std::string findings_about(std::uint64_t first, std::uint64_t last) {
  std::string found = "<checks><rule id='r'>";
  for (std::uint64_t entry = first; entry <= last; ++entry) {
    found += "<finding location='/project/ledger[1]/entry[" + std::to_string(entry) +
             "]/@amount' file='/data/l.csv' line='9' column='2'><message xml:lang='en'>Odd</message></finding>";
  }
  return found + "</rule></checks>";
}

std::string rows_with_findings(std::string const& loop) {
  return "<styles><style name='amount' format='amount'/></styles>" +
         sheet("ledger", "workbook.sheet.ledger",
               "<row><cell link='ledger' value=\"'top'\"/></row><block name='l'><t:for-each select=\"" + loop +
                   "\"><row findings='.'><cell value='string(@id)' link='ledger'/></row></t:for-each></block>");
}

TEST_F(Streams, tell_findings_at_the_row_of_their_entry) {
  Built const all = streamed(9, 1000, rows_with_findings("$record/ledger/entry"), findings_about(6, 6));
  EXPECT_THAT(all.findings, IsEmpty());
  EXPECT_THAT(all.parts.at("xl/comments1.xml"), testing::HasSubstr("<comment ref=\"A7\""));
  EXPECT_THAT(all.parts.at("xl/comments1.xml"), testing::HasSubstr("r · l.csv:9:2"));
  Built const some = streamed(9, 1000, rows_with_findings("$record/ledger/entry[@party = 'b']"), findings_about(6, 7));
  EXPECT_THAT(some.parts.at("xl/comments1.xml"), testing::HasSubstr("<comment ref=\"A3\""));
  EXPECT_EQ(some.parts.at("xl/comments1.xml").find("<comment ref=\"A4\""), std::string::npos);
}

TEST_F(Streams, tell_a_thousand_findings_and_no_more) {
  Built const written = streamed(1200, 10'000, rows_with_findings("$record/ledger/entry"), findings_about(1, 1200));
  EXPECT_THAT(written.findings, IsEmpty());
  std::string const& comments = written.parts.at("xl/comments1.xml");
  EXPECT_THAT(comments, testing::HasSubstr("<comment ref=\"A1001\""));
  EXPECT_EQ(comments.find("<comment ref=\"A1002\""), std::string::npos);
}

TEST_F(Streams, have_no_links_in_the_rows_of_entries) {
  Built const written = streamed(9, 1000, rows_with_findings("$record/ledger/entry"));
  std::string const& sheet = written.parts.at("xl/worksheets/sheet1.xml");
  EXPECT_THAT(sheet, testing::HasSubstr("<hyperlink ref=\"A1\""));
  EXPECT_EQ(sheet.find("<hyperlink ref=\"A2\""), std::string::npos);
}

/// By sheet and address, without formulas: tables have names of their own in them, and there are none where rows
/// stream.
std::map<std::string, std::string> values_of(std::filesystem::path const& file) {
  std::map<std::string, std::string> values;
  for (WrittenSheet const& sheet : written_sheets(file)) {
    for (auto const& [address, cell] : sheet.cells) {
      std::size_t const arrow = cell.find(" -> ");
      values[sheet.name + "!" + address] = arrow == std::string::npos ? cell : cell.substr(arrow + 4);
    }
  }
  return values;
}

TEST(BudgetWorkbook, has_the_same_values_whether_its_ledger_streams_or_not) {
  auto const folder = scratch_folder();
  for (char const* const name : {"digitizer-training.xml", "digipoint.xml", "circular-skills.xml"}) {
    base::Diagnostics diagnostics;
    auto const record = sample(name);
    ASSERT_TRUE(build_shipped(record, {}, folder / "held.xlsx", diagnostics)) << findings(diagnostics)[0];
    ASSERT_TRUE(build_shipped(record, {0}, folder / "streamed.xlsx", diagnostics)) << findings(diagnostics)[0];
    EXPECT_EQ(values_of(folder / "held.xlsx"), values_of(folder / "streamed.xlsx")) << name;
  }
}

TEST(BudgetWorkbook, adds_up_over_a_ledger_of_several_sheets) {
  base::Diagnostics diagnostics;
  auto const file = scratch_folder() / "long.xlsx";
  ASSERT_TRUE(build_shipped(parsed(long_unit_cost_record()), {0, 500}, file, diagnostics)) << findings(diagnostics)[0];
  std::vector<std::string> names;
  std::string cost_due;
  for (WrittenSheet const& sheet : written_sheets(file)) {
    names.push_back(sheet.name);
    for (auto const& [address, cell] : sheet.cells) {
      if (sheet.name == "Personnel" && cell.find("SUMPRODUCT((") != std::string::npos) cost_due = cell;
    }
  }
  EXPECT_THAT(names, testing::IsSupersetOf({"Ledger", "Ledger (2)"}));
  EXPECT_THAT(cost_due, testing::MatchesRegex(".*SUMPRODUCT\\(\\('Ledger'.*ROUND\\(.*'Ledger'![A-Z0-9:]+,2\\)\\)"
                                              "\\+SUMPRODUCT\\(\\('Ledger \\(2\\)'.*ROUND\\(.*'Ledger \\(2\\)'.*"));
}

TEST(BudgetWorkbook, works_out_the_claim_of_each_streamed_entry_from_its_own_days) {
  base::Diagnostics diagnostics;
  auto const file = scratch_folder() / "claims.xlsx";
  ASSERT_TRUE(build_shipped(parsed(long_unit_cost_record()), {0, 500}, file, diagnostics));
  std::size_t formulas = 0;
  for (WrittenSheet const& sheet : written_sheets(file)) {
    if (!sheet.name.starts_with("Ledger")) continue;
    for (auto const& [address, cell] : sheet.cells) {
      if (!address.starts_with("C") || !cell.starts_with("IF(COUNTIFS(")) continue;
      EXPECT_NE(cell.find("&N(J" + address.substr(1) + ")"), std::string::npos) << address << ": " << cell;
      EXPECT_NE(cell.find("&N(B" + address.substr(1) + ")"), std::string::npos) << address << ": " << cell;
      ++formulas;
    }
  }
  // All but the one entry that names its claim.
  EXPECT_EQ(formulas, 905U);
}

TEST(EntriesInTheRecord, are_needed_for_all_but_loops_that_stand_alone) {
  auto const needed = [](std::string const& rows) {
    base::Diagnostics diagnostics;
    auto const declaration = Declaration::compile(parsed(declaration_text(sheet_text(rows))), diagnostics);
    EXPECT_THAT(findings(diagnostics), IsEmpty());
    return declaration && declaration->needs_rows_in_record();
  };
  std::string const loop =
      "<t:for-each select=\"$record/ledger/entry\"><row><cell value=\"string(@id)\"/></row></t:for-each>";
  EXPECT_FALSE(needed(loop));
  EXPECT_FALSE(needed("<t:for-each select=\" $record/ledger/entry[@a = ']'] \"><row/></t:for-each>"));
  EXPECT_FALSE(needed("<row><cell message=\"workbook.sheet.ledger\"/></row>"));
  EXPECT_TRUE(needed("<row><cell value=\"string($record/ledger)\"/></row>"));
  EXPECT_TRUE(needed("<row><cell value=\"count($record/participants/participant)\"/></row>"));
  EXPECT_TRUE(needed(loop + loop));
  EXPECT_TRUE(needed("<t:for-each select=\"$record/parties/party\">" + loop + "</t:for-each>"));
  EXPECT_TRUE(needed("<t:for-each select=\"$record/ledger/entry[1]\"><row/></t:for-each>"));
  EXPECT_TRUE(
      needed("<t:for-each select=\"$record/ledger/entry\"><row><cell value=\"string(../@a)\"/></row></t:for-each>"));
  EXPECT_TRUE(needed("<row><cell sum=\"$record/ledger/entry/@amount\" style=\"amount\"/></row>"));
  EXPECT_TRUE(needed("<t:if test=\"not($record/ledger/entry)\"><row/></t:if>"));
  EXPECT_TRUE(needed("<row><cell name=\"n.{count($record//entry)}\"/></row>"));
}

}  // namespace
}  // namespace closeout::workbook
