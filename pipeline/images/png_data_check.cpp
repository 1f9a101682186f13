#include "images/png_data_check.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>

namespace closeout::images {
namespace {

/// PNG section 8.2: the passes of Adam7, or the one of an image that is not interlaced.
struct Pass {
  std::uint32_t first_column, first_row, columns_apart, rows_apart;
};
constexpr std::array<Pass, 7> adam7{
    {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}};
constexpr std::array<Pass, 1> one_pass{{{0, 0, 1, 1}}};

std::uint32_t count(std::uint32_t size, std::uint32_t first, std::uint32_t apart) {
  return size > first ? (size - first + apart - 1) / apart : 0;
}

struct Rows {
  std::uint64_t count = 0, bytes = 0;  ///< Bytes of one with its filter.
};

std::vector<Rows> rows_of(PngHeader const& header) {
  std::vector<Rows> rows;
  auto const add = [&](Pass const& pass) {
    std::uint32_t const columns = count(header.width, pass.first_column, pass.columns_apart);
    std::uint32_t const lines = count(header.height, pass.first_row, pass.rows_apart);
    if (columns > 0 && lines > 0) rows.push_back({lines, header.row_bytes(columns) + 1});
  };
  if (header.is_interlaced) {
    for (Pass const& pass : adam7) add(pass);
  } else {
    for (Pass const& pass : one_pass) add(pass);
  }
  return rows;
}

/// The decompressed bytes of all IDAT chunks, a buffer at a time.
class Inflater {
 public:
  explicit Inflater(PngHeader const& header) : header_(header) { inflateInit(&stream_); }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  /// At most `most` bytes more; fewer at the end or at an error.
  std::string_view next(std::size_t most) {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_out = static_cast<uInt>(std::min(most, buffer_.size()));
    uInt const room = stream_.avail_out;
    while (stream_.avail_out > 0 && status_ == Z_OK) {
      if (stream_.avail_in == 0 && !feed()) break;
      status_ = inflate(&stream_, Z_NO_FLUSH);
      if (status_ == Z_BUF_ERROR) status_ = Z_OK;
    }
    return {buffer_.data(), room - stream_.avail_out};
  }

  /// After the last byte: the check sum is right and nothing follows.
  bool is_at_end() { return next(1).empty() && status_ == Z_STREAM_END; }

 private:
  bool feed() {
    if (chunk_ == header_.data.size()) return false;
    std::string_view const data = header_.data[chunk_++];
    // zlib does not write to its input, though its type says so.
    stream_.next_in = const_cast<Bytef*>(reinterpret_cast<Bytef const*>(data.data()));
    stream_.avail_in = static_cast<uInt>(data.size());
    return true;
  }

  PngHeader const& header_;
  std::size_t chunk_ = 0;
  z_stream stream_{};
  int status_ = Z_OK;
  std::array<char, 1U << 16U> buffer_{};
};

constexpr char greatest_filter = 4;

/// Reads one pass; false where its rows end too early or have a filter that PNG does not know.
bool read_rows(Inflater& inflater, Rows const& rows) {
  std::uint64_t const all = rows.count * rows.bytes;
  for (std::uint64_t at = 0; at < all;) {
    std::string_view const part = inflater.next(static_cast<std::size_t>(std::min<std::uint64_t>(all - at, 1U << 16U)));
    if (part.empty()) return false;
    std::uint64_t const row_start = (at + rows.bytes - 1) / rows.bytes * rows.bytes;
    for (std::uint64_t filter = row_start; filter < at + part.size(); filter += rows.bytes) {
      char const value = part[static_cast<std::size_t>(filter - at)];
      if (value < 0 || value > greatest_filter) return false;
    }
    at += part.size();
  }
  return true;
}

bool read_all(Inflater& inflater, PngHeader const& header) {
  for (Rows const& rows : rows_of(header)) {
    if (!read_rows(inflater, rows)) return false;
  }
  return true;
}

}  // namespace

bool check_png_data(PngHeader const& header, Fault& fault) {
  Inflater inflater(header);
  if (read_all(inflater, header)) return true;
  fault = damaged("its picture data is not whole");
  return false;
}

bool ends_with_last_row(PngHeader const& header) {
  Inflater inflater(header);
  return read_all(inflater, header) && inflater.is_at_end();
}

}  // namespace closeout::images
