#pragma once
// PNGs and JPEGs of a few pixels, and broken ones: USES tiny_images.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::test {

/// A chunk with its right check sum.
[[nodiscard]] std::string png_chunk(std::string_view type, std::string_view data);
[[nodiscard]] std::string big_endian_32(std::uint32_t value);
[[nodiscard]] std::string zlib_data(std::string_view bytes);

/// What stands in a PNG; `rows` are samples without filter bytes, packed as PNG packs them.
struct Png {
  std::uint32_t width = 1, height = 1;
  int bits = 8;
  int colour_type = 2;
  std::vector<std::string> rows = {};
  std::string chunks = {};  ///< Before the data: png_chunk("PLTE", ...) and others.
  bool is_interlaced = false;
};
[[nodiscard]] std::string png_bytes(Png const& png);
/// One colour all over, three samples of 8 bits.
[[nodiscard]] std::string plain_png(std::uint32_t width, std::uint32_t height, std::string_view rgb);

struct Jpeg {
  std::uint32_t width = 8, height = 8;
  int components = 3;         ///< 1 grey, 3 YCbCr, 4 inks.
  std::string pixel = {};     ///< The colour of all pixels, a byte a component (red, green, blue; ink is 255).
  std::string segments = {};  ///< After the start: jpeg_segment(0xE1, ...) and others.
  bool is_progressive = false;
};
[[nodiscard]] std::string jpeg_bytes(Jpeg const& jpeg);
[[nodiscard]] std::string jpeg_segment(unsigned char marker, std::string_view data);
/// An APP1 segment that says how the picture is turned.
[[nodiscard]] std::string exif_orientation(unsigned char orientation);
/// An ICC profile as far as its header goes.
[[nodiscard]] std::string icc_profile(std::string_view colour_space);

[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace closeout::test
