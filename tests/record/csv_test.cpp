// Tables of comma-separated values as rows of a record.

#include <gmock/gmock.h>

#include <fstream>

#include "record/csv_rows.hpp"
#include "xml/document.hpp"

namespace closeout::record {
namespace {

namespace fs = std::filesystem;

RowShape entry_shape() {
  return {"entry",
          {"id", "date", "party", "amount", "text"},
          {{"note", {"kind"}, {}, true}, {"tag", {"n"}, {}, false}},
          false};
}

class Csv : public testing::Test {
 protected:
  CsvTable table(std::string const& text) {
    fs::path const path = fs::path(CLOSEOUT_SCRATCH_DIR) /
                          (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".csv");
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return {path, RowKind::Entry, entry_shape(), "urn:p", has_mapping_, mapping_};
  }

  void map(std::string const& attributes, std::string const& content) {
    base::Diagnostics diagnostics;
    auto const file = xml::parse(
        std::make_shared<base::SourceFile>("mapping.xml", "<mapping " + attributes + ">" + content + "</mapping>"),
        diagnostics);
    ASSERT_TRUE(file.has_value());
    mapping_ = CsvMapping::from(*file);
    has_mapping_ = true;
  }

  /// The rows as XML.
  std::string rows_of(std::string const& text) {
    std::string result;
    auto const take = [&](RowChunk const& chunk) {
      result += chunk.source->bytes();
      return true;
    };
    read_csv(table(text), take, diagnostics_);
    return result;
  }

  /// "code line:column" of each finding.
  std::vector<std::string> faults_of(std::string const& text) {
    rows_of(text);
    std::vector<std::string> faults;
    for (auto const& it : diagnostics_.all()) {
      base::Position const at = it.place.is_known() ? it.place.position() : base::Position{0, 0};
      faults.push_back(it.code + " " + std::to_string(at.line) + ":" + std::to_string(at.column));
    }
    diagnostics_ = {};
    return faults;
  }

