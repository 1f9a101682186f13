// closeout check --fix: shows, asks, applies what is beyond doubt, and nothing else.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>

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

/// A copy of a sample, its bytes changed.
fs::path sample_with(std::string const& name, std::string const& sample, std::string const& text) {
  fs::path const record = fs::path(fresh_folder(name)) / sample;
  std::ofstream(record, std::ios::binary) << text;
  return record;
}

/// Amounts `cost`, `funding` ... of the sample as they stand there, with their places: `before` AMOUNT `behind`.
std::vector<std::pair<std::size_t, std::string>> amounts_behind(std::string const& text, std::string const& before) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    std::size_t const start = at + before.size();
    found.emplace_back(start, text.substr(start, text.find('"', start) - start));
  }
  return found;
}

std::string more_cents(std::string const& amount, int cents) {
  std::string digits = amount;
  digits.erase(digits.size() - 3, 1);
  std::string more = std::to_string(std::stoll(digits) + cents);
  return more.insert(more.size() - 2, ".");
}

TEST(CheckFix, WritesTheFlatRateOfAClaimAsItIsComputed) {
  std::string const right = text_of(fs::path(CLOSEOUT_SOURCE_DIR) / "samples/circular-skills.xml");
  auto const amounts = amounts_behind(right, R"(category="flat-rate" claimed=")");
  ASSERT_EQ(amounts.size(), 12U);
  std::mt19937 chance(5);
  for (std::size_t i = chance() % 3; i < amounts.size(); i += 3) {
    auto const& [at, amount] = amounts[i];
    int const cents = static_cast<int>(chance() % 5) + 1;
    std::string wrong = right;
    wrong.replace(at, amount.size(), more_cents(amount, chance() % 2 == 0 ? cents : -cents));
    fs::path const record = sample_with("fix-flat-rate", "circular-skills.xml", wrong);
    auto const ran = run_program({"check", record, "--fix", "--yes"});
    EXPECT_EQ(ran.status, 0) << amount << "\n" << ran.err;
    EXPECT_EQ(text_of(record), right) << amount;
  }
}

TEST(CheckFix, ChangesNoAmountThatMayBeRightOrIsOffByMore) {
  std::string const right = text_of(fs::path(CLOSEOUT_SOURCE_DIR) / "samples/circular-skills.xml");
  auto const flat_rate = amounts_behind(right, R"(category="flat-rate" claimed=")").back();
  auto const salaries = amounts_behind(right, R"(category="salaries" claimed=")").back();
  for (auto const& [amount, cents] : {std::pair(flat_rate, 6), std::pair(salaries, 1)}) {
    std::string wrong = right;
    wrong.replace(amount.first, amount.second.size(), more_cents(amount.second, cents));
    fs::path const record = sample_with("fix-no-rounding", "circular-skills.xml", wrong);
    EXPECT_EQ(run_program({"check", record, "--fix", "--yes"}).status, 1);
    EXPECT_EQ(text_of(record), wrong);
  }
}

TEST(CheckFix, ComposesLettersAndLeavesEveryOtherByte) {
  std::vector<Change> const composed{{"a\u0308", "\u00E4"}, {"o\u0308", "\u00F6"}, {"A\u030A", "\u00C5"},
                                     {"e\u0301", "\u00E9"}, {"\u212B", "\u00C5"},  {"s\u0323\u0307", "\u1E69"}};
  std::mt19937 chance(7);
  for (int round = 0; round < 4; ++round) {
    std::string wrong = text_of(fs::path(CLOSEOUT_SOURCE_DIR) / "samples/digipoint.xml"), right = wrong;
    // Behind the same letters of both, from the end on: places before it stay.
    std::vector<std::size_t> places;
    for (std::size_t at = right.find("<p>"); at != std::string::npos; at = right.find("<p>", at + 1)) {
      places.push_back(at + 3);
    }
    for (auto at = places.rbegin(); at != places.rend(); ++at) {
      if (chance() % 4 != 0) continue;
      Change const& letter = composed[chance() % composed.size()];
      wrong.insert(*at, letter.from);
      right.insert(*at, letter.to);
    }
    fs::path const record = sample_with("fix-composed", "digipoint.xml", wrong);
    auto const ran = run_program({"check", record, "--fix", "--yes"});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_EQ(text_of(record), right) << round;
  }
}

TEST(CheckFix, LeavesAMarkAloneThatFollowsMarkup) {
  std::string text = text_of(fs::path(CLOSEOUT_SOURCE_DIR) / "samples/digipoint.xml");
  text.insert(text.find("<p>") + 3, "\u0338 ");
  fs::path const record = sample_with("fix-mark", "digipoint.xml", text);
  static_cast<void>(run_program({"check", record, "--fix", "--yes"}));
  EXPECT_EQ(text_of(record), text);
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
