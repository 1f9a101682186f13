#include "support/tiny_images.hpp"

// jpeglib.h uses FILE without including what declares it.
// clang-format off
#include <cstdio>
#include <jpeglib.h>
// clang-format on
#include <png.h>
#include <zlib.h>

#include <cstdlib>

namespace closeout::test {
namespace {

void append_to_string(png_structp png, png_bytep data, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char const*>(data), size);
}

/// The IDAT data alone is taken from libpng's file, so that chunks are put before it as for the others.
std::string interlaced_data(Png const& png) {
  std::string file;
  png_structp writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(writer);
  png_set_write_fn(writer, &file, append_to_string, nullptr);
  png_set_IHDR(writer, info, png.width, png.height, png.bits, png.colour_type, PNG_INTERLACE_ADAM7, 0, 0);
  png_color const some[2]{};
  if (png.colour_type == 3) png_set_PLTE(writer, info, some, 2);
  png_write_info(writer, info);
  int const passes = png_set_interlace_handling(writer);
  for (int pass = 0; pass < passes; ++pass) {
    for (std::string const& row : png.rows) png_write_row(writer, reinterpret_cast<png_const_bytep>(row.data()));
  }
  png_write_end(writer, info);
  png_destroy_write_struct(&writer, &info);
  std::size_t const begin = file.find("IDAT") + 4, end = file.find("IEND");
  return file.substr(begin, end - 8 - begin);
}

std::string plain_data(Png const& png) {
  std::string rows;
  for (std::string const& row : png.rows) rows += '\0' + row;
  return zlib_data(rows);
}

}  // namespace

std::string big_endian_32(std::uint32_t value) {
  std::string bytes;
  for (unsigned const shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>(value >> shift & 0xFFU);
  return bytes;
}

std::string png_chunk(std::string_view type, std::string_view data) {
  std::string const content = std::string(type).append(data);
  uLong const sum = crc32(0, reinterpret_cast<Bytef const*>(content.data()), static_cast<uInt>(content.size()));
  return big_endian_32(static_cast<std::uint32_t>(data.size())) + content +
         big_endian_32(static_cast<std::uint32_t>(sum));
}

std::string zlib_data(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<Bytef const*>(bytes.data()),
           static_cast<uLong>(bytes.size()));
  out.resize(size);
  return out;
}

std::string png_bytes(Png const& png) {
  std::string header = big_endian_32(png.width) + big_endian_32(png.height);
  header += static_cast<char>(png.bits);
  header += static_cast<char>(png.colour_type);
  header += std::string(2, '\0');
  header += png.is_interlaced ? '\1' : '\0';
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) + png.chunks +
         png_chunk("IDAT", png.is_interlaced ? interlaced_data(png) : plain_data(png)) + png_chunk("IEND", "");
}

std::string plain_png(std::uint32_t width, std::uint32_t height, std::string_view rgb) {
  std::string row;
  for (std::uint32_t x = 0; x < width; ++x) row += rgb;
  Png png{width, height};
  png.rows.assign(height, row);
  return png_bytes(png);
}

std::string jpeg_segment(unsigned char marker, std::string_view data) {
  std::size_t const length = data.size() + 2;
  std::string bytes = "\xFF";
  bytes += static_cast<char>(marker);
  bytes += static_cast<char>(length >> 8U);
  bytes += static_cast<char>(length & 0xFFU);
  return bytes.append(data);
}

std::string exif_orientation(unsigned char orientation) {
  using namespace std::string_literals;
  std::string const entry = "\x01\x12\x00\x03\x00\x00\x00\x01\x00"s + static_cast<char>(orientation) + "\0\0"s;
  return jpeg_segment(0xE1, "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01"s + entry + "\0\0\0\0"s);
}

std::string icc_profile(std::string_view colour_space) {
  std::string profile(132, '\0');
  profile.replace(0, 4, big_endian_32(132));
  profile[8] = 2;
  profile.replace(12, 4, "mntr");
  profile.replace(16, 4, colour_space);
  profile.replace(20, 4, "XYZ ");
  profile.replace(36, 4, "acsp");
  return profile;
}

std::string jpeg_bytes(Jpeg const& jpeg) {
  jpeg_compress_struct encoder{};
  jpeg_error_mgr errors{};
  encoder.err = jpeg_std_error(&errors);
  jpeg_create_compress(&encoder);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&encoder, &memory, &size);
  encoder.image_width = jpeg.width;
  encoder.image_height = jpeg.height;
  encoder.input_components = jpeg.components;
  encoder.in_color_space = jpeg.components == 1 ? JCS_GRAYSCALE : jpeg.components == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&encoder);
  jpeg_set_quality(&encoder, 100, TRUE);
  if (jpeg.is_progressive) jpeg_simple_progression(&encoder);
  jpeg_start_compress(&encoder, TRUE);
  std::vector<JSAMPLE> row;
  for (std::uint32_t x = 0; x < jpeg.width; ++x) row.insert(row.end(), jpeg.pixel.begin(), jpeg.pixel.end());
  JSAMPROW rows = row.data();
  for (std::uint32_t y = 0; y < jpeg.height; ++y) jpeg_write_scanlines(&encoder, &rows, 1);
  jpeg_finish_compress(&encoder);
  std::string bytes(reinterpret_cast<char const*>(memory), size);
  jpeg_destroy_compress(&encoder);
  std::free(memory);
  return bytes.insert(2, jpeg.segments);
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += at + i <= bytes.size() ? alphabet[bits >> (18 - 6 * i) & 0x3FU] : '=';
    }
  }
  return text;
}

}  // namespace closeout::test
