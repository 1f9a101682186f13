#pragma once

#include "images/png_header.hpp"

namespace closeout::images {

/// Decompresses the picture data in a small buffer and throws it away: are all rows there, each with a filter that
/// exists? What comes after the last row is never looked at, so that data which expands without end costs nothing.
[[nodiscard]] bool check_png_data(PngHeader const& header, Fault& fault);

/// Whether the data ends with its last row; what goes on is not fit to be copied.
[[nodiscard]] bool ends_with_last_row(PngHeader const& header);

}  // namespace closeout::images
