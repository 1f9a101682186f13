#include <gmock/gmock.h>

#include <filesystem>
#include <set>

#include "certificates/certificates.hpp"

namespace closeout::certificates {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

xml::Document record_of(std::string const& participants) {
  std::string const text =
      "<project language='sv'><identity code='S22207'/>"
      "<trainings><training id='course' certificate='completion'/><training id='talk' certificate='attendance'/>"
      "</trainings><cohorts>"
      "<cohort id='b' training='course' end='2021-05-01' graduation-date='2021-11-07'/>"
      "<cohort id='a' training='course' end='2021-12-01' graduation-date='2021-11-07'/>"
      "<cohort id='early' training='course' end='2021-04-30'/>"
      "<cohort id='talks' training='talk' end='2021-12-24'/></cohorts>"
      "<participants>" +
      participants + "</participants></project>";
  base::Diagnostics diagnostics;
  auto record = xml::parse(std::make_shared<base::SourceFile>("record.xml", text), diagnostics);
  EXPECT_TRUE(record.has_value());
  return record ? std::move(*record) : xml::Document();
}

std::string participant(std::string const& id, std::string const& cohort, std::string const& result = "completed") {
  return "<participant id='" + id + "'><person/><enrolment cohort='" + cohort + "' result='" + result +
         "'/></participant>";
}

/// "number participant language" of each certificate.
std::vector<std::string> certificates_of(std::string const& participants) {
  xml::Document const record = record_of(participants);
  std::vector<std::string> all;
  for (Certificate const& it : select(record)) {
    all.push_back(it.number + " " + it.participant.attribute("id").value() + " " + it.language);
  }
  return all;
}

TEST(Select, NumbersFollowGraduationThenCohortThenRecord) {
  EXPECT_THAT(certificates_of(participant("p1", "b") + participant("p2", "a") + participant("p3", "early") +
                              participant("p4", "a")),
              ElementsAre("S22207-0001 p3 sv", "S22207-0002 p2 sv", "S22207-0003 p4 sv", "S22207-0004 p1 sv"));
}

TEST(Select, LaterCohortLeavesEarlierNumbersAsTheyAre) {
  std::string const earlier = participant("p1", "early") + participant("p2", "a");
  auto const before = certificates_of(earlier);
  auto const after = certificates_of(participant("p0", "talks", "attended") + earlier);
  ASSERT_EQ(after.size(), 3U);
  EXPECT_TRUE(std::equal(before.begin(), before.end(), after.begin()));
}

TEST(Select, CompletionNeedsACompletedTraining) {
  EXPECT_THAT(certificates_of(participant("p1", "a", "attended") + participant("p2", "a", "interrupted") +
                              participant("p3", "a", "failed") + participant("p4", "a", "ongoing")),
              IsEmpty());
}

TEST(Select, AttendanceNeedsAttendance) {
  EXPECT_THAT(certificates_of(participant("p1", "talks", "attended") + participant("p2", "talks", "completed") +
                              participant("p3", "talks", "interrupted")),
              ElementsAre("S22207-0001 p1 sv", "S22207-0002 p2 sv"));
}

TEST(Select, WhoHasNoNameGetsNone) {
  EXPECT_THAT(certificates_of("<participant id='p1'><enrolment cohort='a' result='completed'/></participant>"),
              IsEmpty());
}

TEST(Select, LanguageIsTheGraduatesElseTheRecords) {
  EXPECT_THAT(certificates_of("<participant id='p1'><person/>"
                              "<enrolment cohort='a' result='completed' certificate-language='en'/></participant>" +
                              participant("p2", "a")),
              ElementsAre("S22207-0001 p1 en", "S22207-0002 p2 sv"));
}

TEST(Select, EachTrainingOfAPersonHasItsOwn) {
  EXPECT_THAT(certificates_of("<participant id='p1'><person/><enrolment cohort='early' result='completed'/>"
                              "<enrolment cohort='talks' result='attended'/></participant>"),
              ElementsAre("S22207-0001 p1 sv", "S22207-0002 p1 sv"));
}

TEST(DigitizerTraining, ThirtyEightGraduatesHaveACertificate) {
  base::Diagnostics diagnostics;
  auto const record =
      xml::load(std::filesystem::path(CLOSEOUT_SOURCE_DIR) / "samples" / "digitizer-training.xml", diagnostics);
  ASSERT_TRUE(record.has_value());
  auto const all = select(*record);
  ASSERT_EQ(all.size(), 38U);
  EXPECT_EQ(all.front().number, "S22207-0001");
  EXPECT_STREQ(all.front().cohort.attribute("id").value(), "digitizer-spring");
  EXPECT_EQ(all.back().number, "S22207-0038");
  EXPECT_STREQ(all.back().cohort.attribute("id").value(), "specialist-2021");
  std::set<std::string> numbers, languages;
  for (Certificate const& it : all) {
    numbers.insert(it.number);
    languages.insert(it.language);
    EXPECT_TRUE(it.participant && it.enrolment && it.cohort && it.training) << it.number;
  }
  EXPECT_EQ(numbers.size(), 38U);
  EXPECT_EQ(languages, (std::set<std::string>{"en", "fi", "sv"}));
}

}  // namespace
}  // namespace closeout::certificates
