#include "base/data_url.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace closeout::base {
namespace {

constexpr std::string_view scheme = "data:";
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view white_space = " \t\n\f\r";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() &&
         std::equal(text.begin(), text.end(), lower_case.begin(), [](char a, char b) { return lower(a) == b; });
}

/// Infra standard section 7, "forgiving-base64 decode": white space anywhere, padding may be missing.
std::optional<std::string> decoded_base64(std::string text) {
  std::erase_if(text, [](char c) { return white_space.find(c) != std::string_view::npos; });
  while (text.ends_with('=')) text.pop_back();
  if (text.size() % 4 == 1) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3 + 2);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (char const c : text) {
    std::size_t const value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFFU);
  }
  return bytes;
}

std::string_view trimmed_right(std::string_view text) {
  return text.substr(0, text.find_last_not_of(white_space) + 1);
}

}  // namespace

bool is_data_url(std::string_view address) {
  return equals_ignoring_case(address.substr(0, scheme.size()), scheme);
}

std::optional<std::string> data_url_content(std::string_view address) {
  std::size_t const comma = address.find(',');
  if (!is_data_url(address) || comma == std::string_view::npos) return std::nullopt;
  std::string_view const type = trimmed_right(address.substr(scheme.size(), comma - scheme.size()));
  std::string content = percent_decoded(address.substr(comma + 1));
  std::size_t const last = type.rfind(';');
  bool const is_base64 = last != std::string_view::npos && equals_ignoring_case(type.substr(last + 1), "base64");
  return is_base64 ? decoded_base64(std::move(content)) : std::optional(std::move(content));
}

std::string percent_decoded(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned char byte = 0;
    char const* const digits = text.data() + at + 1;
    bool const is_escape =
        text[at] == '%' && text.size() - at > 2 && std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    bytes += is_escape ? static_cast<char>(byte) : text[at];
    if (is_escape) at += 2;
  }
  return bytes;
}

}  // namespace closeout::base
