#include "base/output.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

namespace closeout::base {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class Output : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(scratch_);
    fs::create_directories(scratch_);
  }
  void TearDown() override { fs::remove_all(scratch_); }

  /// Relative names of every file below the scratch folder, hidden ones too.
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (auto const& entry : fs::recursive_directory_iterator(scratch_)) {
      if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(scratch_).string());
    }
    std::ranges::sort(names);
    return names;
  }

  static std::string content(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  OutputSet opened(fs::path const& directory) {
    auto set = OutputSet::open(directory, diagnostics_);
    EXPECT_TRUE(set.has_value());
    return std::move(*set);
  }

  fs::path scratch_ = fs::path(CLOSEOUT_SCRATCH_DIR) / testing::UnitTest::GetInstance()->current_test_info()->name();
  fs::path out_ = scratch_ / "out";
  Diagnostics diagnostics_;
};

TEST_F(Output, AppearsAsAWhole) {
  OutputSet set = opened(out_);
  EXPECT_TRUE(set.add("report.pdf", "one", diagnostics_));
  EXPECT_TRUE(set.add("certificates/1.pdf", "two", diagnostics_));
  std::ofstream(set.staged_path("budget.xlsx")) << "three";
  EXPECT_FALSE(fs::exists(out_));
  EXPECT_TRUE(set.commit(diagnostics_));
  EXPECT_THAT(files(), ElementsAre("out/budget.xlsx", "out/certificates/1.pdf", "out/report.pdf"));
  EXPECT_EQ(content(out_ / "certificates/1.pdf"), "two");
  EXPECT_THAT(diagnostics_.all(), IsEmpty());
}

TEST_F(Output, WithoutCommitLeavesNothing) {
  { EXPECT_TRUE(opened(out_).add("report.pdf", "one", diagnostics_)); }
  EXPECT_FALSE(fs::exists(out_));
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Output, WithoutCommitLeavesTheEarlierFiles) {
  fs::create_directories(out_);
  std::ofstream(out_ / "report.pdf") << "earlier";
  { EXPECT_TRUE(opened(out_).add("report.pdf", "new", diagnostics_)); }
  EXPECT_THAT(files(), ElementsAre("out/report.pdf"));
  EXPECT_EQ(content(out_ / "report.pdf"), "earlier");
}

TEST_F(Output, ReplacesEarlierFilesAndKeepsOthers) {
  fs::create_directories(out_);
  std::ofstream(out_ / "report.pdf") << "earlier";
  std::ofstream(out_ / "notes.txt") << "mine";
  OutputSet set = opened(out_);
  EXPECT_TRUE(set.add("report.pdf", "new", diagnostics_));
  EXPECT_TRUE(set.commit(diagnostics_));
  EXPECT_EQ(content(out_ / "report.pdf"), "new");
  EXPECT_EQ(content(out_ / "notes.txt"), "mine");
}

TEST_F(Output, LeftoversOfAKilledRunAreRemovedByTheNext) {
  fs::path leftover;
  {
    // A killed run never gets to its destructor: its folder is put back.
    OutputSet killed = opened(out_);
    leftover = killed.staged_path("half.pdf");
    EXPECT_TRUE(killed.add("half.pdf", "half", diagnostics_));
  }
  fs::create_directories(leftover.parent_path());
  std::ofstream(leftover) << "half";
  OutputSet set = opened(out_);
  EXPECT_TRUE(set.add("whole.pdf", "whole", diagnostics_));
  EXPECT_TRUE(set.commit(diagnostics_));
  EXPECT_THAT(files(), ElementsAre("out/whole.pdf"));
}

TEST_F(Output, LeftoversBesideAFolderMadeSinceAreRemovedToo) {
  fs::path const leftover = opened(out_).staged_path("half.pdf");
  fs::create_directories(leftover.parent_path());
  std::ofstream(leftover) << "half";
  fs::create_directories(out_);
  EXPECT_TRUE(opened(out_).commit(diagnostics_));
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Output, BelowAFileIsAnEnvironmentError) {
  std::ofstream(scratch_ / "file") << "x";
  EXPECT_FALSE(OutputSet::open(scratch_ / "file" / "out", diagnostics_).has_value());
  ASSERT_TRUE(diagnostics_.has_environment_errors());
  EXPECT_EQ(diagnostics_.all().front().code, "output-not-writable");
  EXPECT_FALSE(diagnostics_.all().front().hint.empty());
}

// Nobody may make files there, not even the superuser.
TEST_F(Output, IntoAFolderThatMayNotBeWrittenIsAnEnvironmentError) {
  EXPECT_FALSE(OutputSet::open("/proc/closeout", diagnostics_).has_value());
  EXPECT_TRUE(diagnostics_.has_environment_errors());
}

TEST_F(Output, OfOneFileIsWholeToo) {
  EXPECT_TRUE(write_file(scratch_ / "report.pdf", "one", diagnostics_));
  EXPECT_TRUE(write_file(scratch_ / "report.pdf", "two", diagnostics_));
  EXPECT_THAT(files(), ElementsAre("report.pdf"));
  EXPECT_EQ(content(scratch_ / "report.pdf"), "two");
}

TEST_F(Output, OfOneFileThatCannotBeReplacedLeavesNothing) {
  fs::create_directories(scratch_ / "report.pdf" / "inside");
  EXPECT_FALSE(write_file(scratch_ / "report.pdf", "one", diagnostics_));
  EXPECT_TRUE(diagnostics_.has_environment_errors());
  EXPECT_THAT(files(), IsEmpty());
}

TEST_F(Output, OfOneFileStreamsAsideUntilItIsWhole) {
  auto file = OutputFile::open(scratch_ / "report.pdf", diagnostics_);
  ASSERT_TRUE(file.has_value());
  file->sink().write("void");
  file->sink().write(std::string(200000, 'x'));
  file->sink().restart();
  file->sink().write("one ");
  file->sink().write(std::string(100000, 'y'));
  EXPECT_FALSE(fs::exists(scratch_ / "report.pdf"));
  EXPECT_TRUE(file->commit(diagnostics_));
  EXPECT_THAT(files(), ElementsAre("report.pdf"));
  EXPECT_EQ(content(scratch_ / "report.pdf"), "one " + std::string(100000, 'y'));
}

TEST_F(Output, OfOneFileThatIsNotCommittedLeavesNothing) {
  {
    auto file = OutputFile::open(scratch_ / "report.pdf", diagnostics_);
    ASSERT_TRUE(file.has_value());
    file->sink().write(std::string(100000, 'x'));
  }
  EXPECT_THAT(files(), IsEmpty());
}

// Every write to this device fails for want of room.
TEST_F(Output, AFullDiskIsAnEnvironmentErrorAtTheEnd) {
  fs::create_symlink("/dev/full", scratch_ / "full");
  auto sink = FileSink::create(scratch_ / "full", diagnostics_);
  ASSERT_TRUE(sink.has_value());
  sink->write(std::string(100000, 'x'));
  EXPECT_FALSE(sink->close(diagnostics_));
  EXPECT_TRUE(diagnostics_.has_environment_errors());
  EXPECT_FALSE(fs::is_symlink(scratch_ / "full"));
}

}  // namespace
}  // namespace closeout::base
