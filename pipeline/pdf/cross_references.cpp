#include "pdf/cross_references.hpp"

#include <algorithm>
#include <array>

namespace closeout::pdf {
namespace {

constexpr std::uint64_t in_stream = std::uint64_t{1} << 63U;
constexpr unsigned index_bits = 16;

/// Table 18: type, then its two fields.
struct Row {
  std::uint8_t type = 0;
  std::uint64_t second = 0;
  std::uint16_t third = 0;
};

Row row_of(std::uint64_t place) {
  if (place == 0) return {0, 0, 0xFFFF};
  if ((place & in_stream) == 0) return {1, place, 0};
  return {2, (place & ~in_stream) >> index_bits, static_cast<std::uint16_t>(place)};
}

std::size_t bytes_for(std::uint64_t value) {
  std::size_t bytes = 1;
  while (value >>= 8U) ++bytes;
  return bytes;
}

/// Big-endian, as 7.5.8.2 wants it.
void append_bytes(std::string& to, std::uint64_t value, std::size_t count) {
  for (std::size_t i = count; i-- > 0;) to += static_cast<char>(value >> (8 * i) & 0xFF);
}

}  // namespace

ObjectNumber CrossReferences::reserve(std::size_t count) {
  auto const first = static_cast<ObjectNumber>(places_.size());
  places_.resize(places_.size() + count);
  return first;
}

void CrossReferences::set_in_stream(ObjectNumber number, ObjectNumber stream, std::uint16_t index) {
  places_[number] = in_stream | static_cast<std::uint64_t>(stream) << index_bits | index;
}

CrossReferences::Stream CrossReferences::stream() const {
  std::uint64_t largest = 0;
  for (std::uint64_t const place : places_) largest = std::max(largest, row_of(place).second);
  std::size_t const width = bytes_for(largest), columns = 1 + width + 2;
  Stream result;
  result.entries = "/Type/XRef/Size ";
  append_integer(result.entries, static_cast<std::int64_t>(places_.size()));
  result.entries += "/W[1 ";
  append_integer(result.entries, static_cast<std::int64_t>(width));
  result.entries += " 2]/DecodeParms<</Predictor 12/Columns ";
  append_integer(result.entries, static_cast<std::int64_t>(columns));
  result.entries += ">>";
  result.bytes.reserve((columns + 1) * places_.size());
  std::string above(columns, '\0'), row;
  for (std::uint64_t const place : places_) {
    Row const fields = row_of(place);
    row.clear();
    append_bytes(row, fields.type, 1);
    append_bytes(row, fields.second, width);
    append_bytes(row, fields.third, 2);
    result.bytes += '\2';
    for (std::size_t i = 0; i < columns; ++i) result.bytes += static_cast<char>(row[i] - above[i]);
    above.swap(row);
  }
  return result;
}

}  // namespace closeout::pdf
