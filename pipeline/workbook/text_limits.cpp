#include "workbook/text_limits.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "base/utf8.hpp"

namespace closeout::workbook {

std::size_t utf16_units(std::string_view text) {
  // A code point is one lead byte; those of four bytes are surrogate pairs.
  auto const units = [](char c) -> std::size_t {
    auto const byte = static_cast<unsigned char>(c);
    return (byte & 0xC0U) == 0x80U ? 0 : (byte >= 0xF0U ? 2 : 1);
  };
  std::size_t sum = 0;
  for (char const c : text) sum += units(c);
  return sum;
}

bool fits(std::string_view text, std::size_t limit) {
  return text.size() <= limit || utf16_units(text) <= limit;
}

namespace {

/// The first character that XML cannot hold; nothing if there is none.
std::optional<char32_t> illegal_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto const byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != 0xED && byte != 0xEF) continue;
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return byte;
    if (byte < 0x20 || at + 2 >= text.size()) continue;
    auto const second = static_cast<unsigned char>(text[at + 1]);
    auto const third = static_cast<unsigned char>(text[at + 2]);
    char32_t const character = (byte & 0x0FU) << 12U | (second & 0x3FU) << 6U | (third & 0x3FU);
    bool const is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (is_surrogate || character == 0xFFFE || character == 0xFFFF) return character;
  }
  return std::nullopt;
}

}  // namespace

bool check_characters(std::string_view text, base::SourcePlace const& place, base::Diagnostics& diagnostics) {
  auto const found = illegal_character(text);
  if (!found) return true;
  std::string const code = base::code_point_notation(*found);
  auto finding = base::error("workbook-character", fmt::format("a workbook cannot hold the character {}", code), place);
  finding.arguments = {{"character", code}};
  diagnostics.add(std::move(finding));
  return false;
}

bool check_length(std::string_view text, std::size_t limit, std::string_view what, base::SourcePlace const& place,
                  base::Diagnostics& diagnostics) {
  if (fits(text, limit)) return true;
  auto finding =
      base::error("workbook-text-too-long", fmt::format("{} holds at most {} characters of text", what, limit), place);
  finding.arguments = {{"limit", std::to_string(limit)}};
  diagnostics.add(std::move(finding));
  return false;
}

namespace {

/// "_x" and four hexadecimal digits and "_".
bool begins_with_escape(std::string_view text) {
  constexpr std::size_t length = 7;
  if (text.size() < length || !text.starts_with("_x") || text[length - 1] != '_') return false;
  return text.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

}  // namespace

std::string as_xstring(std::string_view text) {
  std::string result;
  std::size_t written = 0;
  for (std::size_t at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", at + 1)) {
    if (!begins_with_escape(text.substr(at))) continue;
    result.append(text, written, at - written).append("_x005F");
    written = at;
  }
  return result.append(text, written);
}

}  // namespace closeout::workbook
