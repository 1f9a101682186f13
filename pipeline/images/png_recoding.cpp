#include "images/png_recoding.hpp"

#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <vector>

#include "images/png_writing.hpp"

namespace closeout::images {
namespace {

struct Input {
  std::string_view bytes;
  std::size_t at = 0;
};

void read_bytes(png_structp png, png_bytep to, std::size_t size) {
  auto* const input = static_cast<Input*>(png_get_io_ptr(png));
  if (size > input->bytes.size() - input->at) png_fail(png, "");
  std::copy_n(input->bytes.data() + input->at, size, reinterpret_cast<char*>(to));
  input->at += size;
}

class PngReader {
 public:
  explicit PngReader(std::string_view bytes)
      : input_{bytes}, png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, png_fail, png_ignore)) {
    if (png_ == nullptr) return;
    info_ = png_create_info_struct(png_);
    png_set_read_fn(png_, &input_, read_bytes);
    png_set_user_limits(png_, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
    // Check sums of what is used were looked at when the header was read.
    png_set_crc_action(png_, PNG_CRC_DEFAULT, PNG_CRC_WARN_DISCARD);
  }
  PngReader(PngReader const&) = delete;
  PngReader& operator=(PngReader const&) = delete;
  ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }

  [[nodiscard]] png_structp png() const { return png_; }
  [[nodiscard]] png_infop info() const { return info_; }

 private:
  Input input_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

/// Everything that lives while libpng may jump; the functions that call it own nothing.
struct Work {
  Work(std::string_view bytes, PngHeader const& png_header) : header(png_header), reader(bytes) {}

