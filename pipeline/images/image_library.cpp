#include "images/image_library.hpp"

#include <fmt/format.h>

#include "images/data_url.hpp"
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

Library::Opened Library::open_address(std::string_view address) const {
  Opened opened;
  std::optional<std::string> bytes;
  std::filesystem::path path;
  if (is_data_url(address)) {
    bytes = data_url_content(address);
    if (!bytes) opened.fault = damaged("its data: address is malformed");
  } else if (auto const file = file_of(address, directory_)) {
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

Library::Picture Library::open(std::string_view address, base::SourcePlace const& place,
                               base::Diagnostics& diagnostics) {
  auto const add = [&](Fault fault) {
    fault.place = place;
    diagnostics.add(std::move(fault));
  };
  auto const known = opened_.find(address);
  bool const is_new = known == opened_.end();
  Opened opened = is_new ? open_address(address) : known->second;
  if (auto const* image = std::get_if<ImageRef>(&opened.picture); image != nullptr) {
    for (Fault const& remark : (*image)->remarks) add(remark);
  }
  if (std::holds_alternative<std::monostate>(opened.picture)) add(opened.fault);
  bool const is_kept = is_new && !is_data_url(address);
  if (is_kept) opened_.emplace(address, opened);
  return opened.picture;
}

}  // namespace closeout::images