  CsvMapping mapping_;
  bool has_mapping_ = false;
  base::Diagnostics diagnostics_;
};

TEST_F(Csv, HeaderNamesAttributesAndElements) {
  EXPECT_EQ(rows_of("id;note;note/@kind;tag[2]/@n;tag/@n\r\ne1;\"a \"\"b\"\" & <c>\";x;2;1\r\ne2;;;;\r\n"),
            "<ledger xmlns=\"urn:p\">"
            "<entry id=\"e1\"><note kind=\"x\">a &quot;b&quot; &amp; &lt;c></note><tag n=\"1\"></tag><tag "
            "n=\"2\"></tag></entry>"
            "<entry id=\"e2\"></entry></ledger>");
  EXPECT_FALSE(diagnostics_.has_errors());
}

TEST_F(Csv, SeparatorIsToldByTheHeaderOrRefused) {
  EXPECT_THAT(rows_of("id,amount\ne1,1.00\n"), testing::HasSubstr("amount=\"1.00\""));
  EXPECT_THAT(rows_of("id\tamount\ne1\t1,00\n"), testing::HasSubstr("amount=\"1,00\""));
  EXPECT_THAT(faults_of("id;amount,x\n1;2\n"), testing::ElementsAre("csv-separator 1:1"));
}

TEST_F(Csv, EveryValueKnowsItsCell) {
  auto const take = [&](RowChunk const& chunk) {
    base::Diagnostics diagnostics;
    auto const rows = xml::parse(chunk.source, diagnostics);
    EXPECT_TRUE(rows.has_value());
    pugi::xml_node const second = rows->root().last_child();
    EXPECT_EQ(rows->place_of(second).position(), (base::Position{3, 1}));
    EXPECT_EQ(rows->place_of(second, "amount").position(), (base::Position{3, 7}));
    EXPECT_EQ(rows->place_of(second, "text").position(), (base::Position{3, 14}));
    EXPECT_EQ(chunk.source->line_around(rows->place_of(second, "amount").offset), "12.50");
    EXPECT_EQ(chunk.source->line_around(rows->place_of(second).offset), "");
    return true;
  };
  read_csv(table("id;amount;text\ne1;1.00;a\n\xC3\xA4\xC3\xA4\xC3\xA4"
                 "e2;12.50;\"b\"\n"),
           take, diagnostics_);
  EXPECT_FALSE(diagnostics_.has_errors());
}

TEST_F(Csv, MappingTurnsAmountsDatesAndCodes) {
  map("decimal='comma' group='space' dates='d.m.yyyy' separator='semicolon'",
      "<column header='Summa' target='@amount' value='amount'/><column header='Pvm' target='@date' value='date'/>"
      "<column header='Kuka' target='@party'><code from='AMK' to='amk'/></column>"
      "<constant target='@text' value='x'/><row-number target='@id' prefix='e-'/>");
  EXPECT_THAT(
      rows_of("Pvm;Summa;Kuka\n1.9.2020;-1 234,50;AMK\n30.11.2020;7;AMK\n"),
      testing::HasSubstr("<entry date=\"2020-09-01\" amount=\"-1234.50\" party=\"amk\" text=\"x\" id=\"e-1\"></entry>"
                         "<entry date=\"2020-11-30\" amount=\"7\" party=\"amk\" text=\"x\" id=\"e-2\"></entry>"));
  EXPECT_THAT(
      faults_of("Pvm;Summa;Kuka\n2020-09-01;1.50;SPR\n31.2.2020;12 34,00;AMK\n"),
      testing::ElementsAre("csv-date 2:1", "csv-amount 2:12", "csv-code 2:17", "csv-date 3:1", "csv-amount 3:11"));
}

TEST_F(Csv, GroupsThatAreNotDeclaredAreRefused) {
  map("decimal='comma'", "<column header='a' target='@amount' value='amount'/>");
  for (char const* const amount : {"1 234,50", "1.234,50", "1.50", "1,", ",5", "--1", "1,5,0", "1e3", "0x1"}) {
    EXPECT_THAT(faults_of("a\n\"" + std::string(amount) + "\"\n"), testing::ElementsAre("csv-amount 2:1")) << amount;
  }
}

TEST_F(Csv, ColumnsThatNobodyKnowsOrMissAreErrors) {
  EXPECT_THAT(faults_of("id;amuont\n1;2\n"), testing::ElementsAre("csv-target 1:4"));
  EXPECT_THAT(faults_of("id;id\n1;2\n"), testing::ElementsAre("csv-duplicate-target 1:4"));
  map("", "<column header='a' target='@id'/><column header='b' target='@amount'/>");
  EXPECT_THAT(faults_of("a;c\n1;2\n"), testing::ElementsAre("csv-unknown-column 1:3", "csv-missing-column 1:1"));
  map("other-columns='ignore'", "<column header='a' target='@id'/>");
  EXPECT_THAT(rows_of("a;c\n1;2\n"), testing::HasSubstr("<entry id=\"1\"></entry>"));
}

TEST_F(Csv, LinesThatAreNoRecordsAreToldAndTheOthersKept) {
  EXPECT_THAT(faults_of("id;amount\ne1;1.00;x\ne2\ne3;3.00\n"),
              testing::ElementsAre("csv-fields 2:1", "csv-fields 3:1"));
  EXPECT_THAT(rows_of("id;amount\ne1;1.00;x\ne3;3.00\n"), testing::HasSubstr("<entry id=\"e3\""));
  diagnostics_ = {};
  EXPECT_THAT(faults_of("id;amount\ne1;\"1.00\n"), testing::ElementsAre("csv-quotes 2:1"));
  EXPECT_THAT(faults_of(""), testing::ElementsAre("csv-header 0:0"));
  EXPECT_THAT(faults_of("\n\n"), testing::ElementsAre("csv-header 1:1"));
}

TEST_F(Csv, EncodingIsDeclaredNotGuessed) {
  EXPECT_THAT(faults_of("id;text\ne1;p\xE4iv\xE4\n"), testing::ElementsAre("csv-character 2:5"));
  map("encoding='windows-1252'", "<column header='id' target='@id'/><column header='text' target='@text'/>");
  EXPECT_THAT(rows_of("id;text\ne1;p\xE4iv\xE4 \x80\n"),
              testing::HasSubstr("text=\"p\xC3\xA4iv\xC3\xA4 \xE2\x82\xAC\""));
  EXPECT_THAT(faults_of("id;text\ne1;\x81\n"), testing::ElementsAre("csv-character 2:4"));
}

TEST_F(Csv, FieldsInQuotesGoOverLines) {
  EXPECT_THAT(rows_of("id;text;amount\ne1;\"two\nlines\";5\n"),
              testing::HasSubstr("text=\"two&#10;lines\" amount=\"5\""));
}

TEST(CsvTargets, AreWrittenLikePaths) {
  EXPECT_TRUE(parse_target("@id").has_value());
  EXPECT_TRUE(parse_target("enrolment[2]/module-result/@grade").has_value());
  for (char const* const text : {"", "@", "a/", "/a", "a//b", "a[0]", "a[x]", "a@b", "a b", "@a/b", "a[99999]"}) {
    EXPECT_FALSE(parse_target(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace closeout::record
