#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace closeout::base {

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

struct FileDigest {
  std::string sha256;
  std::uint64_t bytes = 0;
};
/// Of a file's bytes, read in blocks; nothing if it cannot be read.
[[nodiscard]] std::optional<FileDigest> digest_of(std::filesystem::path const& file);

}  // namespace closeout::base
