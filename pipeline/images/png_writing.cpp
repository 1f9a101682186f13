#include "images/png_writing.hpp"

namespace closeout::images {
namespace {

void append_bytes(png_structp png, png_bytep data, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char const*>(data), size);
}

void flush_nothing(png_structp /*png*/) {}

}  // namespace

void png_fail(png_structp png, png_const_charp /*message*/) {
  png_longjmp(png, 1);
}

void png_ignore(png_structp /*png*/, png_const_charp /*message*/) {}

PngWriter::PngWriter() : png_(png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, png_fail, png_ignore)) {
  if (png_ == nullptr) return;
  info_ = png_create_info_struct(png_);
  png_set_write_fn(png_, &bytes_, append_bytes, flush_nothing);
}

PngWriter::~PngWriter() {
  png_destroy_write_struct(&png_, &info_);
}

void PngWriter::begin(std::uint32_t width, std::uint32_t height, int bits, int colour_type, png_color const* palette,
                      int palette_size) {
  png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(png_, info_, width, height, bits, colour_type, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (palette != nullptr) png_set_PLTE(png_, info_, palette, palette_size);
  png_write_info(png_, info_);
}

}  // namespace closeout::images
