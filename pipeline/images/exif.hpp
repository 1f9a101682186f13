#pragma once

#include <optional>
#include <string_view>

#include "images/image.hpp"

namespace closeout::images {

struct Exif {
  Orientation orientation = Orientation::Upright;
  std::optional<double> resolution;  ///< Dots per CSS pixel.
};

/// The first directory of the TIFF structure that an Exif segment holds (Exif 2.3 section 4.6); what is broken in it is
/// as if it were not there.
[[nodiscard]] Exif read_exif(std::string_view tiff);

}  // namespace closeout::images
