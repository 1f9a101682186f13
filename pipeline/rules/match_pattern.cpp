#include "rules/match_pattern.hpp"

#include "xml/characters.hpp"

namespace closeout::rules {

namespace {

/// Offset behind the string literal that starts at `offset`.
std::size_t end_of_literal(std::string_view expression, std::size_t offset) {
  std::size_t const close = expression.find(expression[offset], offset + 1);
  return close == std::string_view::npos ? expression.size() : close + 1;
}

bool is_quote(char c) {
  return c == '"' || c == '\'';
}

/// Offset of the next '|' that stands in no predicate, parenthesis or literal; the size if there is none.
std::size_t end_of_alternative(std::string_view pattern, std::size_t offset) {
  int depth = 0;
  while (offset < pattern.size()) {
    char const c = pattern[offset];
    if (is_quote(c)) {
      offset = end_of_literal(pattern, offset);
      continue;
    }
    if (c == '|' && depth == 0) return offset;
    if (c == '[' || c == '(') ++depth;
    if (c == ']' || c == ')') --depth;
    ++offset;
  }
  return offset;
}

std::string_view without_leading_space(std::string_view text) {
  while (!text.empty() && xml::is_space(text.front())) text.remove_prefix(1);
  return text;
}

/// True for a byte that may stand in a name without colon; bytes above ASCII belong to names in any expression.
bool is_name_byte(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c != ':' && xml::is_name_character(byte));
}

/// True if a name behind the colon at `colon` makes the word before it a prefix (and not an axis: "child::x").
bool is_prefix_colon(std::string_view expression, std::size_t colon) {
  if (colon + 1 >= expression.size() || expression[colon] != ':') return false;
  char const next = expression[colon + 1];
  return next == '*' || (next != ':' && is_name_byte(next));
}

}  // namespace

std::vector<std::string> selecting_expressions(std::string_view match_pattern) {
  std::vector<std::string> expressions;
  for (std::size_t start = 0; start <= match_pattern.size();) {
    std::size_t const end = end_of_alternative(match_pattern, start);
    std::string_view const alternative = without_leading_space(match_pattern.substr(start, end - start));
    expressions.push_back(std::string(alternative.starts_with('/') ? "" : "//").append(alternative));
    start = end + 1;
  }
  return expressions;
}

std::string without_prefixes(std::string_view expression, std::set<std::string, std::less<>> const& prefixes) {
  std::string result(expression);
  for (std::size_t at = 0; at < expression.size();) {
    if (is_quote(expression[at])) {
      at = end_of_literal(expression, at);
      continue;
    }
    std::size_t end = at;
    while (end < expression.size() && is_name_byte(expression[end])) ++end;
    bool const is_variable = at > 0 && expression[at - 1] == '$';
    if (end > at && !is_variable && is_prefix_colon(expression, end) &&
        prefixes.contains(expression.substr(at, end - at))) {
      result.replace(at, end + 1 - at, end + 1 - at, ' ');
    }
    at = end == at ? at + 1 : end;
  }
  return result;
}

}  // namespace closeout::rules
