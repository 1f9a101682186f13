#include "css/tokenizer.hpp"

#include <gtest/gtest.h>

namespace closeout::css {
namespace {

/// Kinds as one letter each, so that a case reads on one line.
std::string kinds(std::string_view text) {
  constexpr std::string_view letters = "if@#sSuUdn%D_<>:;,[](){}";
  std::vector<SyntaxError> errors;
  std::string result;
  for (Token const& token : tokenize(text, errors)) result += letters[static_cast<std::size_t>(token.kind)];
  return result;
}

Token first(std::string_view text) {
  std::vector<SyntaxError> errors;
  auto const tokens = tokenize(text, errors);
  EXPECT_FALSE(tokens.empty());
  return tokens.empty() ? Token{} : tokens.front();
}

TEST(Tokenizer, KindsOfTokens) {
  EXPECT_EQ(kinds("a.b#c > d{e:f(1,2%)}"), "idi#_d_i{i:fn,%)}");
  EXPECT_EQ(kinds("@media 10px \"s\" url(x)"), "@_D_s_u");
  EXPECT_EQ(kinds("<!-- --> -a --b - -1 +.5e3 a-1"), "<_>_i_i_d_n_n_i");
  EXPECT_EQ(kinds("u+1 1e3 1em 1e-x"), "in_n_D_D");
  EXPECT_EQ(kinds("a/* b */c/**/d"), "iii");
}

TEST(Tokenizer, NumbersKeepValueSignAndForm) {
  EXPECT_DOUBLE_EQ(first("-12.50").number, -12.5);
  EXPECT_FALSE(first("-12.50").is_integer);
  EXPECT_TRUE(first("+7").is_integer);
  EXPECT_TRUE(first("+7").has_sign);
  EXPECT_DOUBLE_EQ(first("1.5e2px").number, 150);
  EXPECT_EQ(first("1.5e2px").text, "px");
  EXPECT_DOUBLE_EQ(first("1e999").number, 1e9);
  EXPECT_DOUBLE_EQ(first("-1e999").number, -1e9);
}

TEST(Tokenizer, EscapesBecomeCharacters) {
  EXPECT_EQ(first("\\41 b").text, "Ab");
  EXPECT_EQ(first("\\e4iti").text, "\u00E4iti");
  EXPECT_EQ(first("\\.x").text, ".x");
  EXPECT_EQ(first("'\\201C  a\\\nb'").text, "\u201C ab");
  EXPECT_EQ(first("\\0 ").text, "\uFFFD");
  EXPECT_EQ(first("\\d800 ").text, "\uFFFD");
}

TEST(Tokenizer, NonAsciiIsIdentifier) {
  EXPECT_EQ(kinds("h\u00E4n \u4E2D"), "i_i");
}

TEST(Tokenizer, BadStringEndsAtTheLine) {
  std::vector<SyntaxError> errors;
  auto const tokens = tokenize("'ab\nc", errors);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[0].kind, TokenKind::BadString);
  EXPECT_EQ(tokens[2].text, "c");
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].message, "string is not closed on its line");
}

TEST(Tokenizer, BadUrlIsOneToken) {
  std::vector<SyntaxError> errors;
  EXPECT_EQ(tokenize("url(a b)c", errors).front().kind, TokenKind::BadUrl);
  EXPECT_EQ(errors.size(), 1U);
  EXPECT_EQ(kinds("url( 'a' )"), "f_s_)");
  EXPECT_EQ(first("url( a\\)b )").text, "a)b");
}

TEST(Tokenizer, OffsetsCoverTheText) {
  std::vector<SyntaxError> errors;
  std::string_view const text = "p /*x*/ { margin : 1.5em \"\\41\" }";
  std::size_t at = 0;
  for (Token const& token : tokenize(text, errors)) {
    EXPECT_GE(token.offset, at);
    at = token.offset + token.length;
  }
  EXPECT_EQ(at, text.size());
}

TEST(Tokenizer, UnclosedThingsEndWithTheSheet) {
  std::vector<SyntaxError> errors;
  static_cast<void>(tokenize("a /* b", errors));
  static_cast<void>(tokenize("'a", errors));
  static_cast<void>(tokenize("url(a", errors));
  EXPECT_EQ(errors.size(), 3U);
}

}  // namespace
}  // namespace closeout::css
