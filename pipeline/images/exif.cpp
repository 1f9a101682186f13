#include "images/exif.hpp"

#include "images/bytes.hpp"

namespace closeout::images {
namespace {

enum Tag : std::uint32_t { orientation_tag = 0x0112, x_resolution_tag = 0x011A, resolution_unit_tag = 0x0128 };
enum Type : std::uint32_t { short_type = 3, rational_type = 5 };

class TiffReader {
 public:
  explicit TiffReader(std::string_view bytes) : bytes_(bytes) {}

  Exif run() {
    if (bytes_.size() < 8) return {};
    is_little_ = bytes_.starts_with("II");
    if (!is_little_ && !bytes_.starts_with("MM")) return {};
    read_directory(u32(4));
    if (pixels_per_unit_ > 0 && unit_ == 2) exif_.resolution = pixels_per_unit_ / 96;
    if (pixels_per_unit_ > 0 && unit_ == 3) exif_.resolution = pixels_per_unit_ * 2.54 / 96;
    return exif_;
  }

 private:
  [[nodiscard]] std::uint32_t u16(std::size_t at) const {
    if (at > bytes_.size() || bytes_.size() - at < 2) return 0;
    std::uint32_t const value = big_endian_16(bytes_, at);
    return is_little_ ? (value >> 8U | (value & 0xFFU) << 8U) : value;
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const {
    return is_little_ ? u16(at) | u16(at + 2) << 16U : u16(at) << 16U | u16(at + 2);
  }

  void read_directory(std::size_t at) {
    std::uint32_t const entries = u16(at);
    for (std::size_t i = 0; i < entries; ++i) {
      std::size_t const entry = at + 2 + 12 * i;
      if (entry + 12 > bytes_.size()) return;
      read_entry(entry);
    }
  }

  void read_entry(std::size_t entry) {
    std::uint32_t const tag = u16(entry), type = u16(entry + 2);
    if (tag == orientation_tag && type == short_type) {
      std::uint32_t const value = u16(entry + 8);
      if (value >= 1 && value <= 8) exif_.orientation = static_cast<Orientation>(value);
    } else if (tag == resolution_unit_tag && type == short_type) {
      unit_ = u16(entry + 8);
    } else if (tag == x_resolution_tag && type == rational_type) {
      std::size_t const value = u32(entry + 8);
      std::uint32_t const divisor = u32(value + 4);
      if (divisor != 0) pixels_per_unit_ = static_cast<double>(u32(value)) / divisor;
    }
  }

  std::string_view bytes_;
  bool is_little_ = false;
  Exif exif_;
  double pixels_per_unit_ = 0;
  std::uint32_t unit_ = 2;  ///< Inches, unless it says otherwise.
};

}  // namespace

Exif read_exif(std::string_view tiff) {
  return TiffReader(tiff).run();
}

}  // namespace closeout::images
