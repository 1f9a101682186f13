// Reftests in the form of web-platform-tests' print reftests: a document and a reference that must look the same
// (<link rel="match" href="...">) or must not (rel="mismatch") but are written by other means. Both go through
// `closeout render`; page count is compared first, then the pages as pdftoppm (poppler) rasterizes them.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "xml/document.hpp"

namespace closeout::test {
namespace {

namespace fs = std::filesystem;

/// A CSS pixel is a pixel, so that what lies on whole ones is not smoothed at its edges.
constexpr int dots_per_inch = 96;

fs::path folder() {
  return fs::path(CLOSEOUT_SOURCE_DIR) / "tests/layout/reftests";
}

struct Comparison {
  std::string test, reference;
  bool must_match = true;
};

std::vector<Comparison> comparisons_of(fs::path const& file) {
  std::vector<Comparison> found;
  base::Diagnostics diagnostics;
  auto const document = xml::load(file, diagnostics);
  EXPECT_TRUE(document.has_value()) << file;
  if (!document) return found;
  for (pugi::xml_node const link : document->root().child("head").children("link")) {
    std::string_view const rel = link.attribute("rel").value();
    if (rel != "match" && rel != "mismatch") continue;
    found.push_back({file.filename().string(), link.attribute("href").value(), rel == "match"});
  }
  return found;
}

std::vector<Comparison> comparisons() {
  std::vector<fs::path> files;
  for (fs::directory_entry const& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() == ".xhtml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Comparison> all;
  for (fs::path const& file : files) {
    auto const of_file = comparisons_of(file);
    all.insert(all.end(), of_file.begin(), of_file.end());
  }
  return all;
}

std::string output_of(std::string const& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> const pipe(popen(command.c_str(), "r"), pclose);
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (pipe) {
    std::size_t const count = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
    if (count == 0) break;
    bytes.append(buffer.data(), count);
  }
  return bytes;
}

bool has_rasterizer() {
  static bool const has = std::system("pdftoppm -v > /dev/null 2>&1") == 0;
  return has;
}

/// Pages as portable pixmaps.
std::vector<std::string> pages_of(fs::path const& file, std::string const& scratch_name) {
  fs::create_directories(CLOSEOUT_SCRATCH_DIR);
  std::string const pdf = (fs::path(CLOSEOUT_SCRATCH_DIR) / (scratch_name + ".pdf")).string();
  std::string const render =
      std::string(CLOSEOUT_PROGRAM) + " render --quiet --conformance none '" + file.string() + "' -o '" + pdf + "'";
  EXPECT_EQ(std::system(render.c_str()), 0) << file;
  std::string const pixels = output_of("pdftoppm -r " + std::to_string(dots_per_inch) + " '" + pdf + "'");
  std::vector<std::string> pages;
  for (std::size_t at = 0; at < pixels.size();) {
    int width = 0, height = 0, length = 0;
    if (std::sscanf(pixels.c_str() + at, "P6 %d %d 255%n", &width, &height, &length) != 2) break;
    std::size_t const size =
        static_cast<std::size_t>(length) + 1 + 3U * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    pages.push_back(pixels.substr(at, size));
    at += size;
  }
  EXPECT_FALSE(pages.empty()) << file;
  return pages;
}

std::size_t different_pixels(std::string const& a, std::string const& b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) count += a[i] != b[i] ? 1U : 0U;
  return count;
}

std::string name_of(::testing::TestParamInfo<Comparison> const& info) {
  std::string name = info.param.test + (info.param.must_match ? "_like_" : "_unlike_") + info.param.reference;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

class Reftests : public ::testing::TestWithParam<Comparison> {};

TEST_P(Reftests, LookAsTheirReferenceSays) {
  if (!has_rasterizer()) GTEST_SKIP() << "no pdftoppm here";
  Comparison const& it = GetParam();
  auto const pages = pages_of(folder() / it.test, it.test);
  auto const expected = pages_of(folder() / it.reference, it.test + "-" + it.reference);
  if (!it.must_match) {
    EXPECT_NE(pages, expected);
    return;
  }
  ASSERT_EQ(pages.size(), expected.size()) << "pages";
  for (std::size_t i = 0; i < pages.size(); ++i) {
    EXPECT_EQ(pages[i].substr(0, 12), expected[i].substr(0, 12)) << "size of page " << i + 1;
    EXPECT_TRUE(pages[i] == expected[i]) << "page " << i + 1 << ": " << different_pixels(pages[i], expected[i])
                                         << " values differ";
  }
}

INSTANTIATE_TEST_SUITE_P(Of, Reftests, ::testing::ValuesIn(comparisons()), name_of);

}  // namespace
}  // namespace closeout::test
