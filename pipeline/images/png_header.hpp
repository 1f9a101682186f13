#pragma once
// The chunks of a PNG (Portable Network Graphics, third edition, sections 5 and 11) that say what its samples are.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "images/image.hpp"

namespace closeout::images {

/// Section 11.2.1, table 8.
enum class PngColour : std::uint8_t { Grey = 0, Rgb = 2, Indexed = 3, GreyAlpha = 4, RgbAlpha = 6 };

struct PngHeader {
  std::uint32_t width = 0, height = 0;
  std::uint32_t bit_depth = 8;
  PngColour colour = PngColour::Rgb;
  bool is_interlaced = false;
  std::string_view palette;       ///< PLTE, red, green, blue.
  std::string_view transparency;  ///< tRNS
  std::optional<double> gamma;    ///< gAMA, unless sRGB or a profile says better.
  std::string_view profile;       ///< iCCP, compressed.
  std::optional<double> resolution;
  std::vector<std::string_view> data;  ///< IDAT, in order.

  [[nodiscard]] bool has_alpha_channel() const {
    return colour == PngColour::GreyAlpha || colour == PngColour::RgbAlpha;
  }
  [[nodiscard]] std::uint32_t channels() const;
  /// Bytes of a row of `columns` pixels, without the byte of its filter.
  [[nodiscard]] std::uint64_t row_bytes(std::uint32_t columns) const;
};

[[nodiscard]] bool is_png(std::string_view bytes);
/// The views of the result point into `bytes`. Assumes is_png().
[[nodiscard]] std::optional<PngHeader> read_png_header(std::string_view bytes, Fault& fault);

}  // namespace closeout::images
