#include "images/jpeg_header.hpp"

#include <map>

#include "images/bytes.hpp"
#include "images/exif.hpp"
#include "images/limits.hpp"

namespace closeout::images {
namespace {

using namespace std::string_view_literals;

/// T.81 table B.1
enum Marker : std::uint32_t {
  sof0 = 0xC0,  ///< Baseline.
  sof1 = 0xC1,  ///< Extended sequential.
  sof2 = 0xC2,  ///< Progressive.
  dht = 0xC4,
  jpg = 0xC8,
  dac = 0xCC,
  rst0 = 0xD0,
  rst7 = 0xD7,
  soi = 0xD8,
  eoi = 0xD9,
  sos = 0xDA,
  app0 = 0xE0,
  app1 = 0xE1,
  app2 = 0xE2,
  app14 = 0xEE,
  tem = 0x01,
};

bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != dht && marker != jpg && marker != dac;
}
bool stands_alone(std::uint32_t marker) {
  return marker == tem || (marker >= rst0 && marker <= soi);
}

class MarkerReader {
 public:
  MarkerReader(std::string_view bytes, Fault& fault) : bytes_(bytes), fault_(fault) {}

  std::optional<JpegHeader> run() {
    at_ = 2;
    for (auto marker = next_marker(); marker; marker = next_marker()) {
      if (*marker == eoi) return finished();
      if (stands_alone(*marker)) continue;
      auto const segment = next_segment();
      if (!segment || !read_segment(*marker, *segment)) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  std::nullopt_t fail(std::string what) {
    fault_ = damaged(std::move(what));
    return std::nullopt;
  }

  /// Section B.1.1.2: a marker is 0xFF and a byte other than 0 and 0xFF. What stands between segments is coded data.
  std::optional<std::uint32_t> next_marker() {
    for (std::size_t found = bytes_.find('\xFF', at_); found != std::string_view::npos && found + 1 < bytes_.size();
         found = bytes_.find('\xFF', found + 1)) {
      std::uint32_t const marker = byte_at(bytes_, found + 1);
      if (marker == 0 || marker == 0xFF) continue;
      at_ = found + 2;
      return marker;
    }
    return fail("it is cut off");
  }

  std::optional<std::string_view> next_segment() {
    if (bytes_.size() - at_ < 2) return fail("it is cut off");
    std::size_t const length = big_endian_16(bytes_, at_);
    if (length < 2 || length > bytes_.size() - at_) return fail("it is cut off");
    std::string_view const segment = bytes_.substr(at_ + 2, length - 2);
    at_ += length;
    return segment;
  }

  bool read_segment(std::uint32_t marker, std::string_view segment) {
    if (is_frame(marker)) return read_frame(marker, segment);
    if (marker == sos) has_scan_ = header_.components != 0;
    if (marker == app0 && segment.starts_with("JFIF\0"sv) && segment.size() >= 12) read_jfif(segment);
    if (marker == app1 && segment.starts_with("Exif\0\0"sv)) exif_ = read_exif(segment.substr(6));
    if (marker == app2 && segment.starts_with("ICC_PROFILE\0"sv) && segment.size() > 14) read_profile(segment);
    if (marker == app14 && segment.starts_with("Adobe") && segment.size() >= 12) {
      header_.has_adobe_marker = true;
      adobe_transform_ = byte_at(segment, 11);
    }
    return true;
  }

  // Section B.2.2
  bool read_frame(std::uint32_t marker, std::string_view segment) {
    if (header_.components != 0) return fail("it has two frames"), false;
    if (segment.size() < 6) return fail("its frame header is cut off"), false;
    bool const is_decodable = marker <= sof2 && byte_at(segment, 0) == 8;
    header_.height = big_endian_16(segment, 1);
    header_.width = big_endian_16(segment, 3);
    header_.components = byte_at(segment, 5);
    if (!is_decodable || (header_.components != 1 && header_.components != 3 && header_.components != 4)) {
      fault_ = base::warning("image-jpeg-process", "JPEG is of a kind that no PDF can show");
      fault_.hint = "save the picture as baseline or progressive JPEG with 8 bits a sample";
      return false;
    }
    if (segment.size() < 6 + std::size_t{3} * header_.components) return fail("its frame header is cut off"), false;
    // A height of 0 is told after the first scan (section B.2.5); nobody writes that, and PDF readers do not know it.
    if (header_.width == 0 || header_.height == 0) return fail("its width or height is 0"), false;
    for (std::size_t i = 0; i < 3 && i < header_.components; ++i) identifiers_ += segment[6 + 3 * i];
    if (std::uint64_t{header_.width} * header_.height <= greatest_pixels) return true;
    fault_ = too_large(header_.width, header_.height);
    return false;
  }

  // ITU-T T.871 section 10.1
  void read_jfif(std::string_view segment) {
    is_jfif_ = true;
    std::uint32_t const unit = byte_at(segment, 7), across = big_endian_16(segment, 8);
    if (across == 0 || across != big_endian_16(segment, 10)) return;
    if (unit == 1) header_.resolution = across / 96.0;
    if (unit == 2) header_.resolution = across * 2.54 / 96;
  }

  // ICC.1:2010 annex B.4: number of the piece, number of pieces, piece.
  void read_profile(std::string_view segment) {
    profile_pieces_[byte_at(segment, 12)] = segment.substr(14);
    profile_count_ = byte_at(segment, 13);
  }

  std::optional<JpegHeader> finished() {
    if (!has_scan_) return fail("it has no picture data");
    header_.end_of_data = at_;
    header_.colour = colour();
    header_.orientation = exif_.orientation;
    if (!header_.resolution) header_.resolution = exif_.resolution;
    bool const is_whole = profile_pieces_.size() == profile_count_ && profile_count_ != 0 &&
                          profile_pieces_.begin()->first == 1 && profile_pieces_.rbegin()->first == profile_count_;
    if (is_whole) {
      for (auto const& [number, piece] : profile_pieces_) header_.profile += piece;
    }
    return std::move(header_);
  }

  /// As libjpeg guesses it, and with it every viewer.
  [[nodiscard]] JpegColour colour() const {
    if (header_.components == 1) return JpegColour::Grey;
    if (header_.components == 4) return adobe_transform_ == 2 ? JpegColour::Ycck : JpegColour::Cmyk;
    if (is_jfif_) return JpegColour::YCbCr;
    if (header_.has_adobe_marker) return adobe_transform_ == 0 ? JpegColour::Rgb : JpegColour::YCbCr;
    return identifiers_ == "RGB" ? JpegColour::Rgb : JpegColour::YCbCr;
  }

  std::string_view bytes_;
  Fault& fault_;
  std::size_t at_ = 0;
  JpegHeader header_;
  Exif exif_;
  bool has_scan_ = false;
  bool is_jfif_ = false;
  std::uint32_t adobe_transform_ = 0;
  std::string identifiers_;
  std::map<std::uint32_t, std::string_view> profile_pieces_;
  std::uint32_t profile_count_ = 0;
};

}  // namespace

bool is_jpeg(std::string_view bytes) {
  return bytes.starts_with("\xFF\xD8\xFF");
}

std::optional<JpegHeader> read_jpeg_header(std::string_view bytes, Fault& fault) {
  return MarkerReader(bytes, fault).run();
}

}  // namespace closeout::images
