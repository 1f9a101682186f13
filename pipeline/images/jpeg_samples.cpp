// jpeglib.h uses FILE without including what declares it.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
// clang-format on
#include <png.h>

#include <csetjmp>
#include <vector>

#include "images/icc_profile.hpp"
#include "images/jpeg_header.hpp"
#include "images/png_header.hpp"
#include "images/png_writing.hpp"
#include "images/samples.hpp"

namespace closeout::images {
namespace {

struct JpegErrors {
  jpeg_error_mgr manager{};
  std::jmp_buf back{};
};

void jpeg_fail(j_common_ptr jpeg) {
  // The first member's address is the struct's.
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->back, 1);
}
void jpeg_ignore(j_common_ptr /*jpeg*/, int /*level*/) {}

/// Everything that lives while libjpeg or libpng may jump.
struct Work {
  explicit Work(std::string_view bytes) {
    jpeg.err = jpeg_std_error(&errors.manager);
    errors.manager.error_exit = jpeg_fail;
    errors.manager.emit_message = jpeg_ignore;
    if (setjmp(errors.back) != 0) return;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, reinterpret_cast<unsigned char const*>(bytes.data()), bytes.size());
    is_made = true;
  }
  Work(Work const&) = delete;
  Work& operator=(Work const&) = delete;
  ~Work() { jpeg_destroy_decompress(&jpeg); }

  JpegErrors errors;
  jpeg_decompress_struct jpeg{};
  PngWriter png;
  std::vector<JSAMPLE> row, colours;
  bool is_inverted = false;
  bool is_made = false;
};

void begin(Work& work) {
  jpeg_read_header(&work.jpeg, TRUE);
  work.jpeg.out_color_space = JCS_CMYK;
  jpeg_start_decompress(&work.jpeg);
  work.png.begin(work.jpeg.output_width, work.jpeg.output_height, 8, PNG_COLOR_TYPE_RGB, nullptr, 0);
}

/// ISO 32000-1 section 10.3.5 read backwards: each primary is what its ink and black leave of the light.
void to_rgb(Work& work) {
  JSAMPLE const* cmyk = work.row.data();
  JSAMPLE* rgb = work.colours.data();
  for (JDIMENSION x = 0; x < work.jpeg.output_width; ++x, cmyk += 4) {
    auto const light = [&](int i) { return work.is_inverted ? unsigned{cmyk[i]} : 255U - cmyk[i]; };
    for (int i = 0; i < 3; ++i) *rgb++ = static_cast<JSAMPLE>((light(i) * light(3) + 127) / 255);
  }
}

void convert(Work& work) {
  JSAMPROW row = work.row.data();
  while (work.jpeg.output_scanline < work.jpeg.output_height) {
    jpeg_read_scanlines(&work.jpeg, &row, 1);
    to_rgb(work);
    work.png.row(work.colours.data());
  }
  work.png.finish();
}

bool guarded(Work& work, void (*step)(Work&)) {
  if (setjmp(work.errors.back) != 0) return false;
  if (setjmp(png_jmpbuf(work.png.png())) != 0) return false;
  step(work);
  return true;
}

/// PDF/A allows no inks where its output intent has none (ISO 19005-3 section 6.2.4.3), so they become light.
std::optional<Samples> converted_to_rgb(std::string_view bytes, JpegHeader const& header, Fault& fault) {
  Work work(bytes);
  work.is_inverted = header.has_adobe_marker;
  bool is_done = work.is_made && work.png.is_made() && guarded(work, begin);
  if (is_done) {
    work.row.resize(std::size_t{work.jpeg.output_width} * 4);
    work.colours.resize(std::size_t{work.jpeg.output_width} * 3);
    is_done = guarded(work, convert);
  }
  if (is_done) return png_samples(work.png.bytes(), fault);
  fault = damaged("its picture data is not whole");
  return std::nullopt;
}

}  // namespace

std::optional<Samples> jpeg_samples(std::string_view bytes, Fault& fault) {
  auto header = read_jpeg_header(bytes, fault);
  if (!header) return std::nullopt;
  bool const has_profile = is_usable_profile(header->profile, header->components);
  if (header->components == 4 && !has_profile) return converted_to_rgb(bytes, *header, fault);
  Samples samples;
  samples.coding = Coding::Jpeg;
  samples.width = header->width;
  samples.height = header->height;
  samples.components = header->components;
  if (has_profile) samples.profile = std::move(header->profile);
  samples.is_rgb_jpeg = header->colour == JpegColour::Rgb;
  samples.is_inverted = header->components == 4 && header->has_adobe_marker;
  samples.data = bytes.substr(0, header->end_of_data);
  return samples;
}

}  // namespace closeout::images
