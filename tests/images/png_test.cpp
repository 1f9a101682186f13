#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "images/image.hpp"
#include "images/samples.hpp"
#include "support/tiny_images.hpp"

namespace closeout::images {
namespace {

using namespace std::string_literals;
using test::Png;
using test::png_bytes;
using test::png_chunk;

std::string fault_of(std::string const& bytes) {
  Fault fault;
  EXPECT_FALSE(read_image(bytes, fault));
  return fault.message;
}

Samples samples_of(Png const& png) {
  Fault fault;
  auto samples = png_samples(png_bytes(png), fault);
  EXPECT_TRUE(samples) << fault.message;
  return samples ? std::move(*samples) : Samples();
}

/// Rows with their PNG filters undone (section 9.2).
std::vector<std::string> rows_of(Samples const& samples) {
  std::size_t const pixel = std::max<std::size_t>(1, std::size_t{samples.components} * samples.bits / 8);
  std::size_t const row = (std::size_t{samples.width} * samples.components * samples.bits + 7) / 8;
  std::string plain(samples.height * (row + 1), '\0');
  uLongf size = plain.size();
  EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(plain.data()), &size,
                       reinterpret_cast<Bytef const*>(samples.data.data()), samples.data.size()),
            Z_OK);
  EXPECT_EQ(size, plain.size());
  std::vector<std::string> rows(samples.height, std::string(row, '\0'));
  auto const byte = [&](std::size_t y, std::size_t x) { return int{static_cast<unsigned char>(rows[y][x])}; };
  for (std::size_t y = 0; y < rows.size(); ++y) {
    int const filter = plain[y * (row + 1)];
    for (std::size_t x = 0; x < row; ++x) {
      int const left = x >= pixel ? byte(y, x - pixel) : 0, up = y > 0 ? byte(y - 1, x) : 0;
      int const corner = x >= pixel && y > 0 ? byte(y - 1, x - pixel) : 0;
      int const p = left + up - corner;
      int const to_left = std::abs(p - left), to_up = std::abs(p - up), to_corner = std::abs(p - corner);
      int const paeth = to_left <= to_up && to_left <= to_corner ? left : to_up <= to_corner ? up : corner;
      int const predictions[5]{0, left, up, (left + up) / 2, paeth};
      rows[y][x] = static_cast<char>(plain[y * (row + 1) + 1 + x] + predictions[filter]);
    }
  }
  return rows;
}

TEST(Png, HeaderSaysSizeTransparencyAndResolution) {
  Fault fault;
  Png png{3, 2, 8, 6, {std::string(12, 'a'), std::string(12, 'b')}};
  png.chunks = png_chunk("pHYs", test::big_endian_32(7559) + test::big_endian_32(7559) + "\1");  // 192 a inch.
  auto const image = read_image(png_bytes(png), fault);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width, 3U);
  EXPECT_EQ(image->height, 2U);
  EXPECT_TRUE(image->has_transparency);
  EXPECT_NEAR(image->resolution.value_or(0), 2, 1e-3);
  EXPECT_EQ(image->hash.size(), 64U);
}

TEST(Png, DataWithoutAlphaIsCopied) {
  for (auto const& [bits, type, components] :
       {std::tuple{8, 2, 3U}, std::tuple{16, 2, 3U}, std::tuple{1, 0, 1U}, std::tuple{16, 0, 1U}}) {
    Png const png{2, 1, bits, type, {std::string((2 * components * static_cast<unsigned>(bits) + 7) / 8, '\x5A')}};
    Samples const samples = samples_of(png);
    EXPECT_NE(png_bytes(png).find(samples.data), std::string::npos);
    EXPECT_EQ(samples.bits, static_cast<unsigned>(bits));
    EXPECT_EQ(samples.components, components);
    EXPECT_EQ(samples.alpha, nullptr);
  }
}

