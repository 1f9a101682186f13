#pragma once
// What an image may ask for. A file that asks for more is refused with a finding before memory or time is spent on it.

#include <cstddef>
#include <cstdint>

namespace closeout::images {

/// Bytes of an image file or of a data: URL's content.
inline constexpr std::size_t greatest_file_bytes = std::size_t{256} << 20U;
/// Pixels of an image: A0 at 300 dots per inch has 139 million.
inline constexpr std::uint64_t greatest_pixels = 150'000'000;
/// Bytes of an interlaced PNG's samples: it alone must be whole in memory to be read.
inline constexpr std::uint64_t greatest_interlaced_bytes = std::uint64_t{256} << 20U;
/// Bytes of a colour profile, after decompression. Press profiles have up to 3 MB.
inline constexpr std::size_t greatest_profile_bytes = std::size_t{8} << 20U;

}  // namespace closeout::images
