// closeout explain: from an amount to the lines of the record.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "commands/program.hpp"

namespace {

using closeout::tests::run_program;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string const sample = "samples/digitizer-training.xml";

TEST(Explain, LeadsFromAnAddressToPlacesInTheRecord) {
  auto const ran = run_program({"explain", sample, "budget/category[@id='salaries']/party[@id='xamk']/@actual"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.err, IsEmpty());
  EXPECT_THAT(ran.out, HasSubstr("entry e-001 of 15 September 2020, voucher P20-0001"));
  EXPECT_THAT(ran.out, HasSubstr("samples/digitizer-training.xml:"));
  EXPECT_THAT(ran.out, HasSubstr("more; --all lists them"));
}

TEST(Explain, ListsEveryEntryIfAsked) {
  auto const ran = run_program({"explain", sample, "budget/@actual", "--all"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, Not(HasSubstr("--all")));
  EXPECT_THAT(ran.out, HasSubstr("voucher"));
}

TEST(Explain, FindsFiguresByTheirAmountAsPrinted) {
  for (char const* const amount : {"159480.00", "159 480,00 €", "159,480.00"}) {
    auto const ran = run_program({"explain", sample, amount});
    EXPECT_EQ(ran.status, 0) << amount;
    EXPECT_THAT(ran.out, HasSubstr("budget/party[@id='xamk']/@planned"));
    EXPECT_THAT(ran.out, HasSubstr("budget line of 2021"));
  }
}

TEST(Explain, SpeaksTheLanguageOfTheUser) {
  auto const ran = run_program({"explain", sample, "budget/party[@id='xamk']/@planned", "--ui-lang", "fi"});
  EXPECT_THAT(ran.out, HasSubstr("159\u00A0480,00"));
  EXPECT_THAT(ran.out, HasSubstr("budjettirivi, 2021"));
}

TEST(Explain, AsksNoRuleAndReadsTheLedgerOfATable) {
  std::string const folder = closeout::tests::fresh_folder("explain-table");
  std::string record = closeout::tests::text_of(std::filesystem::path(CLOSEOUT_SOURCE_DIR) / sample);
  std::size_t const start = record.find("<ledger "), end = record.find("</ledger>");
  record.replace(start, end + 9 - start, R"(<ledger href="ledger.csv"/>)");
  std::ofstream(folder + "/record.xml") << record;
  std::ofstream(folder + "/ledger.csv") << "id;date;party;category;voucher;amount\n"
                                           "e-1;2044-01-01;xamk;salaries;V1;12.34\n";
  auto const ran = run_program({"explain", folder + "/record.xml", "budget/category[@id='salaries']/@actual"});
  EXPECT_EQ(ran.status, 0) << ran.err;  // The day and the claims are wrong, which is not the question.
  EXPECT_THAT(ran.out, HasSubstr("ledger.csv:2:"));
  EXPECT_THAT(ran.out, HasSubstr("12.34"));
}

TEST(Explain, GivesProgramsATree) {
  auto const ran = run_program({"explain", sample, "funding/@net-costs-actual", "--message-format", "json"});
  EXPECT_EQ(ran.status, 0);
  for (char const* const part : {"\"figures\"", "\"operation\": \"difference\"", "\"children\"", "\"line\""}) {
    EXPECT_THAT(ran.out, HasSubstr(part));
  }
}

TEST(Explain, TellsWhatIsNoFigureOrNoAmount) {
  auto const none = run_program({"explain", sample, "budget/@nothing"});
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.err, HasSubstr("there is no figure"));
  auto const share = run_program({"explain", sample, "budget/@used"});
  EXPECT_EQ(share.status, 1);
  EXPECT_THAT(share.err, HasSubstr("is not an amount"));
  EXPECT_EQ(run_program({"explain", sample, "budget["}).status, 1);
  EXPECT_EQ(run_program({"explain", sample}).status, 2);
}

}  // namespace
