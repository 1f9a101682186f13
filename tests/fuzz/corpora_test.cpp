// Every kept input through the fuzz target it is of, without libFuzzer: what was found once stays mended.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// The targets' entry points; tests/fuzz/CMakeLists.txt gives each its target's name.
extern "C" {
int css_fuzz(std::uint8_t const* data, std::size_t size);
int css_selector_fuzz(std::uint8_t const* data, std::size_t size);
int css_value_fuzz(std::uint8_t const* data, std::size_t size);
int csv_fuzz(std::uint8_t const* data, std::size_t size);
int image_fuzz(std::uint8_t const* data, std::size_t size);
int money_fuzz(std::uint8_t const* data, std::size_t size);
int pages_fuzz(std::uint8_t const* data, std::size_t size);
int record_fuzz(std::uint8_t const* data, std::size_t size);
int rows_fuzz(std::uint8_t const* data, std::size_t size);
int svg_fuzz(std::uint8_t const* data, std::size_t size);
int svg_path_fuzz(std::uint8_t const* data, std::size_t size);
int xml_fuzz(std::uint8_t const* data, std::size_t size);
}

namespace {

namespace fs = std::filesystem;

struct Target {
  char const* name;
  int (*entry)(std::uint8_t const*, std::size_t);
};

class Corpora : public testing::TestWithParam<Target> {};

std::string bytes_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_P(Corpora, HaveNoFinding) {
  fs::path const folder = fs::path(CLOSEOUT_SOURCE_DIR) / "tests/fuzz/corpus" / GetParam().name;
  std::vector<fs::path> files(fs::directory_iterator(folder), {});
  std::ranges::sort(files);
  ASSERT_FALSE(files.empty());
  for (fs::path const& path : files) {
    // The last name in the output is the input that ended the program.
    std::puts(path.filename().c_str());
    std::fflush(stdout);
    std::string const bytes = bytes_of(path);
    EXPECT_EQ(GetParam().entry(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()), 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpora,
                         testing::Values(Target{"css", css_fuzz}, Target{"css_selector", css_selector_fuzz},
                                         Target{"css_value", css_value_fuzz}, Target{"csv", csv_fuzz},
                                         Target{"image", image_fuzz}, Target{"money", money_fuzz},
                                         Target{"pages", pages_fuzz}, Target{"record", record_fuzz},
                                         Target{"rows", rows_fuzz}, Target{"svg", svg_fuzz},
                                         Target{"svg_path", svg_path_fuzz}, Target{"xml", xml_fuzz}),
                         [](auto const& tested) { return std::string(tested.param.name); });

}  // namespace
