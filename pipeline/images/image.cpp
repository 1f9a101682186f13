#include "images/image.hpp"

#include <fmt/format.h>

#include "base/sha256.hpp"
#include "images/icc_profile.hpp"
#include "images/jpeg_header.hpp"
#include "images/limits.hpp"
#include "images/png_data_check.hpp"
#include "images/png_header.hpp"

namespace closeout::images {
namespace {

Fault profile_ignored() {
  return base::warning("image-profile-ignored", "image has a colour profile that a PDF may not have; it is left out");
}

Fault inks_converted() {
  Fault fault = base::warning("image-cmyk-converted", "image has four inks without a colour profile; they become sRGB");
  fault.hint = "save the picture in sRGB, or with its profile";
  return fault;
}

bool has_usable_profile(PngHeader const& header) {
  bool const is_grey = header.colour == PngColour::Grey || header.colour == PngColour::GreyAlpha;
  auto const profile = decompressed_profile(header.profile);
  return profile && is_usable_profile(*profile, is_grey ? 1 : 3);
}

std::optional<Image> read_png(std::string_view bytes, Fault& fault) {
  auto const header = read_png_header(bytes, fault);
  if (!header || !check_png_data(*header, fault)) return std::nullopt;
  Image image;
  image.format = Format::Png;
  image.width = header->width;
  image.height = header->height;
  image.resolution = header->resolution;
  image.has_transparency = header->has_alpha_channel() || !header->transparency.empty();
  if (!header->profile.empty() && !has_usable_profile(*header)) image.remarks.push_back(profile_ignored());
  return image;
}

std::optional<Image> read_jpeg(std::string_view bytes, Fault& fault) {
  auto const header = read_jpeg_header(bytes, fault);
  if (!header) return std::nullopt;
  Image image;
  image.format = Format::Jpeg;
  image.width = header->width;
  image.height = header->height;
  image.orientation = header->orientation;
  image.resolution = header->resolution;
  bool const has_profile = is_usable_profile(header->profile, header->components);
  if (!has_profile && header->components == 4) {
    image.remarks.push_back(inks_converted());
  } else if (!has_profile && !header->profile.empty()) {
    image.remarks.push_back(profile_ignored());
  }
  return image;
}

}  // namespace

Fault damaged(std::string what) {
  Fault fault = base::warning("image-damaged", fmt::format("image is damaged: {}", what));
  fault.hint = "export the picture again";
  fault.arguments = {{"what", std::move(what)}};
  return fault;
}

Fault too_large(std::uint64_t width, std::uint64_t height) {
  Fault fault = base::warning("image-too-large", fmt::format("image of {} by {} pixels is larger than {} pixels", width,
                                                             height, greatest_pixels));
  fault.hint = "make the picture smaller";
  fault.arguments = {
      {"width", std::to_string(width)}, {"height", std::to_string(height)}, {"limit", std::to_string(greatest_pixels)}};
  return fault;
}

std::optional<Image> read_image(std::string_view bytes, Fault& fault) {
  std::optional<Image> image;
  if (is_png(bytes)) {
    image = read_png(bytes, fault);
  } else if (is_jpeg(bytes)) {
    image = read_jpeg(bytes, fault);
  } else {
    fault = base::warning("image-format-unknown", "image is neither PNG, JPEG nor SVG");
    fault.hint = "save the picture as PNG, JPEG or SVG";
  }
  if (image) image->hash = base::sha256_hex(bytes);
  return image;
}

}  // namespace closeout::images
