#include "css/syntax.hpp"

#include <gtest/gtest.h>

namespace closeout::css {
namespace {

/// Rules and declarations written back: "prelude{name=value;...}".
std::string outline(std::string_view text, std::vector<SyntaxError>& errors) {
  std::string result;
  for (Rule& rule : parse_rules(parse_component_values(text, errors), true, errors)) {
    if (!rule.name.empty()) result.append("@").append(rule.name);
    result += serialize(rule.prelude);
    if (!rule.has_block) {
      result += ';';
      continue;
    }
    result += '{';
    for (Declaration const& row : parse_block(std::move(rule.block), errors).declarations) {
      result.append(row.name).append("=").append(serialize(row.value)).append(row.important ? "!;" : ";");
    }
    result += '}';
  }
  return result;
}

std::string outline(std::string_view text) {
  std::vector<SyntaxError> errors;
  std::string const result = outline(text, errors);
  EXPECT_TRUE(errors.empty()) << errors.front().message;
  return result;
}

std::vector<std::string> errors_of(std::string_view text) {
  std::vector<SyntaxError> errors;
  static_cast<void>(outline(text, errors));
  std::vector<std::string> messages;
  for (SyntaxError const& error : errors) {
    messages.push_back(std::to_string(error.offset).append(": ").append(error.message));
  }
  return messages;
}

TEST(Syntax, RulesAndDeclarations) {
  EXPECT_EQ(outline("p,q{a:b;C : d ! important;;}"), "p,q{a=b;c=d!;}");
  EXPECT_EQ(outline("@import 'x';@media print{}"), "@import\"x\";@mediaprint{}");
  EXPECT_EQ(outline("<!-- p{a:b} -->"), "p{a=b;}");
}

TEST(Syntax, CustomPropertyNamesKeepTheirCase) {
  EXPECT_EQ(outline("p{--Big: a  b}"), "p{--Big=a b;}");
}

TEST(Syntax, SemicolonInsideBracketsBelongsToTheValue) {
  EXPECT_EQ(outline("p{--a: {x;y}; b: c}"), "p{--a={x;y};b=c;}");
}

TEST(Syntax, BadDeclarationEndsAtItsSemicolon) {
  std::vector<SyntaxError> errors;
  EXPECT_EQ(outline("p{a b; = c; d: e}", errors), "p{d=e;}");
  EXPECT_EQ(errors_of("p{a b; = c; d: e}"),
            (std::vector<std::string>{"2: expected ':' after \"a\"", "7: expected a property name"}));
}

TEST(Syntax, UnclosedBlockEndsWithTheSheet) {
  std::vector<SyntaxError> errors;
  EXPECT_EQ(outline("p{a:b", errors), "p{a=b;}");
  EXPECT_EQ(errors_of("p{a:b"), (std::vector<std::string>{"1: bracket is not closed"}));
}

TEST(Syntax, RuleWithoutBlockIsDropped) {
  std::vector<SyntaxError> errors;
  EXPECT_EQ(outline("a{b:c} d e", errors), "a{b=c;}");
  EXPECT_EQ(errors.size(), 1U);
}

TEST(Syntax, ClosingBracketOfAnotherKindIsAToken) {
  std::vector<SyntaxError> errors;
  EXPECT_EQ(outline("p{a: f(b] c); d: e}", errors), "p{a=f(b c);d=e;}");
}

TEST(Syntax, DeepNestingDoesNotOverflow) {
  std::vector<SyntaxError> errors;
  std::string const deep(200'000, '(');
  EXPECT_FALSE(parse_component_values(deep, errors).empty());
}

TEST(Syntax, SerializedTextReadsBackTheSame) {
  std::vector<SyntaxError> errors;
  std::string const text = "a-b #x f(1.5px, -2%) \"q\\\"\\\\\" {k:v} [z] \\31 x";
  std::string const once = serialize(parse_component_values(text, errors));
  EXPECT_EQ(serialize(parse_component_values(once, errors)), once);
  EXPECT_TRUE(errors.empty());
}

}  // namespace
}  // namespace closeout::css
