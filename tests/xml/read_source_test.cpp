#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "xml/document.hpp"

namespace closeout::xml {
namespace {

using namespace std::string_literals;

class ReadSource : public testing::Test {
 protected:
  std::filesystem::path file_with(std::string const& bytes) {
    auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
    std::filesystem::path const folder = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "read-source";
    std::filesystem::create_directories(folder);
    auto path = folder / (std::string(test->name()) + ".xml");
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  base::Diagnostic only_fault(std::filesystem::path const& path, std::size_t limit = 1000) {
    base::Diagnostics diagnostics;
    EXPECT_FALSE(read_source(path, diagnostics, limit));
    EXPECT_EQ(diagnostics.all().size(), 1U);
    return diagnostics.all().empty() ? base::Diagnostic{} : diagnostics.all().front();
  }
};

TEST_F(ReadSource, TakesAwayTheByteOrderMark) {
  base::Diagnostics diagnostics;
  auto const source = read_source(file_with("\xEF\xBB\xBF<ä/>"), diagnostics);
  ASSERT_TRUE(source);
  EXPECT_EQ((*source)->bytes(), "<ä/>");
}

TEST_F(ReadSource, RefusesLatin1AtItsFirstStrayByte) {
  base::Diagnostic const fault = only_fault(file_with("<a>\n<b>p\xE4iv\xE4</b></a>"));
  EXPECT_EQ(fault.code, "file-not-utf8");
  EXPECT_EQ(fault.message, "byte 0xE4 is not part of UTF-8 text");
  EXPECT_EQ(fault.place.position(), (base::Position{2, 5}));
  EXPECT_EQ(fault.place.file->line_around(fault.place.offset), "<b>p\xEF\xBF\xBDiv\xEF\xBF\xBD</b></a>");
}

TEST_F(ReadSource, RefusesUtf16) {
  for (std::string const& bytes :
       {"\xFF\xFE<\0a\0/\0>\0"s, "\xFE\xFF\0<\0a\0/\0>"s, "<\0a\0/\0>\0"s, "\0<\0a\0/\0>"s}) {
    base::Diagnostic const fault = only_fault(file_with(bytes));
    EXPECT_EQ(fault.message, "expected UTF-8, found UTF-16");
    EXPECT_EQ(fault.place.position(), (base::Position{1, 1}));
  }
}

TEST_F(ReadSource, RefusesAnEmptyFileAndABareByteOrderMark) {
  EXPECT_EQ(only_fault(file_with("")).message, "the file is empty");
  EXPECT_EQ(only_fault(file_with("\xEF\xBB\xBF")).message, "the file is empty");
}

TEST_F(ReadSource, RefusesWhatIsLargerThanTheLimit) {
  std::string const text = "<a>" + std::string(100, 'x') + "</a>";
  base::Diagnostic const fault = only_fault(file_with(text), 106);
  EXPECT_EQ(fault.code, "file-too-large");
  EXPECT_EQ(fault.message, "the file is larger than 106 bytes");
  base::Diagnostics diagnostics;
  EXPECT_TRUE(read_source(file_with(text), diagnostics, 107));
}

TEST_F(ReadSource, AnEndlessFileStopsAtTheLimit) {
  EXPECT_EQ(only_fault("/dev/zero", 1 << 20).message, "the file is larger than 1 MiB");
}

TEST_F(ReadSource, MissingFileAndFolderAreInputErrors) {
  base::Diagnostic const missing = only_fault("no/such/file.xml");
  EXPECT_EQ(missing.message, "file no/such/file.xml is not found");
  EXPECT_EQ(missing.cause, base::Cause::Input);
  base::Diagnostic const folder = only_fault(CLOSEOUT_SOURCE_DIR);
  EXPECT_EQ(folder.code, "file-is-folder");
  EXPECT_EQ(folder.cause, base::Cause::Input);
}

}  // namespace
}  // namespace closeout::xml
