#include "cli/quoted_line.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace closeout::cli {

namespace {

constexpr std::array<std::string_view, 4> name_elements{"full-name", "original-name", "sort-name", "call-name"};
constexpr std::array<std::string_view, 3> hidden_attributes{"born", "supplier", "text"};

/// Bytes of a line that are not to be shown.
using Hidden = std::vector<bool>;

bool is_space(char c) {
  return c == ' ' || c == '\t';
}

/// Of "<p:full-name xml:lang…": "full-name". Nothing of an end tag, a comment or an instruction.
std::string_view element_name(std::string_view tag) {
  std::string_view const name = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
  return name.substr(name.find(':') + 1);  // npos + 1 is 0: a name without prefix.
}

bool opens_name(std::string_view tag) {
  return std::ranges::find(name_elements, element_name(tag)) != name_elements.end();
}

/// The tag that was open last before `offset`, from its "<"; empty if there is none.
std::string_view tag_before(std::string_view bytes, std::size_t offset) {
  std::size_t const start = offset == 0 ? std::string_view::npos : bytes.rfind('<', offset - 1);
  return start == std::string_view::npos ? std::string_view() : bytes.substr(start, offset - start);
}

/// Text of names: behind the ">" of their start tag and before the next "<", wherever lines break.
void hide_names(std::string_view before, std::string_view line, Hidden& hidden) {
  bool is_name = !before.empty() && opens_name(before);
  bool is_in_tag = !before.empty() && before.find('>') == std::string_view::npos;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '<') {
      is_in_tag = true;
      is_name = opens_name(line.substr(i));
    } else if (line[i] == '>' && is_in_tag) {
      is_in_tag = false;
    } else if (is_name && !is_in_tag && !is_space(line[i])) {
      hidden[i] = true;
    }
  }
}

/// The value behind each `name`=, up to its second quotation mark.
void hide_values(std::string_view name, std::string_view line, Hidden& hidden) {
  for (std::size_t at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
    if (at != 0 && !is_space(line[at - 1])) continue;
    std::size_t const open = line.find_first_not_of(" \t=", at + name.size());
    if (open == std::string_view::npos || (line[open] != '"' && line[open] != '\'')) continue;
    std::size_t const close = std::min(line.find(line[open], open + 1), line.size());
    std::fill(hidden.begin() + static_cast<std::ptrdiff_t>(open + 1),
              hidden.begin() + static_cast<std::ptrdiff_t>(close), true);
  }
}

/// Six digits, a sign of the century, three digits and a check character.
bool is_identity_code(std::string_view text) {
  constexpr std::string_view signs = "-+ABCDEFUVWXYabcdefuvwxy";
  constexpr std::string_view checks = "0123456789ABCDEFHJKLMNPRSTUVWXYabcdefhjklmnprstuvwxy";
  auto const digits = [text](std::size_t from, std::size_t count) {
    return std::ranges::all_of(text.substr(from, count), base::is_digit);
  };
  return digits(0, 6) && signs.find(text[6]) != std::string_view::npos && digits(7, 3) &&
         checks.find(text[10]) != std::string_view::npos;
}

void hide_identity_codes(std::string_view line, Hidden& hidden) {
  constexpr std::size_t length = 11;
  for (std::size_t i = 0; i + length <= line.size(); ++i) {
    if (!is_identity_code(line.substr(i, length))) continue;
    std::fill_n(hidden.begin() + static_cast<std::ptrdiff_t>(i), length, true);
  }
}

}  // namespace

std::string quoted_line(base::SourceFile const& file, std::size_t offset) {
  std::string_view const line = file.line_around(offset);
  Hidden hidden(line.size(), false);
  hide_names(tag_before(file.bytes(), static_cast<std::size_t>(line.data() - file.bytes().data())), line, hidden);
  for (std::string_view const name : hidden_attributes) hide_values(name, line, hidden);
  hide_identity_codes(line, hidden);
  std::string shown;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t const start = at;
    static_cast<void>(base::next_code_point(line, at));
    shown += hidden[start] ? std::string_view("*") : line.substr(start, at - start);
  }
  return shown;
}

}  // namespace closeout::cli
