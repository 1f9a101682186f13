#pragma once
// PNGs that a PDF cannot take as they are, read by libpng row by row and written as PNGs that it can.

#include <optional>
#include <string>

#include "images/png_header.hpp"

namespace closeout::images {

/// Colours and, apart from them, alpha; both PNGs that are neither interlaced nor transparent.
struct RecodedPng {
  std::string colour;
  std::string alpha;  ///< Grey; empty if every pixel is opaque.
};

/// Undoes interlacing, takes alpha and the transparency of palettes apart and brings samples of another gamma to sRGB.
/// Nothing if libpng finds the file broken.
[[nodiscard]] std::optional<RecodedPng> recode_png(std::string_view bytes, PngHeader const& header);

}  // namespace closeout::images
