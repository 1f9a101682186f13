#pragma once
// For this room's sources only: a PNG written row by row through libpng, into a string.

#include <png.h>

#include <cstdint>
#include <string>

namespace closeout::images {

/// libpng leaves by longjmp where it finds an error: that frame must hold no object with a destructor, and the struct
/// that libpng uses must outlive it. Whoever calls begin(), row() and finish() has set png_jmpbuf(writer.png()).
class PngWriter {
 public:
  PngWriter();
  PngWriter(PngWriter const&) = delete;
  PngWriter& operator=(PngWriter const&) = delete;
  ~PngWriter();

  [[nodiscard]] png_structp png() const { return png_; }
  [[nodiscard]] bool is_made() const { return info_ != nullptr; }
  /// `palette` is null for colours that have none.
  void begin(std::uint32_t width, std::uint32_t height, int bits, int colour_type, png_color const* palette,
             int palette_size);
  void row(png_const_bytep row) { png_write_row(png_, row); }
  void finish() { png_write_end(png_, nullptr); }
  [[nodiscard]] std::string& bytes() { return bytes_; }

 private:
  std::string bytes_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

/// Error handlers for both directions: errors jump, warnings are not printed.
void png_fail(png_structp png, png_const_charp message);
void png_ignore(png_structp png, png_const_charp message);

}  // namespace closeout::images
