#pragma once
// From an address in a document to the bytes of an image.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "images/image.hpp"

namespace closeout::images {

/// URL standard section 4.3: letters, digits and "+-." before a colon that stands before any slash.
[[nodiscard]] bool has_scheme(std::string_view address);

/// The file that a relative address (URL standard, path-relative) names below `base`; a query and a fragment are left
/// out. Nothing if it has a scheme or begins with a slash.
[[nodiscard]] std::optional<std::filesystem::path> file_of(std::string_view address, std::filesystem::path const& base);

/// Bytes of a regular file; nothing, with the fault, if there is none, it cannot be read or is larger than an image
/// may be.
[[nodiscard]] std::optional<std::string> read_image_file(std::filesystem::path const& path, Fault& fault);

}  // namespace closeout::images
