#include "pdf/to_unicode.hpp"

#include <algorithm>
#include <span>

#include "base/utf8.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {
namespace {

constexpr std::string_view prologue =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view epilogue = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

// Adobe technical note 5014: at most 100 entries in a block.
constexpr std::size_t entries_in_block = 100;

/// ISO 19005-3 6.2.11.7.2: U+0000, U+FEFF and U+FFFE are not values of the map.
bool is_allowed(char32_t code_point) {
  return code_point != 0 && code_point != 0xFEFF && code_point != 0xFFFE;
}

std::string mappable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    char32_t const code_point = base::next_code_point(text, at);
    if (is_allowed(code_point)) base::append_utf8(result, code_point);
  }
  return result.empty() ? "\u200B" : result;
}

void append_code(std::string& to, std::uint32_t glyph) {
  char const bytes[] = {static_cast<char>(glyph >> 8), static_cast<char>(glyph & 0xFF)};
  to += '<';
  append_hexadecimal(to, {bytes, 2});
  to += '>';
}

void append_block(std::string& to, FontUse const& font, std::span<std::uint32_t const> glyphs) {
  append_integer(to, static_cast<std::int64_t>(glyphs.size()));
  to += " beginbfchar\n";
  for (std::uint32_t const glyph : glyphs) {
    append_code(to, glyph);
    to += " <";
    append_hexadecimal(to, base::to_utf16be(mappable(font.text(glyph))));
    to += ">\n";
  }
  to += "endbfchar\n";
}

}  // namespace

std::string to_unicode_cmap(FontUse const& font) {
  std::string result(prologue);
  std::vector<std::uint32_t> const glyphs = font.used_glyphs();
  std::span<std::uint32_t const> rest(glyphs);
  while (!rest.empty()) {
    std::size_t const count = std::min(rest.size(), entries_in_block);
    append_block(result, font, rest.first(count));
    rest = rest.subspan(count);
  }
  return result += epilogue;
}

}  // namespace closeout::pdf
