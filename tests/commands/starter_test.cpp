// closeout new: what it writes is right as it stands, and it spoils nothing.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "commands/program.hpp"

namespace {

namespace fs = std::filesystem;
using closeout::tests::fresh_folder;
using closeout::tests::run_program;
using closeout::tests::text_of;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Starter : public testing::TestWithParam<char const*> {};

INSTANTIATE_TEST_SUITE_P(Periods, Starter, testing::Values("2021-2027", "2014-2020"),
                         [](auto const& period) { return "Of" + std::string(period.param).substr(0, 4); });

TEST_P(Starter, PassesCheckWithoutAWarning) {
  fs::path const folder = fs::path(fresh_folder(std::string("starter-check-") + GetParam())) / "project";
  ASSERT_EQ(run_program({"new", folder, "--period", GetParam()}).status, 0);
  std::string const record = text_of(folder / "project.xml");
  EXPECT_THAT(record, HasSubstr("period=\"" + std::string(GetParam()) + "\""));
  EXPECT_THAT(record, Not(HasSubstr("<?only")));
  EXPECT_THAT(record, Not(HasSubstr("<?end")));
  for (char const* language : {"en", "fi", "sv"}) {
    auto const ran = run_program({"check", folder / "project.xml", "--ui-lang", language});
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, IsEmpty());
  }
}

TEST_P(Starter, BuildsEveryProduct) {
  fs::path const folder = fs::path(fresh_folder(std::string("starter-build-") + GetParam())) / "project";
  ASSERT_EQ(run_program({"new", folder, "--period", GetParam()}).status, 0);
  auto const ran = run_program({"build", folder / "project.xml", "-o", folder / "out"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_THAT(ran.out, HasSubstr("3 reports, 3 workbooks, 2 certificates"));
}

TEST(StarterFolder, HoldsTheSchemaThatItsRecordNames) {
  fs::path const folder = fs::path(fresh_folder("starter-schema")) / "project";
  ASSERT_EQ(run_program({"new", folder}).status, 0);
  EXPECT_THAT(text_of(folder / "project.xml"), HasSubstr("<?xml-model href=\"schema/project.xsd\""));
  fs::path const schemas = fs::path(CLOSEOUT_SOURCE_DIR) / "schemas";
  EXPECT_EQ(text_of(folder / "schema" / "project.xsd"), text_of(schemas / "project.xsd"));
  for (auto const& entry : fs::directory_iterator(schemas / "record")) {
    EXPECT_EQ(text_of(folder / "schema" / "record" / entry.path().filename()), text_of(entry.path()));
  }
}

TEST(StarterFolder, IsRefusedUnlessItIsEmpty) {
  fs::path const folder = fresh_folder("starter-full");
  std::ofstream(folder / "notes.txt") << "mine";
  auto const ran = run_program({"new", folder});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("not empty"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

TEST(StarterFolder, MayBeUnderVersionControl) {
  fs::path const folder = fresh_folder("starter-hidden");
  fs::create_directories(folder / ".git");
  EXPECT_EQ(run_program({"new", folder}).status, 0);
  EXPECT_TRUE(fs::exists(folder / "project.xml"));
}

TEST(StarterFolder, ThatCannotBeWrittenIsTheEnvironmentsFault) {
  auto const ran = run_program({"new", "/proc/closeout-starter"});
  EXPECT_EQ(ran.status, 3);
}

}  // namespace
