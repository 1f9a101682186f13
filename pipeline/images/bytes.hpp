#pragma once
// Whole numbers in the bytes of a file; the caller has checked that they are there.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace closeout::images {

[[nodiscard]] inline std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
[[nodiscard]] inline std::uint32_t big_endian_16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8U | byte_at(bytes, at + 1);
}
[[nodiscard]] inline std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
  return big_endian_16(bytes, at) << 16U | big_endian_16(bytes, at + 2);
}

}  // namespace closeout::images
