#include "images/samples.hpp"

#include "base/sha256.hpp"
#include "images/image_file.hpp"

namespace closeout::images {

std::optional<Samples> load_samples(Image const& image, Fault& fault) {
  std::optional<std::string> read;
  if (!image.path.empty()) {
    read = read_image_file(image.path, fault);
    if (read && base::sha256_hex(*read) != image.hash) {
      fault = base::warning("image-changed", "image " + image.path.string() + " was changed while it was read");
      fault.arguments = {{"file", image.path.string()}};
      read.reset();
    }
    if (!read) return std::nullopt;
  }
  std::string const& bytes = read ? *read : image.bytes;
  return image.format == Format::Png ? png_samples(bytes, fault) : jpeg_samples(bytes, fault);
}

}  // namespace closeout::images
