#pragma once
// The marker segments of a JPEG (ITU-T T.81 annex B) that say what its samples are.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "images/image.hpp"

namespace closeout::images {

/// What the components stand for in the file (Adobe technical note 5116; ITU-T T.871).
enum class JpegColour : std::uint8_t { Grey, Rgb, YCbCr, Cmyk, Ycck };

struct JpegHeader {
  std::uint32_t width = 0, height = 0;
  std::uint32_t components = 0;
  JpegColour colour = JpegColour::YCbCr;
  bool has_adobe_marker = false;  ///< With four components: the samples are inverted, as Photoshop writes them.
  Orientation orientation = Orientation::Upright;
  std::optional<double> resolution;
  std::string profile;          ///< ICC; empty if there is none or it is not whole.
  std::size_t end_of_data = 0;  ///< What stands after the end marker is no part of the image.
};

[[nodiscard]] bool is_jpeg(std::string_view bytes);
/// Refuses what a PDF's DCTDecode cannot show (ISO 32000-1 section 7.4.8): lossless and arithmetic coding, 12 bits.
/// Assumes is_jpeg().
[[nodiscard]] std::optional<JpegHeader> read_jpeg_header(std::string_view bytes, Fault& fault);

}  // namespace closeout::images
