#include "css/value_reader.hpp"

#include "css/characters.hpp"

namespace closeout::css {

bool ValueReader::next_is_ident(std::string_view keyword) const {
  return next_is(TokenKind::Ident) && equals_ignoring_case(peek().token.text, keyword);
}

bool ValueReader::take_ident(std::string_view keyword) {
  if (!next_is_ident(keyword)) return false;
  take();
  return true;
}

bool ValueReader::take(TokenKind kind) {
  if (!next_is(kind)) return false;
  take();
  return true;
}

bool ValueReader::take_delim(char character) {
  if (at_end() || !peek().token.is_delim(character)) return false;
  take();
  return true;
}

std::optional<std::string> ValueReader::take_any_ident() {
  if (!next_is(TokenKind::Ident)) return std::nullopt;
  return take().token.text;
}

std::optional<std::string> ValueReader::take_string() {
  if (!next_is(TokenKind::String)) return std::nullopt;
  return take().token.text;
}

std::optional<std::string> ValueReader::take_url() {
  if (next_is(TokenKind::Url)) return take().token.text;
  if (at_end() || !peek().is_function("url")) return std::nullopt;
  ValueReader inner(peek().children);
  auto address = inner.take_string();
  if (!address || !inner.at_end()) return std::nullopt;
  take();
  return address;
}

ComponentValue const* ValueReader::take_function(std::string_view name) {
  if (at_end() || !peek().is_function(name)) return nullptr;
  return &take();
}

}  // namespace closeout::css
