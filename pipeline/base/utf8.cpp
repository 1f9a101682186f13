#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace closeout::base {

namespace {

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// Length of the well-formed sequence at `at`, 0 if there is none (Unicode table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  unsigned char const lead = byte_at(bytes, at);
  if (lead < 0x80) return 1;
  std::size_t const length = lead >= 0xC2 && lead <= 0xDF   ? 2U
                             : (lead & 0xF0U) == 0xE0U      ? 3U
                             : lead >= 0xF0 && lead <= 0xF4 ? 4U
                                                            : 0U;
  if (length == 0 || at + length > bytes.size()) return 0;
  unsigned char const second = byte_at(bytes, at + 1);
  unsigned char const lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned char const highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < lowest || second > highest) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (!is_continuation(byte_at(bytes, at + i))) return 0;
  }
  return length;
}

}  // namespace

std::optional<std::size_t> first_malformed_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t const length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::size_t code_point_count(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return !is_continuation(static_cast<unsigned char>(c)); }));
}

char32_t next_code_point(std::string_view utf8, std::size_t& offset) {
  unsigned char const lead = byte_at(utf8, offset++);
  if (lead < 0x80) return lead;
  char32_t code_point = lead >= 0xF0 ? lead & 0x07U : lead >= 0xE0 ? lead & 0x0FU : lead & 0x1FU;
  while (offset < utf8.size() && is_continuation(byte_at(utf8, offset))) {
    code_point = (code_point << 6U) | (byte_at(utf8, offset++) & 0x3FU);
  }
  return code_point;
}

void append_utf8(std::string& to, char32_t code_point) {
  auto const put = [&to](char32_t byte) { to.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | (code_point >> 6U));
  } else if (code_point < 0x10000) {
    put(0xE0U | (code_point >> 12U));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  } else {
    put(0xF0U | (code_point >> 18U));
    put(0x80U | ((code_point >> 12U) & 0x3FU));
    put(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

std::string code_point_notation(char32_t code_point) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(code_point));
}

std::string to_utf16be(std::string_view utf8) {
  std::string result;
  auto const put = [&result](char32_t unit) {
    result.push_back(static_cast<char>(unit >> 8U));
    result.push_back(static_cast<char>(unit & 0xFFU));
  };
  for (std::size_t at = 0; at < utf8.size();) {
    char32_t const code_point = next_code_point(utf8, at);
    if (code_point < 0x10000) {
      put(code_point);
    } else {
      put(0xD800U + ((code_point - 0x10000U) >> 10U));
      put(0xDC00U + ((code_point - 0x10000U) & 0x3FFU));
    }
  }
  return result;
}

}  // namespace closeout::base
