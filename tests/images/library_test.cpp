#include <gtest/gtest.h>

#include <fstream>

#include "base/data_url.hpp"
#include "images/image_library.hpp"
#include "support/tiny_images.hpp"

namespace closeout::images {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

class LibraryTest : public ::testing::Test {
 protected:
  LibraryTest() : folder(fs::path(CLOSEOUT_SCRATCH_DIR) / "library") {
    fs::create_directories(folder / "sub");
    save("red.png", test::plain_png(2, 1, "\xFF\0\0"s));
    save("sub/a b.png", test::plain_png(1, 1, "abc"));
    save("drawing.svg", "\xEF\xBB\xBF <svg/>");
    save("text.txt", "nothing");
  }
  void save(std::string const& name, std::string const& bytes) {
    std::ofstream(folder / name, std::ios::binary) << bytes;
  }
  Library::Picture open(std::string_view address) { return library.open(address, {}, diagnostics); }
  std::vector<std::string> codes() {
    std::vector<std::string> result;
    for (base::Diagnostic const& finding : diagnostics.all()) result.push_back(finding.code);
    return result;
  }

  fs::path folder;
  Library library{folder};
  base::Diagnostics diagnostics;
};

TEST_F(LibraryTest, FilesAreLookedForInTheFolder) {
  auto const image = std::get<ImageRef>(open("red.png"));
  EXPECT_EQ(image->width, 2U);
  EXPECT_EQ(image->path, folder / "red.png");
  EXPECT_EQ(std::get<ImageRef>(open("sub/a%20b.png?x#y"))->width, 1U);
  EXPECT_EQ(std::get<SvgSource>(open("drawing.svg")).path, folder / "drawing.svg");
  EXPECT_TRUE(codes().empty());
}

TEST_F(LibraryTest, AFileIsOpenedOnce) {
  EXPECT_EQ(std::get<ImageRef>(open("red.png")), std::get<ImageRef>(open("red.png")));
}

TEST_F(LibraryTest, DataAddressesHoldTheirBytes) {
  auto const image = std::get<ImageRef>(open("data:image/png;base64," + test::base64(test::plain_png(3, 1, "abc"))));
  EXPECT_EQ(image->width, 3U);
  EXPECT_EQ(image->bytes, test::plain_png(3, 1, "abc"));
  EXPECT_EQ(std::get<SvgSource>(open("data:image/svg+xml,%3Csvg/>")).text, "<svg/>");
}

TEST_F(LibraryTest, WhatCannotBeShownIsAFindingAtEachPlace) {
  for (std::string_view const address : {"http://example.org/a.png", "file:///a.png", "/a.png", "", "//h/a", "no.png",
                                         "no.png", "sub", "text.txt", "data:image/png;base64,!", "data:image/png"}) {
    EXPECT_TRUE(std::holds_alternative<std::monostate>(open(address))) << address;
  }
  EXPECT_EQ(codes(), (std::vector<std::string>{"image-address", "image-address", "image-address", "image-address",
                                               "image-address", "image-not-found", "image-not-found", "image-not-found",
                                               "image-format-unknown", "image-damaged", "image-damaged"}));
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(DataUrl, Base64ForgivesWhiteSpaceAndMissingPadding) {
  EXPECT_EQ(base::data_url_content("data:;base64,Z m9\nv"), "foo");
  EXPECT_EQ(base::data_url_content("DATA:x;BASE64,Zm8"), "fo");
  EXPECT_EQ(base::data_url_content("data:;base64,Zg=="), "f");
  EXPECT_EQ(base::data_url_content("data:;base64,Zm9vZ"), std::nullopt);
  EXPECT_EQ(base::data_url_content("data:;base64,Z*=="), std::nullopt);
  EXPECT_EQ(base::data_url_content("data:,100%25%4"), "100%%4");
}

}  // namespace
}  // namespace closeout::images
