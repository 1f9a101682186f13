// The contracts of the command line: exit status, where things are printed, what is left on disk.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "commands/program.hpp"

namespace {

namespace fs = std::filesystem;
using closeout::tests::fresh_folder;
using closeout::tests::run_program;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::string const sample = "samples/digitizer-training.xml";

std::string file_with(std::string const& name, std::string const& content) {
  fs::path const path = fs::path(fresh_folder(name)) / name;
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

TEST(CommandLine, HelpTeachesAndSucceeds) {
  auto const ran = run_program({"--help"});
  EXPECT_EQ(ran.status, 0);
  for (char const* word : {"build", "check", "explain", "inspect", "new", "render", "Exit status", "closeout build"}) {
    EXPECT_THAT(ran.out, HasSubstr(word));
  }
  EXPECT_THAT(ran.err, IsEmpty());
}

TEST(CommandLine, EachCommandHasHelpWithAnExample) {
  for (char const* command : {"build", "check", "explain", "inspect", "new", "render"}) {
    auto const ran = run_program({command, "--help"});
    EXPECT_EQ(ran.status, 0) << command;
    EXPECT_THAT(ran.out, HasSubstr(std::string("  closeout ") + command));
  }
}

TEST(CommandLine, VersionIsOneLine) {
  auto const ran = run_program({"--version"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("closeout "));
}

TEST(CommandLine, WrongUsageIsStatusTwo) {
  EXPECT_EQ(run_program({}).status, 2);
  EXPECT_EQ(run_program({"bild", sample}).status, 2);
  EXPECT_EQ(run_program({"build"}).status, 2);
  EXPECT_EQ(run_program({"build", sample, "--jobs", "many"}).status, 2);
  EXPECT_EQ(run_program({"build", sample, "--only", "posters"}).status, 2);
  EXPECT_EQ(run_program({"inspect", sample, "--stage", "kitchen"}).status, 2);
}

TEST(CommandLine, CheckOfARightRecordIsStatusZero) {
  auto const ran = run_program({"check", sample});
  EXPECT_EQ(ran.status, 0) << ran.err;
}

TEST(CommandLine, CheckTakesSeveralRecords) {
  EXPECT_EQ(run_program({"check", sample, "samples/digipoint.xml"}).status, 0);
}

TEST(CommandLine, MissingRecordIsAnInputError) {
  auto const ran = run_program({"check", "no-such-record.xml"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("no-such-record.xml"));
}

TEST(CommandLine, BrokenRecordIsStatusOneAndNothingIsWritten) {
  std::string const record = file_with("broken.xml", "<project xmlns=\"urn:closeout:project:1\">\n  <identity>\n");
  fs::path const out = fs::path(fresh_folder("broken-out")) / "papers";
  auto const ran = run_program({"build", record, "-o", out});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("broken.xml:"));
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_FALSE(fs::exists(out));
}

TEST(CommandLine, BrokenRecordLeavesEarlierPapersAlone) {
  std::string const record = file_with("broken.xml", "<project");
  fs::path const out = fresh_folder("earlier-papers");
  std::ofstream(out / "final-report.fi.pdf") << "earlier";
  EXPECT_EQ(run_program({"build", record, "-o", out}).status, 1);
  EXPECT_EQ(fs::file_size(out / "final-report.fi.pdf"), 7U);
  EXPECT_EQ(std::distance(fs::directory_iterator(out), {}), 1);
}

TEST(CommandLine, UnwritableFolderIsStatusThreeWithARemedy) {
  // A file where the folder should be: it stops root as well.
  std::string const file = file_with("a-file", "");
  auto const ran = run_program({"build", sample, "-o", file + "/out"});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("hint"));
}

TEST(CommandLine, MissingFontsAreStatusThreeWithThePackageToInstall) {
  std::string const configuration =
      file_with("fonts.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>");
  fs::path const out = fs::path(fresh_folder("no-fonts")) / "papers";
  auto const ran = run_program({"build", sample, "-o", out}, {"FONTCONFIG_FILE=" + configuration});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("fonts-noto-core"));
  EXPECT_FALSE(fs::exists(out));
}

TEST(CommandLine, AFontThatWorkbooksAreMeasuredWithIsNotReplaced) {
  std::string const configuration =
      file_with("without-carlito.conf",
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                "<include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern><patelt name=\"family\">"
                "<string>Carlito</string></patelt></pattern></rejectfont></selectfont></fontconfig>");
  fs::path const out = fs::path(fresh_folder("no-carlito")) / "papers";
  auto const ran = run_program({"build", sample, "-o", out, "--only", "budget"}, {"FONTCONFIG_FILE=" + configuration});
  EXPECT_EQ(ran.status, 3);
  EXPECT_THAT(ran.err, HasSubstr("fonts-crosextra-carlito"));
  EXPECT_FALSE(fs::exists(out));
}

TEST(CommandLine, OnlyMakesWhatIsAskedFor) {
  fs::path const out = fresh_folder("only-budget");
  auto const ran = run_program({"build", sample, "-o", out, "--only", "budget", "--lang", "fi"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(fs::exists(out / "budget.fi.xlsx"));
  EXPECT_THAT(closeout::tests::text_of(out / "manifest.json"), HasSubstr("Carlito"));
  EXPECT_EQ(std::distance(fs::directory_iterator(out), {}), 2);
}

TEST(CommandLine, ThePaymentClaimIsMadeWhereItIsNamed) {
  fs::path const out = fresh_folder("only-payment-claim");
  auto const ran = run_program({"build", sample, "-o", out, "--only", "payment-claim", "--lang", "fi,en"});
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_TRUE(fs::exists(out / "payment-claim.fi.xlsx"));
  EXPECT_TRUE(fs::exists(out / "payment-claim.en.xlsx"));
  EXPECT_EQ(std::distance(fs::directory_iterator(out), {}), 3);
}

TEST(CommandLine, APaymentClaimOfARecordWithoutClaimsIsAnErrorAndTheBudgetIsNot) {
  fs::path const folder = fs::path(fresh_folder("no-claims")) / "project";
  ASSERT_EQ(run_program({"new", folder}).status, 0);
  std::ifstream file(folder / "project.xml", std::ios::binary);
  std::string record{std::istreambuf_iterator<char>(file), {}};
  record.erase(record.find("<claims>"), record.find("</claims>") + 9 - record.find("<claims>"));
  for (std::size_t at; (at = record.find(" claim=\"")) != std::string::npos;) {
    record.erase(at, record.find('"', at + 8) + 1 - at);
  }
  fs::path const path = folder / "without.xml";
  std::ofstream(path, std::ios::binary) << record;
  auto const claim = run_program({"build", path, "-o", folder / "claim", "--only", "payment-claim", "--ui-lang", "fi"});
  EXPECT_EQ(claim.status, 1);
  EXPECT_NE(claim.err.find("aineistossa ei ole maksatushakemusta"), std::string::npos) << claim.err;
  EXPECT_FALSE(fs::exists(folder / "claim"));
  EXPECT_EQ(run_program({"build", path, "-o", folder / "budget", "--only", "budget", "--lang", "en"}).status, 0);
}

std::string bytes_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(CommandLine, WorkbooksAreTheSameWhetherTheRecordIsReadForThemAloneOrForCertificatesToo) {
  fs::path const alone = fresh_folder("workbooks-alone"), together = fresh_folder("workbooks-and-certificates");
  auto const some = run_program(
      {"build", sample, "-o", alone, "--only", "budget", "--only", "payment-claim", "--lang", "fi", "--csv"});
  auto const all = run_program(
      {"build", sample, "-o", together, "--only", "budget,payment-claim,certificates", "--lang", "fi", "--csv"});
  ASSERT_EQ(some.status, 0) << some.err;
  ASSERT_EQ(all.status, 0) << all.err;
  for (char const* const file :
       {"budget.fi.xlsx", "payment-claim.fi.xlsx", "csv/fi/ledger.csv", "csv/fi/payment-claim-entries.csv"}) {
    ASSERT_TRUE(fs::exists(alone / file)) << file;
    EXPECT_EQ(bytes_of(alone / file), bytes_of(together / file)) << file;
  }
}

TEST(CommandLine, UnknownLanguageIsAnErrorThatNamesTheKnownOnes) {
  fs::path const out = fs::path(fresh_folder("unknown-language")) / "papers";
  auto const ran = run_program({"build", sample, "-o", out, "--lang", "tlh"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("tlh"));
  EXPECT_FALSE(fs::exists(out));
}

TEST(CommandLine, InspectPrintsToStandardOutput) {
  auto const ran = run_program({"inspect", sample, "--stage", "figures"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, HasSubstr("planned=\"216803.00\""));
}

TEST(CommandLine, EveryStageCanBeInspected) {
  for (char const* stage : {"figures", "findings", "composed", "styled", "boxes", "fragments", "pages"}) {
    EXPECT_EQ(run_program({"inspect", sample, "--stage", stage, "--lang", "sv"}).status, 0) << stage;
  }
}

TEST(CommandLine, RenderMakesAPdf) {
  std::string const page =
      file_with("page.xhtml",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>Page</title>"
                "</head><body><h1>Heading</h1><p>Text.</p></body></html>");
  fs::path const pdf = fs::path(fresh_folder("rendered")) / "page.pdf";
  auto const ran = run_program({"render", page, "-o", pdf});
  ASSERT_EQ(ran.status, 0) << ran.err;
  EXPECT_GT(fs::file_size(pdf), 1000U);
}

TEST(CommandLine, RenderHoldsAPageToItsConformance) {
  std::string const page = file_with(
      "untitled.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body><p>Text.</p></body></html>");
  fs::path const pdf = fs::path(fresh_folder("untitled")) / "page.pdf";
  EXPECT_EQ(run_program({"render", page, "-o", pdf, "--conformance", "pdfa-3a+pdfua-1"}).status, 1);
  EXPECT_FALSE(fs::exists(pdf));
  EXPECT_EQ(run_program({"render", page, "-o", pdf, "--conformance", "none"}).status, 0);
  EXPECT_TRUE(fs::exists(pdf));
}

TEST(CommandLine, RenderWithoutAConformanceWarnsOfWhatIsMissingAndClaimsNothing) {
  std::string const page =
      file_with("plain.xhtml", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body><p>Text.</p></body></html>");
  fs::path const pdf = fs::path(fresh_folder("plain")) / "page.pdf";
  auto const ran = run_program({"render", page, "-o", pdf});
  EXPECT_EQ(ran.status, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("document has no title"));
  std::ifstream file(pdf, std::ios::binary);
  std::string const bytes((std::istreambuf_iterator<char>(file)), {});
  EXPECT_THAT(bytes, Not(HasSubstr("pdfuaid")));
}

TEST(CommandLine, RenderPrintsWhatAStageMakes) {
  std::string const page = file_with(
      "staged.xhtml",
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>T</title></head><body><p>Seen.</p></body>"
      "</html>");
  for (char const* stage : {"styled", "boxes", "fragments", "pages"}) {
    auto const ran = run_program({"render", page, "--stage", stage});
    EXPECT_EQ(ran.status, 0) << ran.err;
    EXPECT_THAT(ran.out, Not(IsEmpty()));
  }
  EXPECT_THAT(run_program({"render", page, "--stage", "pages"}).out, HasSubstr("Seen."));
  EXPECT_EQ(run_program({"render", page}).status, 2);
}

TEST(CommandLine, FindingsComeAsJsonAndSarifOnStandardError) {
  std::string const record = file_with("broken.xml", "<project");
  for (char const* format : {"json", "sarif"}) {
    auto const ran = run_program({"check", record, "--message-format", format});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, StartsWith("{"));
  }
}

TEST(CommandLine, QuietPrintsNothingWhenAllIsWell) {
  auto const ran = run_program({"check", "samples/digipoint.xml", "--quiet"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, IsEmpty());
}

TEST(CommandLine, NoNameOfAGraduateIsInTheReport) {
  auto const ran = run_program({"inspect", sample, "--stage", "composed", "--lang", "fi"});
  ASSERT_EQ(ran.status, 0);
  for (char const* name : {"H\u00e4rk\u00f6nen", "Vuol\u00e1bba", "Warsame", "Sulistiyowati"}) {
    EXPECT_THAT(ran.out, Not(HasSubstr(name)));
  }
}

TEST(CommandLine, MessagesCanBeFinnish) {
  std::string const record = file_with("broken.xml", "<project");
  EXPECT_THAT(run_program({"check", record, "--ui-lang", "fi", "--color", "never"}).err, HasSubstr("virhe"));
}

}  // namespace
