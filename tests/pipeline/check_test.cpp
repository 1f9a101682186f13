// Reading and checking a record whose rows stream by: the same findings as over the whole, wherever rows are written.

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <fstream>

#include "figures/figures.hpp"
#include "pipeline.hpp"
#include "record/rows.hpp"

namespace closeout::pipeline {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

fs::path const source_folder = CLOSEOUT_SOURCE_DIR;

Resources resources() {
  return {source_folder / "schemas", source_folder / "templates"};
}

std::string text_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string small_project() {
  return text_of(source_folder / "tests" / "rules" / "small_project.xml");
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  std::size_t const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::vector<std::string> lines_of(base::Diagnostics const& diagnostics) {
  std::vector<std::string> lines;
  for (auto const& it : diagnostics.all()) {
    base::Position const at = it.place.is_known() ? it.place.position() : base::Position{0, 0};
    std::string const file = it.place.is_known() ? fs::path(it.place.file->name()).filename().string() : "";
    lines.push_back(file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " + it.code + " " +
                    it.message);
  }
  return lines;
}

class Check : public testing::Test {
 protected:
  fs::path write(std::string const& name, std::string const& text) const {
    fs::create_directories(folder_);
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  static std::vector<std::string> checked(fs::path const& record, unsigned threads = 2,
                                          std::vector<fs::path> rules = {}) {
    base::Diagnostics diagnostics;
    check(record, resources(), {std::move(rules), "en", threads}, diagnostics);
    return lines_of(diagnostics);
  }

  static std::vector<std::string> read_whole(fs::path const& record) {
    base::Diagnostics diagnostics;
    static_cast<void>(read_project(record, resources(), {}, diagnostics));
    return lines_of(diagnostics);
  }

  fs::path folder_ = fs::path(CLOSEOUT_SCRATCH_DIR) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST_F(Check, FindsNothingInWhatIsRight) {
  EXPECT_THAT(checked(write("record.xml", small_project())), ElementsAre());
}

TEST_F(Check, FindsWhatReadingTheWholeFinds) {
  std::string text = small_project();
  text = replaced(text, R"(<entry id="e-1" date="2023-06-30")", R"(<entry id="e-1" date="2022-06-30" nature="fine")");
  text = replaced(text, R"(left="2023-08-31")", R"(left="2022-08-31")");
  text = replaced(text, R"(claimed="4500.00")", R"(claimed="4500.01")");
  fs::path const record = write("record.xml", text);
  auto const whole = read_whole(record);
  EXPECT_GE(whole.size(), 4U);
  for (unsigned const threads : {1U, 2U, 7U}) EXPECT_EQ(checked(record, threads), whole) << threads;
}

/// Enough rows for several chunks.
std::string many_entries(std::size_t count) {
  std::string rows;
  for (std::size_t i = 0; i < count; ++i) {
    rows += "<entry id=\"x-" + std::to_string(i) +
            R"(" date="2023-06-30" party="amk" category="staff" voucher="1" amount="0.00" text=")" +
            std::string(900, 'x') + "\"/>\n";
  }
  return rows;
}

TEST_F(Check, KeysAndReferencesOfRowsAreThoseOfTheSchema) {
  std::string const rows = many_entries(3000);
  ASSERT_GT(rows.size(), 4 * record::chunk_size);
  std::string const bad =
      R"(<entry id="x-7" date="2023-06-30" party="amk" category="staff" voucher="1" amount="0.00"/>
    <entry id="y" date="2023-06-30" party="amc" category="staff" voucher="1" amount="0.00"/>
    <entry id="z" date="2023-06-30" party="amc" category="staff" voucher="1" amount="0.00"/>)";
  fs::path const record = write("record.xml", replaced(small_project(), "<ledger>", "<ledger>" + rows + bad));
  base::Diagnostics diagnostics;
  check(record, resources(), {{}, "en", 2}, diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].message, "there is no party \"amc\"");
  EXPECT_EQ(diagnostics.all()[0].hint, "did you mean \"amk\"?");
  EXPECT_THAT(diagnostics.all()[0].why, HasSubstr("constraint party-refers-to-a-party; also at "));
  EXPECT_EQ(diagnostics.all()[1].message, "entry \"x-7\" stands more than once");
  EXPECT_THAT(diagnostics.all()[1].why, HasSubstr("constraint ledger-entry-ids-differ; the first stands at "));
}

TEST_F(Check, MistakesOfFrameAndRowsAreToldInOneRun) {
  std::string text = replaced(small_project(), R"(code="S30001")", R"(codes="S30001")");
  text = replaced(text, R"(amount="10000.00" text)", R"(amount="10000,00" text)");
  auto const found = checked(write("record.xml", text));
  EXPECT_THAT(found, testing::Contains(HasSubstr("xsd-unknown-attribute")));
  EXPECT_THAT(found, testing::Contains(HasSubstr("xsd-type")));
}

TEST_F(Check, RuleOfTheUserMayCompareRows) {
  fs::path const rules = write("own.sch", R"xml(<schema xmlns="http://purl.oclc.org/dsdl/schematron" xml:lang="en">
    <pattern><rule context="/project/ledger/entry">
      <assert id="own" test="not(@voucher = preceding-sibling::*/@voucher)">twice</assert></rule></pattern>
  </schema>)xml");
  fs::path const record = write("record.xml", replaced(small_project(), R"(voucher="2")", R"(voucher="1")"));
  EXPECT_THAT(checked(record, 2, {rules}), ElementsAre(HasSubstr("own twice")));
}

std::string inside(std::string const& text, std::string const& element) {
  std::size_t const begin = text.find("<" + element + ">");
  std::size_t const end = text.find("</" + element + ">") + element.size() + 3;
  return text.substr(begin, end - begin);
}

std::string figures_of(fs::path const& record) {
  base::Diagnostics diagnostics;
  auto const project = read_project(record, resources(), {}, diagnostics);
  for (std::string const& line : lines_of(diagnostics)) ADD_FAILURE() << line;
  return project ? xml::serialize(project->figures_tree) : "";
}

TEST_F(Check, RowsMayStandInFilesOfTheirOwn) {
  std::string const text = small_project();
  std::string apart = text;
  for (std::string const element : {"participants", "ledger"}) {
    std::string const rows = inside(text, element);
    apart = replaced(apart, rows, "<" + element + " href=\"" + element + ".xml\"/>");
    write(element + ".xml", replaced(rows, "<" + element, "<" + element + " xmlns=\"urn:closeout:project:1\""));
  }
  fs::path const record = write("record.xml", apart);
  EXPECT_THAT(checked(record), ElementsAre());
  EXPECT_EQ(figures_of(record), figures_of(write("whole.xml", text)));
  write("ledger.xml", replaced(text_of(folder_ / "ledger.xml"), "amk", "amc"));
  EXPECT_THAT(checked(record), ElementsAre(HasSubstr("ledger.xml:2:46 xsd-dangling-reference")));
}

TEST_F(Check, LedgerMayBeATable) {
  std::string const text = small_project();
  std::string const rows = inside(text, "ledger");
  fs::path const record =
      write("record.xml", replaced(text, rows, R"(<ledger href="ledger.csv" mapping="ledger.xml"/>)"));
  write("ledger.csv", "Tosite;P\xE4iv\xE4;Kuka;Summa\n1;30.6.2023;AMK;10 000,00\n2;31.1.2024;Kaupunki;4 500,00\n");
  write("ledger.xml",
        R"(<mapping xmlns="urn:closeout:csv-mapping:1" encoding="windows-1252" decimal="comma" group="space"
      dates="d.m.yyyy"><column header="Tosite" target="@voucher"/><column header="Päivä" target="@date" value="date"/>
      <column header="Kuka" target="@party"><code from="AMK" to="amk"/><code from="Kaupunki" to="city"/></column>
      <column header="Summa" target="@amount" value="amount"/><constant target="@category" value="staff"/>
      <row-number target="@id" prefix="e-"/></mapping>)");
  EXPECT_THAT(checked(record), ElementsAre());
  EXPECT_EQ(figures_of(record), figures_of(write("whole.xml", text)));
  write("ledger.csv", "Tosite;P\xE4iv\xE4;Kuka;Summa\n1;30.6.2022;AMK;10 000,00\n2;31.1.2024;Kaupunki;4500.00\n");
  EXPECT_THAT(checked(record), ElementsAre(HasSubstr("ledger.csv:3:22 csv-amount")));
  write("ledger.csv", "Tosite;P\xE4iv\xE4;Kuka;Summa\n1;30.6.2022;AMK;10 000,00\n2;31.1.2024;Kaupunki;4 500,00\n");
  EXPECT_THAT(checked(record), testing::Contains(HasSubstr("ledger.csv:2:3 cost-not-before-start")));
}

TEST_F(Check, RowConstraintsOfTheSchemaAreOverAttributes) {
  base::Diagnostics diagnostics;
  auto const schema = xml::load(source_folder / "schemas" / "project.xsd", diagnostics);
  ASSERT_TRUE(schema.has_value());
  char const* const of_rows = "//xs:selector[contains(@xpath, 'p:participants/') or contains(@xpath, 'p:ledger/')]";
  auto const selectors = schema->tree().select_nodes(of_rows);
  EXPECT_GE(selectors.size(), 5U);
  for (pugi::xpath_node const& selector : selectors) {
    for (auto const field : selector.node().parent().children("xs:field")) {
      EXPECT_EQ(field.attribute("xpath").value()[0], '@') << selector.node().parent().attribute("name").value();
    }
  }
}

}  // namespace
}  // namespace closeout::pipeline
