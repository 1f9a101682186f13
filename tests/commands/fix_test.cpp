// closeout check --fix: shows, asks, applies what is beyond doubt, and nothing else.

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

struct Change {
  std::string from, to;
};

std::string changed(std::string text, std::vector<Change> const& changes) {
  for (Change const& change : changes) {
    std::size_t const at = text.find(change.from);
    EXPECT_NE(at, std::string::npos) << change.from;
    text.replace(at, change.from.size(), change.to);
  }
  return text;
}

/// A starter record in a folder of its own, with something written otherwise.
fs::path record_with(std::string const& name, std::vector<Change> const& changes) {
  fs::path const folder = fs::path(fresh_folder(name)) / "project";
  EXPECT_EQ(run_program({"new", folder}).status, 0);
  fs::path const record = folder / "project.xml";
  std::string const text = changed(text_of(record), changes);
  std::ofstream(record, std::ios::binary) << text;
  return record;
}

std::vector<Change> const mistakes{{"business-id=\"1234567-1\"", "business-id=\"12345671\""},
                                   {"submitted=\"2023-11-24\"", "submitted=\"24.11.2023\""},
                                   {"amount=\"16000.00\"", "amount=\"16 000,00\""},
                                   {"cost-model=\"flat-rate-40\"", "cost-model=\"Flat Rate 40\""}};

TEST(CheckFix, OnlyShowsWhereNobodyCanBeAsked) {
  fs::path const record = record_with("fix-shown", mistakes);
  std::string const before = text_of(record);
  auto const ran = run_program({"check", record, "--fix"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(text_of(record), before);
  EXPECT_THAT(ran.out, HasSubstr("--- " + record.string()));
  EXPECT_THAT(ran.out, HasSubstr("submitted=\"2023-11-24\""));
  EXPECT_THAT(ran.err, HasSubstr("24.11.2023"));
}

TEST(CheckFix, AppliesEveryFixAndLeavesEveryOtherByte) {
  fs::path const record = record_with("fix-applied", mistakes);
  std::vector<Change> back;
  for (Change const& mistake : mistakes) back.push_back({mistake.to, mistake.from});
  std::string const right = changed(text_of(record), back);
  auto const ran = run_program({"check", record, "--fix", "--yes"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_THAT(ran.out, HasSubstr("4 changes applied"));
  EXPECT_EQ(text_of(record), right);
}

TEST(CheckFix, KeepsByteOrderMarkAndLineEnds) {
  fs::path const record = record_with("fix-bytes", {mistakes[1]});
  std::string text = "\xEF\xBB\xBF";
  for (char const c : text_of(record)) text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::ofstream(record, std::ios::binary) << text;
  EXPECT_EQ(run_program({"check", record, "--fix", "--yes"}).status, 0);
  EXPECT_EQ(text_of(record), changed(text, {{mistakes[1].to, mistakes[1].from}}));
}

TEST(CheckFix, ChangesNothingInARightRecord) {
  fs::path const record = record_with("fix-right", {});
  std::string const before = text_of(record);
  auto const ran = run_program({"check", record, "--fix", "--yes"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(text_of(record), before);
  EXPECT_THAT(ran.out, Not(HasSubstr("---")));
}

TEST(CheckFix, GuessesNothing) {
  // A day that may be a month, a business id with a wrong check digit, a comma that may group, a code of another kind.
  fs::path const record = record_with("fix-guess", {{"submitted=\"2023-11-24\"", "submitted=\"11/10/2023\""},
                                                    {"business-id=\"1234567-1\"", "business-id=\"12345672\""},
                                                    {"amount=\"16000.00\"", "amount=\"16,000\""},
                                                    {"cost-model=\"flat-rate-40\"", "cost-model=\"flat-rate-41\""}});
  std::string const before = text_of(record);
  auto const ran = run_program({"check", record, "--fix", "--yes"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(text_of(record), before);
}

TEST(CheckFix, EachFixRemovesItsFindingAndBringsNoOther) {
  for (std::size_t i = 0; i < mistakes.size(); ++i) {
    fs::path const record = record_with("fix-single", {mistakes[i]});
    auto const ran = run_program({"check", record, "--fix", "--yes"});
    EXPECT_EQ(ran.status, 0) << mistakes[i].to << "\n" << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("1 change applied"));
  }
}

TEST(CheckFix, DiffShowsNoBirthDate) {
  fs::path const record = record_with("fix-private", {{"born=\"1990-05-05\"", "born=\"5.5.1990\""}});
  auto const ran = run_program({"check", record, "--fix", "--yes"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, Not(HasSubstr("1990")));
  EXPECT_THAT(text_of(record), HasSubstr("born=\"1990-05-05\""));
}

TEST(CheckFix, AsksForFixBesideYes) {
  EXPECT_EQ(run_program({"check", "samples/digipoint.xml", "--yes"}).status, 2);
}

TEST(Findings, CarryTheirFixInJsonAndSarif) {
  fs::path const record = record_with("fix-json", {mistakes[2]});
  auto const json = run_program({"check", record, "--message-format", "json"});
  EXPECT_THAT(json.err, HasSubstr("\"text\": \"16000.00\""));
  auto const sarif = run_program({"check", record, "--message-format", "sarif"});
  EXPECT_THAT(sarif.err, HasSubstr("\"artifactChanges\""));
  EXPECT_THAT(sarif.err, HasSubstr("\"deletedRegion\""));
}

}  // namespace
