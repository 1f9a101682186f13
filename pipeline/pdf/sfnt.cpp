#include "pdf/sfnt.hpp"

#include <cstdint>

namespace closeout::pdf {
namespace {

std::size_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

std::string_view sfnt_table(std::string_view font_file, std::string_view tag) {
  constexpr std::size_t header_size = 12, record_size = 16;
  if (font_file.size() < header_size) return {};
  std::size_t const tables = big_endian(font_file, 4, 2);
  if (font_file.size() < header_size + tables * record_size) return {};
  for (std::size_t i = 0; i < tables; ++i) {
    std::size_t const record = header_size + i * record_size;
    if (font_file.substr(record, 4) != tag) continue;
    std::size_t const offset = big_endian(font_file, record + 8, 4);
    return offset <= font_file.size() ? font_file.substr(offset, big_endian(font_file, record + 12, 4))
                                      : std::string_view();
  }
  return {};
}

}  // namespace closeout::pdf
