#include "images/bytes.hpp"
#include "images/icc_profile.hpp"
#include "images/png_data_check.hpp"
#include "images/png_header.hpp"
#include "images/png_recoding.hpp"
#include "images/samples.hpp"

namespace closeout::images {
namespace {

/// A gamma this near to 1/2.2 looks like sRGB's own curve; libpng draws the line there too.
constexpr double srgb_gamma = 0.45455, gamma_tolerance = 0.025;

bool has_other_gamma(PngHeader const& header) {
  return header.gamma && (*header.gamma < srgb_gamma - gamma_tolerance || *header.gamma > srgb_gamma + gamma_tolerance);
}

/// What a PDF shows as it stands; a transparent colour is one there too, but a palette's alpha is not.
bool is_simple(PngHeader const& header) {
  bool const has_palette_alpha = header.colour == PngColour::Indexed && !header.transparency.empty();
  return !header.is_interlaced && !header.has_alpha_channel() && !has_palette_alpha && !header.gamma &&
         ends_with_last_row(header);
}

std::vector<std::uint32_t> colour_key(PngHeader const& header) {
  std::vector<std::uint32_t> key;
  if (header.colour == PngColour::Indexed) return key;
  std::uint32_t const mask = (1U << header.bit_depth) - 1;
  for (std::size_t at = 0; at + 1 < header.transparency.size(); at += 2) {
    std::uint32_t const value = big_endian_16(header.transparency, at) & mask;
    key.insert(key.end(), {value, value});
  }
  return key;
}

/// Assumes that the PNG has neither alpha nor interlacing.
Samples samples_of(PngHeader const& header) {
  Samples samples;
  samples.width = header.width;
  samples.height = header.height;
  samples.bits = header.bit_depth;
  samples.components = header.channels();
  samples.palette = header.palette;
  for (std::string_view const part : header.data) samples.data += part;
  return samples;
}

void add_profile(Samples& samples, PngHeader const& header) {
  std::uint32_t const components = samples.palette.empty() ? samples.components : 3;
  auto profile = header.profile.empty() ? std::nullopt : decompressed_profile(header.profile);
  if (profile && is_usable_profile(*profile, components)) samples.profile = std::move(*profile);
}

std::optional<Samples> samples_of_recoded(std::string_view bytes, PngHeader const& header, Fault& fault) {
  auto const recoded = recode_png(bytes, header);
  if (!recoded) fault = damaged("its picture data is not whole");
  auto const colour = recoded ? read_png_header(recoded->colour, fault) : std::nullopt;
  if (!colour) return std::nullopt;
  Samples samples = samples_of(*colour);
  if (recoded->alpha.empty()) return samples;
  if (auto const alpha = read_png_header(recoded->alpha, fault)) {
    samples.alpha = std::make_unique<Samples>(samples_of(*alpha));
  }
  return samples;
}

}  // namespace

std::optional<Samples> png_samples(std::string_view bytes, Fault& fault) {
  auto header = read_png_header(bytes, fault);
  if (!header) return std::nullopt;
  if (!has_other_gamma(*header)) header->gamma.reset();
  bool const is_copied = is_simple(*header);
  // Interlacing does not touch the colours, so a transparent one stays one.
  bool const keeps_key = is_copied || (!header->gamma && !header->has_alpha_channel());
  auto samples = is_copied ? std::optional(samples_of(*header)) : samples_of_recoded(bytes, *header, fault);
  if (!samples) return std::nullopt;
  if (keeps_key) samples->colour_key = colour_key(*header);
  add_profile(*samples, *header);
  return samples;
}

}  // namespace closeout::images
