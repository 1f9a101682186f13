#pragma once
// Tokens to component values, rules and declarations (css-syntax-3 section 5). Knows no property and no rule.

#include <string>
#include <string_view>
#include <vector>

#include "css/tokenizer.hpp"

namespace closeout::css {

/// A preserved token, a function with its arguments, or a {}, [] or () block with its contents
/// (css-syntax-3 section 5, "component value"). `token` opens the function or block.
struct ComponentValue {
  Token token;
  bool is_block = false;  ///< Function or block: `children` are its contents.
  std::vector<ComponentValue> children;
  std::size_t end = 0;  ///< Offset after the last byte, closing bracket included.

  [[nodiscard]] bool is(TokenKind kind) const { return token.kind == kind; }
  [[nodiscard]] bool is_function(std::string_view name) const;
};

using ComponentValues = std::vector<ComponentValue>;

struct Declaration {
  std::string name;  ///< In lower case, except for a custom property.
  ComponentValues value;
  bool important = false;
  std::size_t offset = 0;  ///< Of the name.
  std::size_t end = 0;     ///< After the value.
};

/// A qualified rule (no name) or an at-rule.
struct Rule {
  std::string name;  ///< At-rule: its name in lower case, without the @.
  ComponentValues prelude;
  bool has_block = false;
  ComponentValues block;
  std::size_t offset = 0;
};

/// What a {} block holds: declarations and at-rules, each in order.
struct BlockContents {
  std::vector<Declaration> declarations;
  std::vector<Rule> rules;
};

/// Tokenizes and nests. Brackets deeper than 64 stay plain tokens (a guard against hostile input).
[[nodiscard]] ComponentValues parse_component_values(std::string_view text, std::vector<SyntaxError>& errors);
/// Section 5.4.1, "consume a list of rules"; the input is consumed. `is_top_level` skips <!-- and -->.
[[nodiscard]] std::vector<Rule> parse_rules(ComponentValues values, bool is_top_level,
                                            std::vector<SyntaxError>& errors);
/// Section 5.4.4, "consume a list of declarations".
[[nodiscard]] BlockContents parse_block(ComponentValues values, std::vector<SyntaxError>& errors);

/// The values as text again, for custom properties; comments are gone, escapes are written as needed.
[[nodiscard]] std::string serialize(ComponentValues const& values);

}  // namespace closeout::css
