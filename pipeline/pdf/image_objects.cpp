#include "pdf/image_objects.hpp"

#include "base/sha256.hpp"
#include "pdf/deflate.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {
namespace {

using images::Coding;
using images::Samples;

std::uint32_t colour_components(Samples const& samples) {
  return samples.palette.empty() ? samples.components : 3;
}

/// Samples of the output intent's space (ISO 19005-3 section 6.2.4.3: sRGB, whose grey is DeviceGray).
std::string_view device_space(std::uint32_t components) {
  return components == 1 ? "/DeviceGray" : "/DeviceRGB";
}

void append_entry(std::string& to, std::string_view key, std::int64_t value) {
  to += key;
  to += ' ';
  append_integer(to, value);
}

// 7.4.4.4: 15 says that every row names its own filter, as in a PNG.
void append_filter(std::string& to, Samples const& samples) {
  if (samples.coding == Coding::Jpeg) {
    to += "/Filter/DCTDecode";
    if (samples.is_rgb_jpeg) to += "/DecodeParms<</ColorTransform 0>>";
    return;
  }
  to += "/Filter/FlateDecode/DecodeParms<</Predictor 15";
  append_entry(to, "/Colors", samples.components);
  append_entry(to, "/BitsPerComponent", samples.bits);
  append_entry(to, "/Columns", samples.width);
  to += ">>";
}

void append_colour_key(std::string& to, Samples const& samples) {
  if (samples.colour_key.empty()) return;
  to += "/Mask[";
  for (std::uint32_t const value : samples.colour_key) {
    append_integer(to, value);
    to += ' ';
  }
  to.back() = ']';
}

// Table 89: the usual ranges, from their ends.
void append_inverted_decode(std::string& to, Samples const& samples) {
  if (!samples.is_inverted) return;
  to += "/Decode[";
  for (std::uint32_t i = 0; i < samples.components; ++i) to += i == 0 ? "1 0" : " 1 0";
  to += ']';
}

}  // namespace

ObjectNumber ImageObjects::object_of(images::Image const& image) {
  ObjectNumber& number = objects_[image.hash];
  if (number != 0) return number;
  images::Fault fault;
  if (auto const samples = images::load_samples(image, fault)) {
    number = write(*samples);
  } else {
    number = assembler_.reserve();  // A page names it, but the document is refused.
    faults_.push_back(std::move(fault));
  }
  return number;
}

ObjectNumber ImageObjects::write(Samples const& samples) {
  ObjectNumber const mask = samples.alpha ? write(*samples.alpha) : 0;
  std::string const space = colour_space(samples);
  std::string entries = "/Type/XObject/Subtype/Image/ColorSpace" + space;
  append_entry(entries, "/Width", samples.width);
  append_entry(entries, "/Height", samples.height);
  append_entry(entries, "/BitsPerComponent", samples.bits);
  append_filter(entries, samples);
  append_inverted_decode(entries, samples);
  append_colour_key(entries, samples);
  if (mask != 0) {
    entries += "/SMask ";
    append_reference(entries, mask);
  }
  return assembler_.add_stream(entries, samples.data);
}

std::string ImageObjects::colour_space(Samples const& samples) {
  std::string base(device_space(colour_components(samples)));
  if (!samples.profile.empty()) {
    base = "[/ICCBased ";
    append_reference(base, profile_object(samples.profile, colour_components(samples)));
    base += ']';
  }
  if (samples.palette.empty()) return base;
  // 8.6.6.3
  std::string space = "[/Indexed" + base;
  append_entry(space, "", static_cast<std::int64_t>(samples.palette.size() / 3) - 1);
  space += '<';
  append_hexadecimal(space, samples.palette);
  return space + ">]";
}

// 8.6.5.5; without Alternate, which would only repeat N.
ObjectNumber ImageObjects::profile_object(std::string const& profile, std::uint32_t components) {
  ObjectNumber& number = profiles_[base::sha256_hex(profile)];
  if (number != 0) return number;
  std::string entries;
  append_entry(entries, "/N", components);
  entries += "/Filter/FlateDecode";
  number = assembler_.add_stream(entries, deflated(profile, DeflateLevel::Fast));
  return number;
}

bool ImageObjects::report(base::Diagnostics& diagnostics) {
  bool const is_complete = faults_.empty();
  for (images::Fault& fault : faults_) {
    fault.severity = base::Severity::Error;
    diagnostics.add(std::move(fault));
  }
  faults_.clear();
  return is_complete;
}

}  // namespace closeout::pdf
