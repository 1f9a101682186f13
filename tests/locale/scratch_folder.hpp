#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace closeout::locale {

/// A folder of this test alone, empty at its start and gone at its end.
class ScratchFolder : public testing::Test {
 protected:
  void SetUp() override {
    auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / test->test_suite_name() / test->name();
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  /// A catalogue with `messages` inside its root.
  void write_catalogue(std::string const& name, std::string const& language, std::string const& messages) {
    std::ofstream(folder_ / name) << "<messages xmlns='urn:closeout:messages:1' xml:lang='" << language << "'>\n"
                                  << messages << "</messages>";
  }

  std::filesystem::path folder_;
};

}  // namespace closeout::locale
