#pragma once

#include <string_view>

namespace closeout::pdf {

/// The sRGB colour space (IEC 61966-2-1) as an ICC profile of 588 bytes.
[[nodiscard]] std::string_view srgb_profile();

}  // namespace closeout::pdf
