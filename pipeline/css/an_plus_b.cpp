// The An+B notation (css-syntax-3 section 6), read from the text its tokens came from: the tokenizer's cut of
// "2n-1" or "-n+3" says nothing about its meaning.

#include "css/an_plus_b.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

/// "+5", "-5" or "5"; the whole of `text`.
std::optional<int> to_integer(std::string_view text) {
  bool const has_plus = text.starts_with('+');
  if (has_plus) text.remove_prefix(1);
  if (has_plus && text.starts_with('-')) return std::nullopt;
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "", "+" and "-" before n are 1, 1 and -1.
std::optional<int> to_step(std::string_view text) {
  if (text.empty() || text == "+") return 1;
  return text == "-" ? -1 : to_integer(text);
}

/// The tokens as written, signs of numbers included.
std::string written(ComponentValues const& values) {
  std::string text;
  for (ComponentValue const& value : values) {
    Token const& token = value.token;
    if (token.has_sign && token.number >= 0) text += '+';
    text += serialize({value});
  }
  return text;
}

/// White space may surround the sign between An and B, and nothing else.
std::optional<std::string> without_inner_spaces(std::string text) {
  auto const first = text.find_first_not_of(' ');
  auto const last = text.find_last_not_of(' ');
  if (first == std::string::npos) return std::nullopt;
  text = text.substr(first, last - first + 1);
  auto const space = text.find(' ');
  if (space == std::string::npos) return text;
  std::size_t const n = text.find('n');
  bool const is_after_n = n != std::string::npos && space > n;
  std::string compact;
  std::copy_if(text.begin(), text.end(), std::back_inserter(compact), [](char c) { return c != ' '; });
  bool const has_sign =
      n != std::string::npos && n + 1 < compact.size() && (compact[n + 1] == '+' || compact[n + 1] == '-');
  return is_after_n && has_sign ? std::optional(compact) : std::nullopt;
}

}  // namespace

std::optional<AnPlusB> parse_an_plus_b(ComponentValues const& values) {
  auto const text = without_inner_spaces(to_lower(written(values)));
  if (!text) return std::nullopt;
  if (*text == "odd") return AnPlusB{2, 1};
  if (*text == "even") return AnPlusB{2, 0};
  std::size_t const n = text->find('n');
  if (n == std::string::npos) {
    auto const offset = to_integer(*text);
    return offset ? std::optional(AnPlusB{0, *offset}) : std::nullopt;
  }
  auto const step = to_step(std::string_view(*text).substr(0, n));
  std::string_view const rest = std::string_view(*text).substr(n + 1);
  bool const has_sign = rest.starts_with('+') || rest.starts_with('-');
  auto const offset = rest.empty() ? std::optional(0) : has_sign ? to_integer(rest) : std::nullopt;
  if (!step || !offset) return std::nullopt;
  return AnPlusB{*step, *offset};
}

}  // namespace closeout::css
