// What is written in before a schema is compiled: abstract patterns and included files.

#include <gmock/gmock.h>

#include "rules/sample_record.hpp"

namespace closeout::rules {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Assessment on(std::string record) {
  return {.record = std::move(record), .figures = "<figures/>"};
}

/// An abstract pattern, then `instances`.
std::string limits(std::string const& instances) {
  return schema(
      "<pattern abstract='true' id='limit'>"
      "<let name='highest' value='$most'/>"
      "<rule context='$thing'><let name='own' value='$amount'/>"
      "<assert id='below' test='$own &lt;= $highest' diagnostics='how'>"
      "<value-of select='$own'/> of <name path='$thing-parent'/> is above $most</assert></rule></pattern>" +
      instances + "<diagnostics><diagnostic id='how'>at most <value-of select='$highest'/></diagnostic></diagnostics>");
}

std::string instance(std::string const& id, std::string const& thing, std::string const& most) {
  return "<pattern is-a='limit' id='" + id + "'><param name='thing' value='" + thing +
         "'/><param name='thing-parent' value='..'/><param name='amount' value='@amount'/><param name='most' value='" +
         most + "'/></pattern>";
}

TEST(AbstractPatterns, AreTheirInstancesWithTheParametersWrittenIn) {
  std::string const rules = limits(instance("lines", "line", "10") + instance("costs", "cost[@kind=\"a\"]", "5"));
  Findings const found = findings_of(
      rules, on("<p><line amount='11'/><line amount='10'/><cost kind='a' amount='6'/><cost amount='6'/></p>"));
  std::vector<std::string> texts;
  for (Finding const& finding : found.all) texts.push_back(finding.message + ", " + finding.remedy);
  EXPECT_THAT(texts, ElementsAre("11 of p is above $most, at most 10", "6 of p is above $most, at most 5"));
}

TEST(AbstractPatterns, AssertionWithoutIdHasThatOfTheInstance) {
  std::string const rules = schema(
      "<pattern abstract='true' id='any'><rule context='$thing'><report test='1'>x</report></rule></pattern>"
      "<pattern is-a='any' id='lines'><param name='thing' value='line'/></pattern>");
  Findings const found = findings_of(rules, on("<p><line/></p>"));
  ASSERT_EQ(found.all.size(), 1U);
  EXPECT_EQ(found.all.front().id, "lines");
}

TEST(AbstractPatterns, ByThemselvesFindNothing) {
  EXPECT_THAT(messages_of(limits(""), on("<p><line amount='11'/></p>")), IsEmpty());
}

TEST(AbstractPatterns, InstancesAreActivatedByPhases) {
  Assessment assessment = on("<p><line amount='11'/><cost amount='6'/></p>");
  assessment.options.phase = "final";
  std::string const phase = "<phase id='final'><active pattern='costs'/></phase>";
  EXPECT_THAT(messages_of(limits(phase + instance("lines", "line", "10") + instance("costs", "cost", "5")), assessment),
              ElementsAre("6 of p is above $most"));
}

std::vector<std::string> errors_of(xml::Document const& file) {
  base::Diagnostics diagnostics;
  auto const compiled = compile_schema(file, {}, diagnostics);
  EXPECT_EQ(compiled.has_value(), !diagnostics.has_errors());
  std::vector<std::string> errors;
  for (auto const& it : diagnostics.all()) {
    auto const [line, column] = it.place.position();
    errors.push_back(it.code + " " + std::filesystem::path(it.place.file->name()).filename().string() + ":" +
                     std::to_string(line) + ":" + std::to_string(column));
  }
  return errors;
}

constexpr char const* head = "<schema xmlns='http://purl.oclc.org/dsdl/schematron'>\n";

TEST(AbstractPatterns, ErrorsStandWhereTheTextIsWritten) {
  std::string const abstract =
      "<pattern abstract='true' id='t'><rule context='$thing'>\n<assert test='$gone'>x</assert></rule></pattern>";
  EXPECT_THAT(errors_of(parsed(
                  "r.sch", head + abstract + "<pattern is-a='t'><param name='thing' value='a'/></pattern></schema>")),
              ElementsAre("xpath-unknown-name r.sch:3:16"));
  EXPECT_THAT(errors_of(parsed("r.sch", head + abstract + "\n<pattern is-a='tt'/></schema>")),
              ElementsAre("rules-unknown-abstract-pattern r.sch:4:16"));
}

class IncludedFiles : public testing::Test {
 protected:
  // A folder for each test: they run at the same time.
  IncludedFiles()
      : folder_(std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "included_files" /
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::create_directories(folder_ / "parts");
  }

  void write(std::string const& name, std::string const& text) const { std::ofstream(folder_ / name) << text; }
  [[nodiscard]] xml::Document load(std::string const& name) const {
    base::Diagnostics diagnostics;
    auto document = xml::load(folder_ / name, diagnostics);
    EXPECT_TRUE(document.has_value());
    return document ? std::move(*document) : xml::Document();
  }

  std::filesystem::path folder_;
};

std::string with_include(std::string const& href) {
  return head + ("<include href='" + href + "'/></schema>");
}

TEST_F(IncludedFiles, ErrorsStandInTheIncludedFile) {
  write("main.sch", with_include("parts/wrong.sch"));
  write("parts/wrong.sch",
        "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\n"
        "<rule context='a'><assert test='$b'>x</assert><asert/></rule></pattern>");
  EXPECT_THAT(errors_of(load("main.sch")), ElementsAre("rules-unknown-element wrong.sch:2:48"));
  write("parts/wrong.sch",
        "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'>\n<rule context='a'><assert test='$b'>x</assert></rule>"
        "</pattern>");
  EXPECT_THAT(errors_of(load("main.sch")), ElementsAre("xpath-unknown-name wrong.sch:2:34"));
}

TEST_F(IncludedFiles, ThatCannotBeUsedAreErrorsAtTheInclude) {
  write("main.sch", with_include("gone.sch"));
  EXPECT_THAT(errors_of(load("main.sch")), ElementsAre("file-not-found main.sch:2:16"));
  write("main.sch", with_include("main.sch"));
  EXPECT_THAT(errors_of(load("main.sch")), ElementsAre("rules-include-circle main.sch:2:16"));
  write("main.sch", with_include("record.xml"));
  write("record.xml", "<project/>");
  EXPECT_THAT(errors_of(load("main.sch")), ElementsAre("rules-include-not-schematron main.sch:2:16"));
  write("main.sch", head + std::string("<include/></schema>"));
  EXPECT_THAT(errors_of(load("main.sch")), ElementsAre("rules-include-without-href main.sch:2:2"));
}

}  // namespace
}  // namespace closeout::rules
