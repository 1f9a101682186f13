#include "images/png_header.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>

#include "images/bytes.hpp"
#include "images/limits.hpp"

namespace closeout::images {
namespace {

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
/// Length, type and check sum of a chunk.
constexpr std::size_t chunk_overhead = 12;
constexpr double inches_per_metre = 1 / 0.0254;
constexpr double pixels_per_inch = 96;

struct Chunk {
  std::string_view type, data;
};

/// Section 5.3: what is in upper case must be understood.
bool is_critical(std::string_view type) {
  return type[0] >= 'A' && type[0] <= 'Z';
}

bool has_right_sum(std::string_view type_and_data, std::uint32_t sum) {
  return crc32_z(0, reinterpret_cast<Bytef const*>(type_and_data.data()), type_and_data.size()) == sum;
}

class HeaderReader {
 public:
  HeaderReader(std::string_view bytes, Fault& fault) : bytes_(bytes), fault_(fault) {}

  std::optional<PngHeader> run() {
    at_ = signature.size();
    auto const first = next();
    if (!first) return std::nullopt;
    if (first->type != "IHDR") return fail("the first chunk is not IHDR");
    if (!read_size(first->data)) return std::nullopt;
    for (auto chunk = next(); chunk; chunk = next()) {
      if (chunk->type == "IEND") return finished();
      if (!read_chunk(*chunk)) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  std::nullopt_t fail(std::string what) {
    fault_ = damaged(std::move(what));
    return std::nullopt;
  }

  std::optional<Chunk> next() {
    if (bytes_.size() - at_ < chunk_overhead) return fail("it is cut off");
    std::size_t const length = big_endian_32(bytes_, at_);
    if (length > bytes_.size() - at_ - chunk_overhead) return fail("it is cut off");
    std::string_view const type_and_data = bytes_.substr(at_ + 4, 4 + length);
    Chunk const chunk{type_and_data.substr(0, 4), type_and_data.substr(4)};
    bool const is_sound = has_right_sum(type_and_data, big_endian_32(bytes_, at_ + 8 + length));
    at_ += chunk_overhead + length;
    if (is_sound) return chunk;
    if (is_critical(chunk.type)) return fail(fmt::format("chunk {} has a wrong check sum", printable(chunk.type)));
    return Chunk{"", ""};  // Section 13.2: an ancillary chunk may be left out.
  }

  static std::string printable(std::string_view type) {
    std::string text(type);
    for (char& c : text) {
      if (c <= ' ' || c > '~') c = '?';
    }
    return text;
  }

  // Section 11.2.1
  bool read_size(std::string_view data) {
    if (data.size() != 13) return fail("IHDR has not 13 bytes"), false;
    header_.width = big_endian_32(data, 0);
    header_.height = big_endian_32(data, 4);
    header_.bit_depth = byte_at(data, 8);
    header_.colour = static_cast<PngColour>(data[9]);
    header_.is_interlaced = data[12] == 1;
    if (header_.width == 0 || header_.height == 0) return fail("its width or height is 0"), false;
    bool const is_known = is_known_format() && data[10] == 0 && data[11] == 0 && byte_at(data, 12) <= 1;
    if (!is_known) return fail("IHDR has values that PNG does not know"), false;
    return fits();
  }

  /// Table 8: which depths go with which colour type.
  [[nodiscard]] bool is_known_format() const {
    std::uint32_t const depth = header_.bit_depth;
    switch (header_.colour) {
      case PngColour::Grey:
        return depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case PngColour::Indexed:
        return depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case PngColour::Rgb:
      case PngColour::GreyAlpha:
      case PngColour::RgbAlpha:
        return depth == 8 || depth == 16;
    }
    return false;
  }

  bool fits() {
    std::uint64_t const pixels = std::uint64_t{header_.width} * header_.height;
    bool const is_small_enough = pixels <= greatest_pixels;
    bool const fits_memory =
        !header_.is_interlaced || header_.row_bytes(header_.width) * header_.height <= greatest_interlaced_bytes;
    if (is_small_enough && fits_memory) return true;
    fault_ = too_large(header_.width, header_.height);
    return false;
  }

  bool read_chunk(Chunk const& chunk) {
    if (chunk.type == "IDAT") {
      header_.data.push_back(chunk.data);
    } else if (chunk.type == "PLTE") {
      header_.palette = chunk.data;
    } else if (chunk.type == "tRNS") {
      header_.transparency = chunk.data;
    } else if (chunk.type == "gAMA" && chunk.data.size() == 4) {
      gamma_ = big_endian_32(chunk.data, 0) / 100000.0;
    } else if (chunk.type == "sRGB") {
      is_srgb_ = true;
    } else if (chunk.type == "iCCP") {
      read_profile(chunk.data);
    } else if (chunk.type == "pHYs" && chunk.data.size() == 9) {
      read_resolution(chunk.data);
    } else if (!chunk.type.empty() && is_critical(chunk.type)) {
      return fail(fmt::format("chunk {} is not known", printable(chunk.type))), false;
    }
    return true;
  }

  // Section 11.3.2.3: a name, a zero, the method (0), the compressed profile.
  void read_profile(std::string_view data) {
    std::size_t const end = data.find('\0');
    if (end != std::string_view::npos && end + 2 < data.size() && data[end + 1] == 0) {
      header_.profile = data.substr(end + 2);
    }
  }

  // Section 11.3.4.3; only its unit 1, the metre, says how large a pixel is.
  void read_resolution(std::string_view data) {
    std::uint32_t const per_metre = big_endian_32(data, 0);
    bool const is_known = data[8] == 1 && per_metre > 0 && per_metre == big_endian_32(data, 4);
    if (is_known) header_.resolution = per_metre / inches_per_metre / pixels_per_inch;
  }

  std::optional<PngHeader> finished() {
    if (header_.data.empty()) return fail("it has no picture data");
    bool const needs_palette = header_.colour == PngColour::Indexed;
    std::size_t const most = std::size_t{3} << header_.bit_depth;
    if (needs_palette &&
        (header_.palette.empty() || header_.palette.size() % 3 != 0 || header_.palette.size() > most)) {
      return fail("its palette is missing or of a wrong size");
    }
    if (!needs_palette) header_.palette = {};
    if (!has_usable_transparency()) header_.transparency = {};
    if (!is_srgb_ && header_.profile.empty() && gamma_ > 0) header_.gamma = gamma_;
    if (is_srgb_) header_.profile = {};  // Section 4.3: both should not stand there; sRGB needs nothing embedded.
    return std::move(header_);
  }

  // Section 11.3.1.1; otherwise it is left out, as decoders do.
  [[nodiscard]] bool has_usable_transparency() const {
    switch (header_.colour) {
      case PngColour::Grey:
        return header_.transparency.size() == 2;
      case PngColour::Rgb:
        return header_.transparency.size() == 6;
      case PngColour::Indexed:
        return header_.transparency.size() <= header_.palette.size() / 3;
      default:
        return false;
    }
  }

  std::string_view bytes_;
  Fault& fault_;
  std::size_t at_ = 0;
  PngHeader header_;
  double gamma_ = 0;
  bool is_srgb_ = false;
};

}  // namespace

std::uint32_t PngHeader::channels() const {
  switch (colour) {
    case PngColour::Grey:
    case PngColour::Indexed:
      return 1;
    case PngColour::GreyAlpha:
      return 2;
    case PngColour::Rgb:
      return 3;
    case PngColour::RgbAlpha:
      return 4;
  }
  return 0;
}

std::uint64_t PngHeader::row_bytes(std::uint32_t columns) const {
  return (std::uint64_t{columns} * channels() * bit_depth + 7) / 8;
}

bool is_png(std::string_view bytes) {
  return bytes.starts_with(signature);
}

std::optional<PngHeader> read_png_header(std::string_view bytes, Fault& fault) {
  return HeaderReader(bytes, fault).run();
}

}  // namespace closeout::images