  PngHeader const& header;
  PngReader reader;
  PngWriter colour, alpha;
  std::vector<png_byte> rows;  ///< One row, or all of them if the image is interlaced.
  std::vector<png_byte> colour_row, alpha_row;
  std::size_t row_bytes = 0;
  int bits = 8, colour_type = 0;
  bool has_alpha = false;
  bool is_opaque = true;
};

bool has_palette_alpha(PngHeader const& header) {
  return header.colour == PngColour::Indexed && !header.transparency.empty() && !header.gamma;
}

/// PNG section 13.13: samples to the power that makes them sRGB's. A palette is then no longer one.
void set_up_gamma(Work& work) {
  png_structp const png = work.reader.png();
  if (work.header.colour == PngColour::Indexed) png_set_palette_to_rgb(png);
  if (work.header.colour == PngColour::Grey && work.header.bit_depth < 8) png_set_expand_gray_1_2_4_to_8(png);
  if (!work.header.transparency.empty()) png_set_tRNS_to_alpha(png);
  png_set_gamma(png, PNG_DEFAULT_sRGB, *work.header.gamma);
}

void read_header(Work& work) {
  png_structp const png = work.reader.png();
  png_infop const info = work.reader.info();
  png_read_info(png, info);
  if (work.header.gamma) set_up_gamma(work);
  if (work.header.is_interlaced) png_set_interlace_handling(png);
  // Samples below a byte stay packed: one row in is one row out.
  png_read_update_info(png, info);
  work.bits = png_get_bit_depth(png, info);
  work.colour_type = png_get_color_type(png, info);
  work.row_bytes = png_get_rowbytes(png, info);
  work.has_alpha = (work.colour_type & PNG_COLOR_MASK_ALPHA) != 0;
}

void begin_writing(Work& work) {
  int const type = work.colour_type & ~PNG_COLOR_MASK_ALPHA;
  png_colorp palette = nullptr;
  int palette_size = 0;
  if (type == PNG_COLOR_TYPE_PALETTE) png_get_PLTE(work.reader.png(), work.reader.info(), &palette, &palette_size);
  work.colour.begin(work.header.width, work.header.height, work.bits, type, palette, palette_size);
  int const alpha_bits = work.has_alpha ? work.bits : 8;
  work.alpha.begin(work.header.width, work.header.height, alpha_bits, PNG_COLOR_TYPE_GRAY, nullptr, 0);
}

void allocate(Work& work) {
  std::size_t const pixels = work.header.width;
  work.rows.resize(work.header.is_interlaced ? work.row_bytes * work.header.height : work.row_bytes);
  work.colour_row.resize(work.row_bytes);
  work.alpha_row.resize(pixels * 2);
}

/// Samples of one pixel after the other, alpha last, into two rows.
void split_alpha(Work& work, png_const_bytep row) {
  std::size_t const sample = static_cast<std::size_t>(work.bits) / 8;
  std::size_t const colours = (work.colour_type & PNG_COLOR_MASK_COLOR) != 0 ? 3 * sample : sample;
  png_bytep colour = work.colour_row.data();
  png_bytep alpha = work.alpha_row.data();
  for (std::uint32_t x = 0; x < work.header.width; ++x) {
    colour = std::copy_n(row, colours, colour);
    alpha = std::copy_n(row + colours, sample, alpha);
    row += colours + sample;
  }
  work.is_opaque = work.is_opaque && std::all_of(work.alpha_row.data(), alpha, [](png_byte b) { return b == 0xFF; });
}

/// The alpha of each index; those that tRNS does not name are opaque.
void look_up_alpha(Work& work, png_const_bytep row) {
  std::uint32_t const bits = work.header.bit_depth;
  for (std::uint32_t x = 0; x < work.header.width; ++x) {
    std::uint32_t const shift = 8 - bits - (x * bits) % 8;
    std::uint32_t const index = std::uint32_t{row[std::size_t{x} * bits / 8]} >> shift & ((1U << bits) - 1);
    bool const is_named = index < work.header.transparency.size();
    work.alpha_row[x] = is_named ? static_cast<png_byte>(work.header.transparency[index]) : png_byte{0xFF};
    work.is_opaque = work.is_opaque && work.alpha_row[x] == 0xFF;
  }
}

void write_row(Work& work, png_const_bytep row) {
  if (work.has_alpha) {
    split_alpha(work, row);
    work.colour.row(work.colour_row.data());
    work.alpha.row(work.alpha_row.data());
  } else if (has_palette_alpha(work.header)) {
    look_up_alpha(work, row);
    work.colour.row(row);
    work.alpha.row(work.alpha_row.data());
  } else {
    work.colour.row(row);
  }
}

void copy_rows(Work& work) {
  png_structp const png = work.reader.png();
  std::uint32_t const height = work.header.height;
  if (!work.header.is_interlaced) {
    for (std::uint32_t y = 0; y < height; ++y) {
      png_read_row(png, work.rows.data(), nullptr);
      write_row(work, work.rows.data());
    }
    return;
  }
  for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; ++pass) {
    for (std::uint32_t y = 0; y < height; ++y) png_read_row(png, work.rows.data() + work.row_bytes * y, nullptr);
  }
  for (std::uint32_t y = 0; y < height; ++y) write_row(work, work.rows.data() + work.row_bytes * y);
}

void finish_writing(Work& work) {
  work.colour.finish();
  bool const has_mask = work.has_alpha || has_palette_alpha(work.header);
  if (has_mask) work.alpha.finish();
}

/// Runs one step with a way back for the errors of all three structs; false if there was one.
bool guarded(Work& work, void (*step)(Work&)) {
  if (setjmp(png_jmpbuf(work.reader.png())) != 0) return false;
  if (setjmp(png_jmpbuf(work.colour.png())) != 0) return false;
  if (setjmp(png_jmpbuf(work.alpha.png())) != 0) return false;
  step(work);
  return true;
}

}  // namespace

std::optional<RecodedPng> recode_png(std::string_view bytes, PngHeader const& header) {
  Work work(bytes, header);
  bool const is_ready = work.reader.info() != nullptr && work.colour.is_made() && work.alpha.is_made();
  if (!is_ready || !guarded(work, read_header) || !guarded(work, begin_writing)) return std::nullopt;
  allocate(work);
  if (!guarded(work, copy_rows) || !guarded(work, finish_writing)) return std::nullopt;
  return RecodedPng{std::move(work.colour.bytes()), work.is_opaque ? std::string() : std::move(work.alpha.bytes())};
}

}  // namespace closeout::images
