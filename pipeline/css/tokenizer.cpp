#include "css/tokenizer.hpp"

#include <charconv>
#include <utility>

#include "base/utf8.hpp"
#include "css/characters.hpp"

namespace closeout::css {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

unsigned hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>(to_lower(c) - 'a') + 10U;
}

/// Section 4.3; the functions are the section's "consume a ..." algorithms in its order.
class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<SyntaxError>& errors) : text_(text), errors_(errors) {}

  std::vector<Token> run() {
    std::vector<Token> tokens;
    tokens.reserve(text_.size() / 4);
    while (true) {
      consume_comments();
      if (at_ >= text_.size()) return tokens;
      start_ = at_;
      Token token = consume_token();
      token.offset = start_;
      token.length = at_ - start_;
      tokens.push_back(std::move(token));
    }
  }

 private:
  /// The byte `ahead` of the next one; a NUL at the end, which no rule below matches.
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  void report(std::string message) { errors_.push_back({start_, at_ - start_, std::move(message)}); }

  // Section 4.3.2
  void consume_comments() {
    while (peek() == '/' && peek(1) == '*') {
      start_ = at_;
      std::size_t const end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
      if (end == std::string_view::npos) report("comment is not closed");
    }
  }

  // Section 4.3.1
  Token consume_token() {
    char const c = peek();
    if (is_whitespace(c)) return consume_whitespace();
    if (c == '"' || c == '\'') return consume_string();
    if (c == '#') return consume_hash();
    if (starts_number()) return consume_numeric();
    if (c == '-' && text_.substr(at_).starts_with("-->")) return punctuation(TokenKind::Cdc, 3);
    if (starts_ident()) return consume_ident_like();
    if (c == '@') return consume_at();
    if (c == '<' && text_.substr(at_).starts_with("<!--")) return punctuation(TokenKind::Cdo, 4);
    return consume_punctuation();
  }

  Token consume_whitespace() {
    while (is_whitespace(peek())) ++at_;
    return Token{};
  }

  Token punctuation(TokenKind kind, std::size_t length) {
    at_ += length;
    Token token;
    token.kind = kind;
    return token;
  }

  Token consume_punctuation() {
    switch (peek()) {
      case '(':
        return punctuation(TokenKind::OpenParen, 1);
      case ')':
        return punctuation(TokenKind::CloseParen, 1);
      case '[':
        return punctuation(TokenKind::OpenSquare, 1);
      case ']':
        return punctuation(TokenKind::CloseSquare, 1);
      case '{':
        return punctuation(TokenKind::OpenBrace, 1);
      case '}':
        return punctuation(TokenKind::CloseBrace, 1);
      case ',':
        return punctuation(TokenKind::Comma, 1);
      case ':':
        return punctuation(TokenKind::Colon, 1);
      case ';':
        return punctuation(TokenKind::Semicolon, 1);
      default:
        return consume_delim();
    }
  }

  Token consume_delim() {
    Token token;
    token.kind = TokenKind::Delim;
    token.text.assign(1, peek());
    ++at_;
    if (token.text[0] == '\\') report("backslash before the end of a line");
    return token;
  }

  // Section 4.3.4
  Token consume_numeric() {
    Token token = consume_number();
    if (starts_ident()) {
      token.kind = TokenKind::Dimension;
      token.text = consume_ident_sequence();
    } else if (peek() == '%') {
      token.kind = TokenKind::Percentage;
      ++at_;
    }
    return token;
  }

  // Section 4.3.5
  Token consume_ident_like() {
    Token token;
    token.text = consume_ident_sequence();
    if (peek() != '(') {
      token.kind = TokenKind::Ident;
      return token;
    }
    ++at_;
    token.kind = TokenKind::Function;
    if (!equals_ignoring_case(token.text, "url")) return token;
    std::size_t ahead = 0;
    while (is_whitespace(peek(ahead))) ++ahead;
    if (peek(ahead) == '"' || peek(ahead) == '\'') return token;
    return consume_url();
  }

  // Section 4.3.6
  Token consume_string() {
    char const quote = peek();
    ++at_;
    Token token;
    token.kind = TokenKind::String;
    while (!at_end() && peek() != quote) {
      if (is_newline(peek())) {
        report("string is not closed on its line");
        token.kind = TokenKind::BadString;
        return token;
      }
      if (peek() == '\\') {
        consume_string_escape(token.text);
      } else {
        append_byte(token.text);
      }
    }
    if (at_end()) report("string is not closed");
    if (!at_end()) ++at_;
    return token;
  }

  void consume_string_escape(std::string& to) {
    ++at_;
    if (at_end()) return;
    if (is_newline(peek())) {
      at_ += peek() == '\r' && peek(1) == '\n' ? 2U : 1U;
      return;
    }
    consume_escape(to);
  }

  // Section 4.3.7
  Token consume_url() {
    Token token;
    token.kind = TokenKind::Url;
    while (is_whitespace(peek())) ++at_;
    while (!at_end() && peek() != ')') {
      char const c = peek();
      if (is_whitespace(c)) {
        while (is_whitespace(peek())) ++at_;
        if (at_end() || peek() == ')') break;
        return consume_bad_url();
      }
      if (c == '"' || c == '\'' || c == '(' || (c == '\\' && !is_valid_escape())) return consume_bad_url();
      if (c == '\\') {
        ++at_;
        consume_escape(token.text);
      } else {
        append_byte(token.text);
      }
    }
    if (at_end()) report("url( is not closed");
    if (!at_end()) ++at_;
    return token;
  }

  // Section 4.3.14
  Token consume_bad_url() {
    while (!at_end() && peek() != ')') at_ += is_valid_escape() ? 2U : 1U;
    if (!at_end()) ++at_;
    if (at_ > text_.size()) at_ = text_.size();
    report("address in url() holds a quote, a bracket or a space");
    Token token;
    token.kind = TokenKind::BadUrl;
    return token;
  }

  Token consume_hash() {
    if (!is_ident_char(peek(1)) && !is_valid_escape(1)) return consume_delim();
    ++at_;
    Token token;
    token.kind = TokenKind::Hash;
    token.is_id = starts_ident();
    token.text = consume_ident_sequence();
    return token;
  }

  Token consume_at() {
    if (!starts_ident(1)) return consume_delim();
    ++at_;
    Token token;
    token.kind = TokenKind::AtKeyword;
    token.text = consume_ident_sequence();
    return token;
  }

  // Section 4.3.7 of the 2021 draft, "consume an escaped code point"; the backslash is already consumed.
  void consume_escape(std::string& to) {
    if (!is_hex_digit(peek())) return append_byte(to);
    char32_t code_point = 0;
    for (int digits = 0; digits < 6 && is_hex_digit(peek()); ++digits, ++at_) {
      code_point = code_point * 16 + hex_value(peek());
    }
    if (peek() == '\r' && peek(1) == '\n') ++at_;
    if (is_whitespace(peek())) ++at_;
    bool const is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    base::append_utf8(to, code_point == 0 || is_surrogate || code_point > 0x10FFFF ? U'\uFFFD' : code_point);
  }

  // Section 4.3.8
  [[nodiscard]] bool is_valid_escape(std::size_t ahead = 0) const {
    return peek(ahead) == '\\' && at_ + ahead + 1 < text_.size() && !is_newline(peek(ahead + 1));
  }

  // Section 4.3.9
  [[nodiscard]] bool starts_ident(std::size_t ahead = 0) const {
    if (peek(ahead) == '-') {
      return is_ident_start(peek(ahead + 1)) || peek(ahead + 1) == '-' || is_valid_escape(ahead + 1);
    }
    return is_ident_start(peek(ahead)) || is_valid_escape(ahead);
  }

  // Section 4.3.10
  [[nodiscard]] bool starts_number() const {
    std::size_t const sign = peek() == '+' || peek() == '-' ? 1 : 0;
    return is_digit(peek(sign)) || (peek(sign) == '.' && is_digit(peek(sign + 1)));
  }

  // Section 4.3.11
  std::string consume_ident_sequence() {
    std::string name;
    while (!at_end()) {
      if (is_ident_char(peek())) {
        name += text_[at_++];
      } else if (is_valid_escape()) {
        ++at_;
        consume_escape(name);
      } else {
        break;
      }
    }
    return name;
  }

  // Section 4.3.12
  Token consume_number() {
    Token token;
    token.kind = TokenKind::Number;
    token.is_integer = true;
    token.has_sign = peek() == '+' || peek() == '-';
    std::size_t const first = peek() == '+' ? at_ + 1 : at_;
    if (token.has_sign) ++at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      token.is_integer = false;
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    consume_exponent(token);
    token.number = to_number(text_.substr(first, at_ - first));
    return token;
  }

  void consume_exponent(Token& token) {
    if (to_lower(peek()) != 'e') return;
    std::size_t const sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
    if (!is_digit(peek(1 + sign))) return;
    token.is_integer = false;
    at_ += 1 + sign;
    while (is_digit(peek())) ++at_;
  }

  /// Values beyond `limit` (and those too small to be told from 0, which nobody writes) are clamped, as css-values-3
  /// section 4.1 allows; it keeps every length finite.
  static double to_number(std::string_view digits) {
    constexpr double limit = 1e9;
    double value = 0;
    auto const result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (result.ec == std::errc::result_out_of_range) value = digits.starts_with('-') ? -limit : limit;
    return value > limit ? limit : value < -limit ? -limit : value;
  }

  /// One byte as it stands; U+0000 becomes U+FFFD and a line ending U+000A (section 3.3).
  void append_byte(std::string& to) {
    char const c = text_[at_++];
    if (c == '\0') {
      to += replacement_character;
    } else {
      to += c;
    }
  }

  std::string_view text_;
  std::vector<SyntaxError>& errors_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::vector<SyntaxError>& errors) {
  return Tokenizer(text, errors).run();
}

}  // namespace closeout::css
