#include "images/icc_profile.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "images/bytes.hpp"
#include "images/limits.hpp"

namespace closeout::images {
namespace {

// ISO 15076-1 section 7.2: the header.
constexpr std::size_t header_size = 128;
constexpr std::size_t version_at = 8, class_at = 12, space_at = 16, signature_at = 36;
constexpr std::array<std::string_view, 4> classes{"mntr", "scnr", "prtr", "spac"};

std::string_view colour_space(std::uint32_t components) {
  if (components == 1) return "GRAY";
  return components == 3 ? "RGB " : "CMYK";
}

}  // namespace

bool is_usable_profile(std::string_view profile, std::uint32_t components) {
  if (profile.size() < header_size || big_endian_32(profile, 0) != profile.size()) return false;
  std::uint32_t const major = byte_at(profile, version_at), minor = byte_at(profile, version_at + 1) >> 4U;
  bool const is_known_version = major >= 2 && (major < 4 || (major == 4 && minor <= 2));
  bool const is_of_device = std::find(classes.begin(), classes.end(), profile.substr(class_at, 4)) != classes.end();
  return is_known_version && is_of_device && profile.substr(space_at, 4) == colour_space(components) &&
         profile.substr(signature_at, 4) == "acsp";
}

std::optional<std::string> decompressed_profile(std::string_view compressed) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return std::nullopt;
  // zlib does not write to its input, though its type says so.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  std::string profile;
  std::array<char, 1U << 14U> block;
  int status = Z_OK;
  while (status == Z_OK && profile.size() <= greatest_profile_bytes) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_NO_FLUSH);
    profile.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END || profile.size() > greatest_profile_bytes) return std::nullopt;
  return profile;
}

}  // namespace closeout::images
