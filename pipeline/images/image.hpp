#pragma once
// A raster image, known by its header: what layout asks about it. Its samples stay in the file until they are written.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::images {

enum class Format : std::uint8_t { Png, Jpeg };

/// Where the stored rows and columns stand in the picture (Exif 2.3 section 4.6.4, tag 0x0112); the value is the tag's.
enum class Orientation : std::uint8_t {
  Upright = 1,
  FlippedHorizontally,
  UpsideDown,
  FlippedVertically,
  Transposed,
  TurnedRight,  ///< To be shown it is turned a quarter clockwise.
  Transversed,
  TurnedLeft,
};

/// Immutable once opened; shared by every use in a document.
struct Image {
  Format format = Format::Png;
  std::uint32_t width = 0, height = 0;  ///< Of the stored samples, in pixels; neither is 0.
  Orientation orientation = Orientation::Upright;
  std::optional<double> resolution;  ///< The file's own, in dots per CSS pixel (pHYs, JFIF, Exif).
  bool has_transparency = false;
  std::string hash;                       ///< SHA-256 of the bytes: equal images are one image.
  std::filesystem::path path;             ///< Empty: the bytes are here:
  std::string bytes;                      ///< of a data: URL.
  std::vector<base::Diagnostic> remarks;  ///< Warnings without a place: what of it is not shown as it is.

  /// Whether the picture as shown has rows where the samples have columns.
  [[nodiscard]] bool is_on_its_side() const { return orientation >= Orientation::Transposed; }
  [[nodiscard]] std::uint32_t shown_width() const { return is_on_its_side() ? height : width; }
  [[nodiscard]] std::uint32_t shown_height() const { return is_on_its_side() ? width : height; }
};

using ImageRef = std::shared_ptr<Image const>;

/// What is wrong with an image: a warning without a place.
using Fault = base::Diagnostic;
[[nodiscard]] Fault damaged(std::string what);
/// A size that no image here may have.
[[nodiscard]] Fault too_large(std::uint64_t width, std::uint64_t height);

/// Reads the header of a PNG or JPEG and checks that its data is whole, in memory bounded whatever the header says.
/// `path` and `bytes` of the result are left empty.
[[nodiscard]] std::optional<Image> read_image(std::string_view bytes, Fault& fault);

}  // namespace closeout::images
