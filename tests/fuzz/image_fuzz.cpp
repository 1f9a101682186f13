// Any bytes as a PNG or JPEG: a size and samples, or a fault; never more memory than the limits allow.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "images/samples.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout::images;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  Fault fault;
  auto const image = read_image(bytes, fault);
  if (!image) {
    if (fault.message.empty()) std::abort();
    return 0;
  }
  if (image->width == 0 || image->height == 0) std::abort();
  static_cast<void>(image->format == Format::Png ? png_samples(bytes, fault) : jpeg_samples(bytes, fault));
  return 0;
}
