#include "workbook/text_limits.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

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

bool check_length(std::string_view text, std::size_t limit, std::string_view what, base::SourcePlace const& place,
                  base::Diagnostics& diagnostics) {
  if (fits(text, limit)) return true;
  auto finding =
      base::error("workbook-text-too-long", fmt::format("{} holds at most {} characters of text", what, limit), place);
  finding.arguments = {{"limit", std::to_string(limit)}};
  diagnostics.add(std::move(finding));
  return false;
}

}  // namespace closeout::workbook