TEST(Png, PaletteIsCopiedWithItsData) {
  Png png{3, 1, 2, 3, {"\x18"s}};
  png.chunks = png_chunk("PLTE", "aaabbbccc");
  Samples const samples = samples_of(png);
  EXPECT_EQ(samples.palette, "aaabbbccc");
  EXPECT_EQ(samples.components, 1U);
  EXPECT_EQ(rows_of(samples), (std::vector{"\x18"s}));
}

TEST(Png, AlphaIsTakenApart) {
  Samples const samples = samples_of({2, 2, 8, 6, {"rgbARGBa", "123\xFF"s + "456\0"s}});
  EXPECT_EQ(rows_of(samples), (std::vector{"rgbRGB"s, "123456"s}));
  ASSERT_NE(samples.alpha, nullptr);
  EXPECT_EQ(samples.alpha->components, 1U);
  EXPECT_EQ(rows_of(*samples.alpha), (std::vector{"Aa"s, "\xFF\0"s}));
  Samples const deep = samples_of({1, 1, 16, 4, {"ghAB"}});
  EXPECT_EQ(rows_of(deep), (std::vector{"gh"s}));
  EXPECT_EQ(deep.alpha->bits, 16U);
  EXPECT_EQ(rows_of(*deep.alpha), (std::vector{"AB"s}));
}

TEST(Png, AlphaThatIsOpaqueEverywhereIsLeftOut) {
  EXPECT_EQ(samples_of({1, 1, 8, 6, {"rgb\xFF"}}).alpha, nullptr);
}

TEST(Png, AlphaOfAPaletteIsLookedUp) {
  Png png{4, 1, 2, 3, {"\x1B"s}};
  png.chunks = png_chunk("PLTE", "aaabbbcccddd") + png_chunk("tRNS", "\x10\x20"s);
  Samples const samples = samples_of(png);
  EXPECT_EQ(samples.palette, "aaabbbcccddd");
  EXPECT_EQ(rows_of(samples), (std::vector{"\x1B"s}));
  ASSERT_NE(samples.alpha, nullptr);
  EXPECT_EQ(rows_of(*samples.alpha), (std::vector{"\x10\x20\xFF\xFF"s}));
}

TEST(Png, TransparentColourIsAColourKey) {
  Png png{1, 1, 8, 2, {"abc"}};
  png.chunks = png_chunk("tRNS", "\0a\0b\0c"s);
  EXPECT_EQ(samples_of(png).colour_key, (std::vector<std::uint32_t>{'a', 'a', 'b', 'b', 'c', 'c'}));
  EXPECT_NE(png_bytes(png).find(samples_of(png).data), std::string::npos);
}

TEST(Png, InterlacingIsUndone) {
  std::vector<std::string> rows;
  for (char y = 0; y < 9; ++y) {
    rows.emplace_back();
    for (char x = 0; x < 10; ++x) rows.back() += {x, y, 'z'};
  }
  Png const png{10, 9, 8, 2, rows, "", true};
  EXPECT_EQ(rows_of(samples_of(png)), rows);
  Png const bits{10, 2, 1, 0, {"\xA5\x40", "\x5A\x80"}, "", true};
  EXPECT_EQ(rows_of(samples_of(bits)), bits.rows);
}

TEST(Png, AnotherGammaBecomesThatOfSrgb) {
  Png png{3, 1, 8, 0, {"\0\x80\xFF"s}};
  png.chunks = png_chunk("gAMA", test::big_endian_32(100000));
  std::string const row = rows_of(samples_of(png)).front();
  EXPECT_EQ(row.front(), '\0');
  EXPECT_EQ(row.back(), '\xFF');
  EXPECT_NEAR(static_cast<unsigned char>(row[1]), 188, 2);  // Half of the light.
  png.chunks = png_chunk("gAMA", test::big_endian_32(45455));
  EXPECT_EQ(rows_of(samples_of(png)), png.rows);
  png.chunks = png_chunk("gAMA", test::big_endian_32(100000)) + png_chunk("sRGB", "\0"s);
  EXPECT_EQ(rows_of(samples_of(png)), png.rows);
}

