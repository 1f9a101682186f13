// What other programs say of our files.

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "pdf/tagged_document.hpp"
#include "support/tiny_images.hpp"

namespace closeout::pdf {
namespace {

using ::testing::HasSubstr;

struct Verdict {
  int status = 0;
  std::string output;
};

Verdict run(std::string const& command) {
  Verdict verdict;
  FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  if (!pipe) return {-1, "cannot run " + command};
  std::array<char, 4096> buffer;
  while (std::size_t const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
    verdict.output.append(buffer.data(), count);
  }
  verdict.status = pclose(pipe);
  return verdict;
}

bool is_installed(std::string const& program) {
  return run("command -v " + program).status == 0;
}

/// Skips, or fails where judges are required.
#define NEEDS_JUDGE(present, name)                                                     \
  if (!(present)) {                                                                    \
    if (std::getenv("CLOSEOUT_REQUIRE_JUDGES")) FAIL() << name << " is not installed"; \
    GTEST_SKIP() << name << " is not installed";                                       \
  }

std::filesystem::path saved(std::string const& name, std::string const& bytes) {
  std::filesystem::create_directories(CLOSEOUT_SCRATCH_DIR);
  std::filesystem::path const path = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string quoted(std::filesystem::path const& path) {
  return '\'' + path.string() + '\'';
}

WriteOptions with_attachments() {
  WriteOptions options;
  options.attachments.push_back({"hanke å.xml", "text/xml", "Hankkeen tiedot", Attachment::Relationship::Source,
                                 "2021-12-30", "<project>" + std::string(500, 'x') + "</project>"});
  options.attachments.push_back({"budjetti.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                 "", Attachment::Relationship::Data, "", "PK"});
  return options;
}

/// A document of a batch: its fonts have glyphs that it does not show.
std::filesystem::path saved_of_batch() {
  TaggedDocument document;
  document.add(pages::StructureType::P, "Vain yksi rivi");
  SharedFonts fonts;
  fonts.add(rich_document());
  fonts.add(document.document);
  base::Diagnostics diagnostics;
  EXPECT_TRUE(fonts.prepare(diagnostics));
  WriteOptions options;
  options.fonts = &fonts;
  return saved("batch.pdf", written(document.document, options));
}

/// A paragraph over a hundred pages, and ids enough for a tree of them.
pages::Document long_document() {
  TaggedDocument tagged;
  tagged.add(pages::StructureType::H1, "Pitkä");
  pages::StructureId const paragraph = tagged.add_element(pages::StructureType::P);
  for (int page = 0; page < 100; ++page) {
    if (page != 0) tagged.new_page();
    tagged.add_line(paragraph, "Sivu sivulta eteenpäin");
    tagged[tagged.add(pages::StructureType::Note, "Viite")].id = "viite-" + std::to_string(page);
    tagged.add(pages::StructureType::Note, "Viite ilman tunnusta");
  }
  return std::move(tagged.document);
}

/// Every kind of image, each a figure.
pages::Document illustrated_document() {
  using namespace std::string_literals;
  TaggedDocument tagged;
  tagged.add(pages::StructureType::H1, "Kuvat");
  test::Png with_palette{4, 1, 2, 3, {"\x1B"s}};
  with_palette.chunks = test::png_chunk("PLTE", "aaabbbcccddd") + test::png_chunk("tRNS", "\x10\x20"s);
  test::Png deep{2, 1, 16, 6, {"abcdefghijklmnop"}};
  test::Png keyed{1, 1, 8, 2, {"abc"}};
  keyed.chunks = test::png_chunk("tRNS", "\0\1\0\2\0\3"s);
  for (std::string const& bytes :
       {test::plain_png(2, 2, "abc"), test::png_bytes(with_palette), test::png_bytes(deep), test::png_bytes(keyed),
        test::png_bytes({8, 1, 1, 0, {"\x55"}}), test::jpeg_bytes({8, 8, 3, "abc"}),
        test::jpeg_bytes({8, 8, 1, "a", "", true}), test::jpeg_bytes({8, 8, 4, "abcd"})}) {
    images::Fault fault;
    auto image = images::read_image(bytes, fault);
    EXPECT_TRUE(image) << fault.message;
    image->bytes = bytes;
    pages::StructureId const figure = tagged.add_figure("Kuva");
    pages::Item& item = tagged.page().items.back();
    item.content = pages::ImageItem{std::make_shared<images::Image const>(std::move(*image)), {96, 0, 0, 48, 192, 96}};
    EXPECT_TRUE(tagged[figure].bounding_box);
  }
  return std::move(tagged.document);
}

TEST(Judges, QpdfFindsNothingToWarnOf) {
  NEEDS_JUDGE(is_installed("qpdf"), "qpdf");
  for (auto const& file :
       {saved("qpdf.pdf", written(rich_document(), with_attachments())),
        saved("qpdf-long.pdf", written(long_document())), saved("qpdf-images.pdf", written(illustrated_document()))}) {
    Verdict const verdict = run("qpdf --check " + quoted(file));
    EXPECT_EQ(verdict.status, 0) << verdict.output;
    EXPECT_THAT(verdict.output, Not(HasSubstr("WARNING")));
  }
}

TEST(Judges, PopplerReadsTheTextBack) {
  NEEDS_JUDGE(is_installed("pdftotext"), "pdftotext");
  auto const file = saved("text.pdf", written(rich_document()));
  std::string const text = run("pdftotext -enc UTF-8 " + quoted(file) + " -").output;
  for (char const* line :
       {"Loppuraportti (luonnos) \\ osa", "“hyvät” – 100 € ja AVAToW.", "Slutrapport om projektet i Österbotten",
        "التقرير النهائي للمشروع", "परियोजना की अंतिम रिपोर्ट", "Affiche officielle", "12 345,67"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

TEST(Judges, PopplerFindsEveryFontEmbeddedAndMapped) {
  NEEDS_JUDGE(is_installed("pdffonts"), "pdffonts");
  auto const file = saved("fonts.pdf", written(rich_document()));
  std::string const table = run("pdffonts " + quoted(file)).output;
  std::size_t fonts = 0;
  // A column of its own: a CFF font's name ends in the word too.
  for (std::size_t at = table.find(" Identity-H"); at != std::string::npos; at = table.find(" Identity-H", at + 1)) {
    std::string const row = table.substr(at, table.find('\n', at) - at);
    EXPECT_THAT(row, HasSubstr("yes yes yes")) << table;
    ++fonts;
  }
  EXPECT_EQ(fonts, 4u) << table;
}

TEST(Judges, VeraPdfFindsBothStandardsKept) {
  char const* const verapdf = std::getenv("CLOSEOUT_VERAPDF");
  NEEDS_JUDGE(verapdf != nullptr, "veraPDF");
  std::string command = verapdf;
  for (auto const& file :
       {saved("rich.pdf", written(rich_document(), with_attachments())), saved_of_batch(),
        saved("long.pdf", written(long_document())), saved("images.pdf", written(illustrated_document()))}) {
    command += ' ' + quoted(file);
  }
  Verdict const verdict = run(command);
  EXPECT_EQ(verdict.status, 0) << verdict.output;
}

TEST(Judges, VeraPdfFindsTheMarkOfConformanceMissingWithoutIt) {
  char const* const verapdf = std::getenv("CLOSEOUT_VERAPDF");
  NEEDS_JUDGE(verapdf != nullptr, "veraPDF");
  WriteOptions options;
  options.conformance = Conformance::None;
  auto const file = saved("none.pdf", written(rich_document(), options));
  Verdict const verdict = run(std::string(verapdf) + ' ' + quoted(file));
  EXPECT_NE(verdict.status, 0);
  EXPECT_THAT(verdict.output, HasSubstr("6.6.4"));
}

}  // namespace
}  // namespace closeout::pdf
