#include "images/image_file.hpp"

#include <fmt/format.h>

#include <fstream>

#include "base/data_url.hpp"
#include "images/limits.hpp"

namespace closeout::images {
namespace {

namespace fs = std::filesystem;

Fault file_fault(std::string code, std::string_view what, fs::path const& path) {
  Fault fault = base::warning(std::move(code), fmt::format("image {} {}", path.string(), what));
  fault.hint = "check the address; it is relative to the document";
  fault.arguments = {{"file", path.string()}};
  return fault;
}

}  // namespace

bool has_scheme(std::string_view address) {
  std::size_t const end =
      address.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
  return end != std::string_view::npos && end > 0 && address[end] == ':';
}

std::optional<fs::path> file_of(std::string_view address, fs::path const& base) {
  address = address.substr(0, address.find_first_of("?#"));
  if (address.empty() || address.starts_with('/') || has_scheme(address)) return std::nullopt;
  std::string const name = base::percent_decoded(address);
  if (name.find('\0') != std::string::npos || name.starts_with('/')) return std::nullopt;
  return base / name;
}

std::optional<std::string> read_image_file(fs::path const& path, Fault& fault) {
  std::error_code error;
  // Only a regular file: a device or a pipe need not have an end.
  if (!fs::is_regular_file(path, error)) {
    fault = file_fault("image-not-found", "is not found", path);
    return std::nullopt;
  }
  std::uintmax_t const size = fs::file_size(path, error);
  if (error || size > greatest_file_bytes) {
    fault = file_fault("image-file-too-large", fmt::format("is larger than {} MiB", greatest_file_bytes >> 20U), path);
    fault.arguments.emplace_back("limit", std::to_string(greatest_file_bytes >> 20U));
    fault.hint = "make the picture smaller";
    return std::nullopt;
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) {
    fault = file_fault("image-unreadable", "cannot be read", path);
    fault.hint = "check its permissions";
    return std::nullopt;
  }
  return bytes;
}

}  // namespace closeout::images