TEST(Png, ProfileOfTheRightColoursIsKept) {
  Fault fault;
  Png png{1, 1, 8, 2, {"abc"}};
  png.chunks = png_chunk("iCCP", "n\0\0"s + test::zlib_data(test::icc_profile("RGB ")));
  EXPECT_EQ(samples_of(png).profile, test::icc_profile("RGB "));
  EXPECT_TRUE(read_image(png_bytes(png), fault)->remarks.empty());
  png.chunks = png_chunk("iCCP", "n\0\0"s + test::zlib_data(test::icc_profile("GRAY")));
  EXPECT_EQ(samples_of(png).profile, "");
  auto const image = read_image(png_bytes(png), fault);
  ASSERT_EQ(image->remarks.size(), 1U);
  EXPECT_EQ(image->remarks[0].code, "image-profile-ignored");
}

TEST(Png, ProfileThatExpandsWithoutEndIsLeftOut) {
  Png png{1, 1, 8, 2, {"abc"}};
  png.chunks = png_chunk("iCCP", "n\0\0"s + test::zlib_data(std::string(std::size_t{9} << 20U, 'x')));
  EXPECT_EQ(samples_of(png).profile, "");
}

TEST(PngThatLies, AboutItsSize) {
  std::string bytes = test::plain_png(2, 2, "abc");
  bytes.replace(
      8, 25, png_chunk("IHDR", test::big_endian_32(0x7FFFFFFF) + test::big_endian_32(0x7FFFFFFF) + "\x08\x02\0\0\0"s));
  EXPECT_EQ(fault_of(bytes), "image of 2147483647 by 2147483647 pixels is larger than 150000000 pixels");
  bytes.replace(8, 25, png_chunk("IHDR", test::big_endian_32(10000) + test::big_endian_32(10000) + "\x08\x02\0\0\0"s));
  EXPECT_EQ(fault_of(bytes), "image is damaged: its picture data is not whole");
  bytes.replace(8, 25, png_chunk("IHDR", test::big_endian_32(0) + test::big_endian_32(1) + "\x08\x02\0\0\0"s));
  EXPECT_EQ(fault_of(bytes), "image is damaged: its width or height is 0");
}

TEST(PngThatLies, AboutMoreThanItHas) {
  std::string const bytes = test::plain_png(4, 4, "abc");
  for (std::size_t length = 8; length < bytes.size(); ++length) {
    EXPECT_NE(fault_of(bytes.substr(0, length)), "") << length;
  }
}

TEST(PngThatLies, WithDataThatGoesOnAfterTheLastRow) {
  Png png{1, 1, 8, 2, {"abc" + std::string(std::size_t{8} << 20U, '\0')}};
  Fault fault;
  EXPECT_TRUE(read_image(png_bytes(png), fault)) << fault.message;
  Samples const samples = samples_of(png);
  EXPECT_EQ(rows_of(samples), (std::vector{"abc"s}));
  EXPECT_LT(samples.data.size(), 100U);
}

TEST(PngThatLies, WithUnknownFiltersFormatsAndSums) {
  EXPECT_EQ(fault_of(png_bytes({1, 1, 3, 2, {"abc"}})), "image is damaged: IHDR has values that PNG does not know");
  EXPECT_EQ(fault_of(png_bytes({1, 1, 8, 3, {"a"}})), "image is damaged: its palette is missing or of a wrong size");
  std::string bytes = png_bytes({1, 1, 8, 2, {"abc"}});
  bytes.replace(bytes.find("IDAT") + 6, 1, "?");
  EXPECT_EQ(fault_of(bytes), "image is damaged: chunk IDAT has a wrong check sum");
  std::string const header = test::big_endian_32(1) + test::big_endian_32(1) + "\x08\x02\0\0\0"s;
  EXPECT_EQ(fault_of("\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) +
                     png_chunk("IDAT", test::zlib_data("\x05"
                                                       "abc")) +
                     png_chunk("IEND", "")),
            "image is damaged: its picture data is not whole");
}

}  // namespace
}  // namespace closeout::images
