#include "workbook/package.hpp"

#include <zlib.h>

#include <cstdint>

#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {

namespace {

std::uint32_t number_at(std::string const& bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

std::string inflated(std::string const& bytes, std::size_t at, std::size_t packed, std::size_t size) {
  std::string result(size, '\0');
  std::string source = bytes.substr(at, packed);
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, -MAX_WBITS), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(source.data());
  stream.avail_in = static_cast<uInt>(source.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  inflateEnd(&stream);
  return result;
}

/// One entry of the central directory (APPNOTE.TXT section 4.3.12); returns where the next begins.
std::size_t read_entry(std::string const& bytes, std::size_t at, Package& to) {
  std::size_t const name_size = number_at(bytes, at + 28, 2);
  std::size_t const local = number_at(bytes, at + 42, 4);
  std::size_t const data = local + 30 + number_at(bytes, local + 26, 2) + number_at(bytes, local + 28, 2);
  std::size_t const packed = number_at(bytes, at + 20, 4);
  bool const is_stored = number_at(bytes, at + 10, 2) == 0;
  to[bytes.substr(at + 46, name_size)] =
      is_stored ? bytes.substr(data, packed) : inflated(bytes, data, packed, number_at(bytes, at + 24, 4));
  return at + 46 + name_size + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
}

}  // namespace

Package read_package(std::filesystem::path const& file) {
  std::string const bytes = bytes_of(file);
  Package result;
  std::size_t const end = bytes.rfind("PK\x05\x06");
  if (end == std::string::npos) return result;
  std::size_t at = number_at(bytes, end + 16, 4);
  for (std::uint32_t left = number_at(bytes, end + 10, 2); left > 0; --left) at = read_entry(bytes, at, result);
  return result;
}

Package written(Book const& book) {
  auto const file = scratch_folder() / "book.xlsx";
  base::Diagnostics diagnostics;
  EXPECT_TRUE(write(book, file, diagnostics));
  return read_package(file);
}

}  // namespace closeout::workbook
