// The tables of a workbook as comma-separated values: RFC 4180, exact texts, numbers for programs or for people.

#include "workbook/csv_tables.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::IsEmpty;

Cell cell(std::uint32_t column, Value value, Format format = Format::Text) {
  Cell result;
  result.column = column;
  result.look = static_cast<std::uint32_t>(format);
  result.value = std::move(value);
  return result;
}

/// Looks whose index is their format.
std::vector<Look> looks_of_formats() {
  std::vector<Look> looks(8);
  for (std::size_t at = 0; at < looks.size(); ++at) looks[at].format = static_cast<Format>(at);
  return looks;
}

std::string line_of(std::vector<Cell> const& cells, CsvOptions const& options = {},
                    std::string const& language = "en") {
  locale::Formatter const formatter(language, catalogues());
  base::StringSink sink;
  CsvWriter writer(options, formatter, sink);
  writer.header(std::vector<std::string>(cells.size(), "h"));
  std::size_t const end_of_header = sink.text.find("\r\n") + 2;
  writer.row(cells, looks_of_formats());
  return sink.text.substr(end_of_header);
}

std::string line_of(std::string const& text, CsvOptions const& options = {}, std::string const& language = "en") {
  return line_of({cell(0, text)}, options, language);
}

TEST(Csv, quotes_only_what_would_not_come_back) {
  EXPECT_EQ(line_of("plain; text"), "plain; text\r\n");
  EXPECT_EQ(line_of("a, b"), "\"a, b\"\r\n");
  EXPECT_EQ(line_of("say \"yes\""), "\"say \"\"yes\"\"\"\r\n");
  EXPECT_EQ(line_of("two\r\nlines"), "\"two\r\nlines\"\r\n");
  EXPECT_EQ(line_of(" blank"), "\" blank\"\r\n");
  EXPECT_EQ(line_of("مرحبا 👩‍🎓"), "مرحبا 👩‍🎓\r\n");
}

TEST(Csv, gives_programs_points_and_iso_dates) {
  std::vector<Cell> const cells{cell(0, Decimal{"-1234567.50"}, Format::Amount),
                                cell(1, Decimal{"0.9854"}, Format::Percent), cell(2, Decimal{"44561"}, Format::Date),
                                cell(3, Value{}, Format::Amount)};
  EXPECT_EQ(line_of(cells, {}, "fi"), "-1234567.50,0.9854,2021-12-31,\r\n");
}

TEST(Csv, gives_people_the_signs_of_their_language) {
  std::vector<Cell> const cells{cell(0, Decimal{"-1234567.50"}, Format::Amount),
                                cell(1, Decimal{"44561"}, Format::Date), cell(2, std::string("a;b"))};
  CsvOptions const local{.is_in_language = true};
  EXPECT_EQ(line_of(cells, local, "fi"), "-1234567,50;31.12.2021;\"a;b\"\r\n");
  EXPECT_EQ(line_of(cells, local, "en"), "-1234567.50,2021-12-31,a;b\r\n");
}

TEST(Csv, keeps_texts_exact_unless_a_guard_is_asked_for) {
  for (std::string const text : {"=1+1", "+358 40", "-5 %", "@SUM(A1)"}) {
    EXPECT_EQ(line_of(text), text + "\r\n");
    EXPECT_EQ(line_of(text, {.guards_formulas = true}), "'" + text + "\r\n");
  }
  EXPECT_EQ(line_of({cell(0, Decimal{"-5.00"}, Format::Amount)}, {.guards_formulas = true}), "-5.00\r\n");
}

TEST(Csv, begins_with_a_byte_order_mark_on_request) {
  locale::Formatter const formatter("en", catalogues());
  base::StringSink sink;
  CsvWriter(CsvOptions{.has_byte_order_mark = true}, formatter, sink).header({"Name", "Amount, EUR"});
  EXPECT_EQ(sink.text, "\xEF\xBB\xBFName,\"Amount, EUR\"\r\n");
}

/// Files by name that a declaration's tables give.
std::map<std::string, std::string> tables_of(std::string const& rows, std::string const& record, Limits limits = {}) {
  base::Diagnostics diagnostics;
  auto const source = parsed(declaration_text(sheet_text(rows)));
  auto const declaration = Declaration::compile(source, diagnostics);
  auto const record_tree = parsed(record, "record.xml"), figures = parsed("<figures/>", "figures.xml");
  auto const checks = parsed("<checks/>", "checks.xml");
  locale::Formatter const formatter("en", catalogues());
  std::map<std::string, base::StringSink> sinks;
  CsvTables tables({}, formatter, [&sinks](std::string const& file) { return &sinks[file]; });
  Input input{record_tree, figures, checks, formatter, fonts()};
  input.limits = limits;
  input.tables = &tables;
  EXPECT_TRUE(declaration && build(*declaration, input, scratch_folder() / "book.xlsx", diagnostics));
  EXPECT_THAT(findings(diagnostics), IsEmpty());
  tables.finish();
  std::map<std::string, std::string> texts;
  for (auto const& [file, sink] : sinks) texts[file] = sink.text;
  return texts;
}

std::string const ledger_rows =
    "<row><cell value=\"'above'\"/></row><block name='l'>"
    "<row role='header'><cell value=\"'Group'\"/></row>"
    "<row role='header'><cell value=\"'Id'\"/><cell value=\"'Amount'\"/></row>"
    "<t:for-each select='$record/ledger/entry'><row><cell value='string(@id)'/>"
    "<cell style='amount' value='string(@amount)'/></row></t:for-each>"
    "<row role='if-empty'><cell value=\"'none'\"/><cell/></row>"
    "<row role='total'><cell value=\"'Total'\"/><cell style='amount' formula='SUM([l.b])' total='b'/></row></block>";

TEST(CsvTables, hold_the_rows_of_a_table_under_its_last_header) {
  std::string const record =
      "<project><ledger><entry id='a' amount='1.10'/><entry id='b' amount='-2.00'/></ledger></project>";
  std::map<std::string, std::string> const expected{{"s-l.csv", "Id,Amount\r\na,1.10\r\nb,-2.00\r\n"}};
  EXPECT_EQ(tables_of(ledger_rows, record), expected);
}

TEST(CsvTables, are_the_same_when_the_workbook_keeps_no_rows) {
  std::string record = "<project><ledger>";
  for (int number = 1; number <= 50; ++number) record += "<entry id='" + std::to_string(number) + "' amount='1.00'/>";
  record += "</ledger></project>";
  auto const kept = tables_of(ledger_rows, record);
  EXPECT_EQ(tables_of(ledger_rows, record, {.most_entries_held = 0, .most_rows = 40}), kept);
  EXPECT_EQ(std::ranges::count(kept.at("s-l.csv"), '\n'), 51);
}

TEST(CsvTables, without_rows_are_a_header_alone) {
  std::map<std::string, std::string> const expected{{"s-l.csv", "Id,Amount\r\n"}};
  EXPECT_EQ(tables_of(ledger_rows, "<project><ledger/></project>"), expected);
}

}  // namespace
}  // namespace closeout::workbook
