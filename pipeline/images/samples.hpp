#pragma once
// An image's samples in a form that a PDF image XObject takes as it is (ISO 32000-1 section 8.9.5).

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "images/image.hpp"

namespace closeout::images {

enum class Coding : std::uint8_t {
  PngRows,  ///< zlib data of rows with PNG filters (FlateDecode with Predictor 15, section 7.4.4.4).
  Jpeg,     ///< DCTDecode, section 7.4.8.
};

struct Samples {
  Coding coding = Coding::PngRows;
  std::uint32_t width = 0, height = 0;
  std::uint32_t bits = 8;
  std::uint32_t components = 3;  ///< In the stream: 1 for an index into `palette`.
  std::string data;
  std::string palette;                    ///< Red, green, blue; empty: the samples are colours.
  std::string profile;                    ///< ICC, for a colour or the palette's colours; empty: sRGB or its grey.
  std::vector<std::uint32_t> colour_key;  ///< Pairs: what is transparent (section 8.9.6.4).
  bool is_inverted = false;               ///< Every sample: 0 is the most.
  bool is_rgb_jpeg = false;               ///< A JPEG of three components that are not YCbCr.
  std::unique_ptr<Samples> alpha;         ///< Soft mask (section 11.6.5.3).
};

/// The samples of an opened image. PNGs without alpha and interlacing, and JPEGs, are copied; others are read and
/// written again row by row. A colour profile that PDF does not allow is left out; inks without one become sRGB. Empty,
/// with the fault, if the file is no longer what it was.
[[nodiscard]] std::optional<Samples> load_samples(Image const& image, Fault& fault);

/// The same for bytes at hand.
[[nodiscard]] std::optional<Samples> png_samples(std::string_view bytes, Fault& fault);
[[nodiscard]] std::optional<Samples> jpeg_samples(std::string_view bytes, Fault& fault);

}  // namespace closeout::images
