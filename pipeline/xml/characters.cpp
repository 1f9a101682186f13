#include "xml/characters.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/utf8.hpp"

namespace closeout::xml {

namespace {

using Range = std::pair<char32_t, char32_t>;

constexpr std::array<Range, 16> name_start_ranges{{{':', ':'},
                                                   {'A', 'Z'},
                                                   {'_', '_'},
                                                   {'a', 'z'},
                                                   {0xC0, 0xD6},
                                                   {0xD8, 0xF6},
                                                   {0xF8, 0x2FF},
                                                   {0x370, 0x37D},
                                                   {0x37F, 0x1FFF},
                                                   {0x200C, 0x200D},
                                                   {0x2070, 0x218F},
                                                   {0x2C00, 0x2FEF},
                                                   {0x3001, 0xD7FF},
                                                   {0xF900, 0xFDCF},
                                                   {0xFDF0, 0xFFFD},
                                                   {0x10000, 0xEFFFF}}};

constexpr std::array<Range, 5> further_name_ranges{
    {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

template <std::size_t Count>
bool is_in(std::array<Range, Count> const& ranges, char32_t code_point) {
  return std::ranges::any_of(
      ranges, [code_point](Range range) { return range.first <= code_point && code_point <= range.second; });
}

constexpr std::array<std::pair<std::string_view, char>, 5> predefined_entities{
    {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}}};

/// The number of a character reference, "228" or "xE4"; nothing if it is no number or no character of XML.
std::optional<char32_t> character_of_number(std::string_view number) {
  int const base = number.starts_with('x') ? 16 : 10;
  if (base == 16) number.remove_prefix(1);
  std::uint32_t value = 0;
  auto const [end, status] = std::from_chars(number.data(), number.data() + number.size(), value, base);
  bool const is_whole = !number.empty() && status == std::errc{} && end == number.data() + number.size();
  if (!is_whole || !is_character(value)) return std::nullopt;
  return value;
}

std::optional<char32_t> character_of_entity(std::string_view name) {
  auto const* const found = std::ranges::find(predefined_entities, name, &std::pair<std::string_view, char>::first);
  if (found == predefined_entities.end()) return std::nullopt;
  return static_cast<char32_t>(found->second);
}

std::size_t end_of_number(std::string_view bytes, std::size_t offset) {
  while (offset < bytes.size() && is_alphanumeric(bytes[offset])) ++offset;
  return offset;
}

std::size_t utf8_length(char32_t code_point) {
  return code_point < 0x80 ? 1U : code_point < 0x800 ? 2U : code_point < 0x10000 ? 3U : 4U;
}

}  // namespace

bool is_character(char32_t code_point) {
  if (code_point < 0x20) return code_point == '\t' || code_point == '\n' || code_point == '\r';
  if (code_point < 0xD800) return true;
  return (code_point >= 0xE000 && code_point <= 0xFFFD) || (code_point >= 0x10000 && code_point <= 0x10FFFF);
}

bool is_name_start(char32_t code_point) {
  return is_in(name_start_ranges, code_point);
}

bool is_name_character(char32_t code_point) {
  return is_in(name_start_ranges, code_point) || is_in(further_name_ranges, code_point);
}

std::size_t end_of_name(std::string_view bytes, std::size_t offset) {
  std::size_t end = offset;
  while (end < bytes.size()) {
    if (is_alphanumeric(bytes[end]) && (end != offset || bytes[end] > '9')) {  // Nearly every name is of these alone.
      ++end;
      continue;
    }
    std::size_t next = end;
    char32_t const code_point = base::next_code_point(bytes, next);
    if (!(end == offset ? is_name_start(code_point) : is_name_character(code_point))) break;
    end = next;
  }
  return end;
}

Reference read_reference(std::string_view bytes, std::size_t offset) {
  bool const is_number = bytes.substr(offset).starts_with("&#");
  std::size_t const start = offset + (is_number ? 2 : 1);
  std::size_t const end = is_number ? end_of_number(bytes, start) : end_of_name(bytes, start);
  std::string_view const name = bytes.substr(start, end - start);
  if (end == bytes.size() || bytes[end] != ';') return {end - offset, std::nullopt};
  return {end + 1 - offset, is_number ? character_of_number(name) : character_of_entity(name)};
}

std::size_t raw_offset(std::string_view raw, std::size_t decoded) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < raw.size() && seen < decoded;) {
    Reference const reference = raw[at] == '&' ? read_reference(raw, at) : Reference{};
    if (reference.character) {
      seen += utf8_length(*reference.character);
      at += reference.length;
    } else {
      ++seen;
      ++at;
    }
  }
  return at;
}

std::string collapsed(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (!is_space(c)) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace closeout::xml
