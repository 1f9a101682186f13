// Rule files of the user's own, given with --rules.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "commands/program.hpp"

namespace {

namespace fs = std::filesystem;
using closeout::tests::fresh_folder;
using closeout::tests::Ran;
using closeout::tests::run_program;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* sample = "samples/digipoint.xml";

class UserRules : public testing::Test {
 protected:
  UserRules()
      : folder_(
            fresh_folder(std::string("user_rules_") + testing::UnitTest::GetInstance()->current_test_info()->name())) {}

  std::string file(std::string const& name, std::string const& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  fs::path folder_;
};

/// A schema with one rule about the project's code; `assertion` begins its line.
std::string rules_with(std::string const& assertion) {
  return "<schema xmlns='http://purl.oclc.org/dsdl/schematron' xml:lang='en'>\n"
         "<pattern><rule context='/project/identity'>\n" +
         assertion + "\n</rule></pattern></schema>\n";
}

std::string const own_code =
    "<assert id='own-code' role='error' see='house rules' subject='@code' test=\"@code = 'S00000'\">not our "
    "code</assert>";

TEST_F(UserRules, StopARecordLikeTheRulesThatAreBroughtAlong) {
  Ran const ran = run_program({"check", sample, "--rules", file("own.sch", rules_with(own_code))});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("samples/digipoint.xml:11:49: error: not our code"),
                             HasSubstr("why: own-code, house rules")));
}

TEST_F(UserRules, MayWarnAndMayBeSeveral) {
  std::string const warning = "<report id='own-warning' role='warning' test='@code'>has a code</report>";
  std::string const note = "<report id='own-note' role='information' test='@code'>has one indeed</report>";
  Ran const ran = run_program(
      {"check", sample, "--rules", file("one.sch", rules_with(warning)), "--rules", file("two.sch", rules_with(note))});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("warning: has a code"), HasSubstr("note: has one indeed")));
}

TEST_F(UserRules, SeeTheFiguresAndIncludeOtherFiles) {
  file("part.sch",
       "<rule xmlns='http://purl.oclc.org/dsdl/schematron' context='/project/budget'>"
       "<assert id='own-limit' test='$figures/budget/@planned &lt; 1000'>too dear</assert></rule>");
  std::string const main =
      "<schema xmlns='http://purl.oclc.org/dsdl/schematron'><pattern><include href='part.sch'/></pattern></schema>";
  Ran const ran = run_program({"check", sample, "--rules", file("main.sch", main)});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("error: too dear"));
}

TEST_F(UserRules, AreWaivedLikeTheOthers) {
  std::ifstream original(fs::path(CLOSEOUT_SOURCE_DIR) / sample, std::ios::binary);
  std::string record{std::istreambuf_iterator<char>(original), {}};
  std::size_t const end = record.rfind("</project>");
  ASSERT_NE(end, std::string::npos);
  record.insert(end,
                "<waivers><waiver rule='own-code' date='2022-08-01'><reason xml:lang='en'>The code is that of the "
                "register.</reason></waiver></waivers>");
  std::string const waiving = file("record.xml", record);
  Ran const ran = run_program({"check", waiving, "--rules", file("own.sch", rules_with(own_code))});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.err, AllOf(HasSubstr("note: not our code"),
                             HasSubstr("waived: 2022-08-01: The code is that of the register.")));
  Ran const without = run_program({"check", waiving});
  EXPECT_EQ(without.status, 1);
  EXPECT_THAT(without.err, HasSubstr("error: there is no rule own-code"));
}

struct BadRules {
  std::string what, text, expected;  ///< `expected` with the file's own name before it.
};

TEST_F(UserRules, ThatAreWrongAreTellingWhere) {
  std::vector<BadRules> const all{
      {"not XML", "<schema>\n<pattern></schema>", ":2:12: error: expected </pattern>, found </schema>"},
      {"another root", "<project/>", ":1:2: error: expected a Schematron schema, found the element project"},
      {"unknown element", rules_with("<asert test='1'>x</asert>"), ":3:2: error: element asert is not supported"},
      {"unknown attribute", rules_with("<assert test='1' tset='2'>x</assert>"), ":3:24: error: attribute tset"},
      {"missing attribute", rules_with("<assert id='a'>x</assert>"), ":3:2: error: element assert needs the attribute"},
      {"wrong expression", rules_with("<assert test='@a ='>x</assert>"), ":3:19: error: the XPath expression"},
      {"unknown variable", rules_with("<assert test='$figure/x'>x</assert>"), ":3:16: error: "},
      {"unknown role", rules_with("<assert test='1' role='loud'>x</assert>"), ":3:24: error: role loud"},
      {"unknown diagnostic", rules_with("<assert test='1' diagnostics='d'>x</assert>"), ":3:31: error: diagnostic d"},
  };
  for (BadRules const& bad : all) {
    std::string const path = file("bad.sch", bad.text);
    Ran const ran = run_program({"check", sample, "--rules", path});
    EXPECT_EQ(ran.status, 1) << bad.what;
    EXPECT_THAT(ran.err, HasSubstr(path + bad.expected)) << bad.what;
    EXPECT_THAT(ran.out, IsEmpty()) << bad.what;
  }
}

TEST_F(UserRules, FileThatIsNotThereIsNamed) {
  Ran const ran = run_program({"check", sample, "--rules", folder_ / "gone.sch"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("gone.sch is not found"), HasSubstr("hint: check the path")));
}

}  // namespace
