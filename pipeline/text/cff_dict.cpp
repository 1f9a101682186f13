#include "text/cff_dict.hpp"

#include <algorithm>

#include "text/font_tables.hpp"

namespace closeout::text {

namespace {

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}

std::uint32_t read_offset(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | byte_at(bytes, at + i);
  return value;
}

/// Bytes of the real number that begins at `at` with byte 30: up to the nibble 0xF.
std::size_t real_length(std::string_view dict, std::size_t at) {
  std::size_t length = 1;
  while (at + length < dict.size()) {
    std::uint8_t const pair = byte_at(dict, at + length++);
    if (pair >> 4 == 0xF || (pair & 0xF) == 0xF) break;
  }
  return length;
}

/// Bytes of the operand that begins at `at` (table 3).
std::size_t operand_length(std::string_view dict, std::size_t at) {
  std::uint8_t const first = byte_at(dict, at);
  if (first == 28) return 3;
  if (first == 29) return 5;
  if (first == 30) return real_length(dict, at);
  return first >= 247 ? 2 : 1;
}

/// The integer that begins at `at`; a real number reads as 0.
std::int32_t integer_at(std::string_view operands, std::size_t at) {
  int const first = byte_at(operands, at), second = byte_at(operands, at + 1);
  TableReader const reader(operands);
  if (first == 28) return reader.signed16(at + 1);
  if (first == 29) return static_cast<std::int32_t>(reader.unsigned32(at + 1));
  if (first >= 251) return -(first - 251) * 256 - second - 108;
  if (first >= 247) return (first - 247) * 256 + second + 108;
  return first >= 32 ? first - 139 : 0;
}

void append_big_endian(std::string& to, std::uint32_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i) to.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

}  // namespace

// Section 5: count, offset size, count + 1 offsets from the byte before the objects, the objects; an empty INDEX is
// its count alone.
std::optional<CffIndex> read_cff_index(std::string_view font, std::size_t at) {
  if (at + 2 > font.size()) return std::nullopt;
  std::size_t const count = TableReader(font).unsigned16(at);
  if (count == 0) return CffIndex{font.substr(at, 2), {}};
  std::size_t const size = byte_at(font, at + 2);
  std::size_t const data = at + 2 + (count + 1) * size;
  if (size < 1 || size > 4 || data >= font.size()) return std::nullopt;
  CffIndex index;
  std::size_t begin = read_offset(font, at + 3, size);
  for (std::size_t i = 1; i <= count; ++i) {
    std::size_t const end = read_offset(font, at + 3 + i * size, size);
    if (begin < 1 || end < begin || data + end > font.size()) return std::nullopt;
    index.objects.push_back(font.substr(data + begin, end - begin));
    begin = end;
  }
  index.bytes = font.substr(at, data + begin - at);
  return index;
}

std::string cff_index(std::vector<std::string> const& objects) {
  std::string index;
  append_big_endian(index, static_cast<std::uint32_t>(objects.size()), 2);
  if (objects.empty()) return index;
  index.push_back(4);
  std::uint32_t offset = 1;
  append_big_endian(index, offset, 4);
  for (std::string const& object : objects) {
    offset += static_cast<std::uint32_t>(object.size());
    append_big_endian(index, offset, 4);
  }
  for (std::string const& object : objects) index += object;
  return index;
}

std::vector<CffEntry> read_cff_dict(std::string_view dict) {
  constexpr std::uint8_t last_operator = 21, escape = 12;
  std::vector<CffEntry> entries;
  std::size_t operands = 0;
  for (std::size_t at = 0; at < dict.size();) {
    std::uint8_t const first = byte_at(dict, at);
    if (first > last_operator) {
      at += operand_length(dict, at);
      continue;
    }
    unsigned const op = first == escape ? 0x0C00U + byte_at(dict, at + 1) : first;
    entries.push_back({static_cast<CffOperator>(op), dict.substr(operands, at - operands)});
    at += first == escape ? 2 : 1;
    operands = at;
  }
  return entries;
}

CffEntry const* find_entry(std::vector<CffEntry> const& dict, CffOperator op) {
  auto const found = std::find_if(dict.begin(), dict.end(), [op](CffEntry const& entry) { return entry.op == op; });
  return found == dict.end() ? nullptr : &*found;
}

std::optional<std::int32_t> integer_operand(CffEntry const* entry, std::size_t number) {
  if (entry == nullptr) return std::nullopt;
  std::size_t at = 0;
  for (; number > 0 && at < entry->operands.size(); --number) at += operand_length(entry->operands, at);
  if (at >= entry->operands.size() || byte_at(entry->operands, at) == 30) return std::nullopt;
  return integer_at(entry->operands, at);
}

void append_operator(std::string& dict, CffOperator op) {
  auto const code = static_cast<std::uint32_t>(op);
  append_big_endian(dict, code, code > 0xFF ? 2 : 1);
}

void append_integer(std::string& dict, std::int32_t value) {
  dict.push_back(29);
  append_big_endian(dict, static_cast<std::uint32_t>(value), 4);
}

}  // namespace closeout::text
