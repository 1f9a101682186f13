#include "images/image_library.hpp"

#include <fmt/format.h>

#include "base/data_url.hpp"
#include "images/image_file.hpp"
#include "images/jpeg_header.hpp"
#include "images/png_header.hpp"

namespace closeout::images {
namespace {

/// An XML text begins with "<", after a byte order mark and white space.
bool looks_like_xml(std::string_view bytes) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  std::size_t const first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '<';
}

Fault not_supported(std::string_view address) {
  constexpr std::size_t enough_to_know_it = 60;
  std::string const shown(address.substr(0, enough_to_know_it));
  Fault fault =
      base::warning("image-address", fmt::format("\"{}\" is not the address of a file beside the document", shown));
  fault.hint = "put the picture beside the document and give its name";
  fault.arguments = {{"address", shown}};
  return fault;
}

ImageRef finished(std::string_view bytes, std::filesystem::path path, Fault& fault) {
  auto image = read_image(bytes, fault);
  if (!image) return nullptr;
  image->path = std::move(path);
  if (image->path.empty()) image->bytes = bytes;
  return std::make_shared<Image const>(std::move(*image));
}

}  // namespace

Library::Opened Library::open_address(std::string_view address, std::optional<std::filesystem::path> const& file) {
  Opened opened;
  std::optional<std::string> bytes;
  std::filesystem::path path;
  if (base::is_data_url(address)) {
    bytes = base::data_url_content(address);
    if (!bytes) opened.fault = damaged("its data: address is malformed");
  } else if (file) {
    path = *file;
    bytes = read_image_file(path, opened.fault);
  } else {
    opened.fault = not_supported(address);
  }
  if (!bytes) return opened;
  if (!is_png(*bytes) && !is_jpeg(*bytes) && looks_like_xml(*bytes)) {
    bool const is_file = !path.empty();
    opened.picture = SvgSource{std::move(path), is_file ? std::string() : std::move(*bytes)};
  } else if (ImageRef image = finished(*bytes, std::move(path), opened.fault)) {
    opened.picture = std::move(image);
  }
  return opened;
}

Library::Picture Library::told(std::string const& key, std::string_view address,
                               std::optional<std::filesystem::path> const& file, base::SourcePlace const& place,
                               base::Diagnostics& diagnostics) {
  auto const add = [&](Fault fault) {
    fault.place = place;
    diagnostics.add(std::move(fault));
  };
  auto const known = opened_.find(key);
  Opened const opened = known != opened_.end() ? known->second : open_address(address, file);
  if (auto const* image = std::get_if<ImageRef>(&opened.picture)) {
    for (Fault const& remark : (*image)->remarks) add(remark);
  }
  if (std::holds_alternative<std::monostate>(opened.picture)) add(opened.fault);
  if (file) opened_.emplace(key, opened);
  return opened.picture;
}

Library::Picture Library::open(std::string_view address, base::SourcePlace const& place,
                               base::Diagnostics& diagnostics) {
  auto const file = base::is_data_url(address) ? std::nullopt : file_of(address, directory_);
  return told(file ? file->string() : std::string(), address, file, place, diagnostics);
}

Library::Picture Library::open_path(std::string_view address, base::SourcePlace const& place,
                                    base::Diagnostics& diagnostics) {
  bool const is_path = !address.empty() && !has_scheme(address) && !address.starts_with('#');
  auto const file = is_path ? std::optional(std::filesystem::path(address)) : std::nullopt;
  return told(file ? file->string() : std::string(), address, file, place, diagnostics);
}

}  // namespace closeout::images
