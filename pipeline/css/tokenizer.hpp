#pragma once
// Bytes to tokens (css-syntax-3 section 4).

#include <string_view>
#include <vector>

#include "css/token.hpp"

namespace closeout::css {

/// A parse error that the tokenizer recovered from.
struct SyntaxError {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string message;
};

/// All tokens of `text`; comments are dropped. Never fails: what is malformed becomes a bad-string, bad-url or
/// delim token as the specification says, and a SyntaxError. Assumes well-formed UTF-8.
[[nodiscard]] std::vector<Token> tokenize(std::string_view text, std::vector<SyntaxError>& errors);

}  // namespace closeout::css
