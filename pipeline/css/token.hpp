#pragma once
// Tokens of CSS (css-syntax-3 section 4), each with its place in the sheet's text.

#include <cstddef>
#include <cstdint>
#include <string>

namespace closeout::css {

/// The token types of css-syntax-3 section 4; one character tokens carry their own kind.
enum class TokenKind : std::uint8_t {
  Ident,
  Function,
  AtKeyword,
  Hash,
  String,
  BadString,
  Url,
  BadUrl,
  Delim,
  Number,
  Percentage,
  Dimension,
  Whitespace,
  Cdo,
  Cdc,
  Colon,
  Semicolon,
  Comma,
  OpenSquare,
  CloseSquare,
  OpenParen,
  CloseParen,
  OpenBrace,
  CloseBrace,
};

struct Token {
  TokenKind kind = TokenKind::Whitespace;
  std::string text;         ///< Unescaped name, string, URL or unit; the character of a Delim.
  double number = 0;        ///< Number, Percentage, Dimension.
  bool is_integer = false;  ///< Written without a fraction or exponent.
  bool has_sign = false;    ///< Written with + or - (An+B needs to know).
  bool is_id = false;       ///< Hash: could be an identifier.
  std::size_t offset = 0;   ///< In bytes from the start of the sheet's text.
  std::size_t length = 0;   ///< As written, in bytes.

  [[nodiscard]] bool is(TokenKind other) const { return kind == other; }
  [[nodiscard]] bool is_delim(char character) const {
    return kind == TokenKind::Delim && text.size() == 1 && text[0] == character;
  }
};

}  // namespace closeout::css
