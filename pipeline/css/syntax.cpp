#include "css/syntax.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

constexpr std::size_t maximum_depth = 64;

TokenKind closer_of(TokenKind opener) {
  switch (opener) {
    case TokenKind::OpenBrace:
      return TokenKind::CloseBrace;
    case TokenKind::OpenSquare:
      return TokenKind::CloseSquare;
    default:
      return TokenKind::CloseParen;
  }
}

bool opens_block(TokenKind kind) {
  return kind == TokenKind::OpenBrace || kind == TokenKind::OpenSquare || kind == TokenKind::OpenParen ||
         kind == TokenKind::Function;
}

/// Sections 5.4.7 to 5.4.9: component values, simple blocks and functions, without recursion.
class Nesting {
 public:
  explicit Nesting(std::vector<SyntaxError>& errors) : errors_(errors) { levels_.emplace_back(); }

  void add(Token token) {
    ComponentValue value;
    value.end = token.offset + token.length;
    if (levels_.size() > 1 && token.kind == closer_of(open_.back().token.kind)) return close(value.end);
    bool const opens = opens_block(token.kind) && levels_.size() <= maximum_depth;
    value.token = std::move(token);
    if (!opens) return levels_.back().push_back(std::move(value));
    value.is_block = true;
    open_.push_back(std::move(value));
    levels_.emplace_back();
  }

  ComponentValues finish(std::size_t end) {
    while (!open_.empty()) {
      Token const& opener = open_.back().token;
      errors_.push_back({opener.offset, opener.length, "bracket is not closed"});
      close(end);
    }
    return std::move(levels_.back());
  }

 private:
  void close(std::size_t end) {
    ComponentValue block = std::move(open_.back());
    block.children = std::move(levels_.back());
    block.end = end;
    open_.pop_back();
    levels_.pop_back();
    levels_.back().push_back(std::move(block));
  }

  std::vector<SyntaxError>& errors_;
  std::vector<ComponentValue> open_;
  std::vector<ComponentValues> levels_;
};

/// A position in a list of component values whose elements are moved out as they are consumed.
class Stream {
 public:
  explicit Stream(ComponentValues& values) : values_(values) {}
  [[nodiscard]] bool at_end() const { return at_ == values_.size(); }
  [[nodiscard]] ComponentValue const& peek() const { return values_[at_]; }
  ComponentValue take() { return std::move(values_[at_++]); }
  void skip() { ++at_; }
  void skip_whitespace() {
    while (!at_end() && peek().is(TokenKind::Whitespace)) skip();
  }

 private:
  ComponentValues& values_;
  std::size_t at_ = 0;
};

void report(std::vector<SyntaxError>& errors, ComponentValue const& at, std::string message) {
  errors.push_back({at.token.offset, at.token.length, std::move(message)});
}

bool is_brace_block(ComponentValue const& value) {
  return value.is_block && value.is(TokenKind::OpenBrace);
}

void trim(ComponentValues& values) {
  auto const is_space = [](ComponentValue const& value) { return value.is(TokenKind::Whitespace); };
  while (!values.empty() && is_space(values.back())) values.pop_back();
  values.erase(values.begin(), std::find_if_not(values.begin(), values.end(), is_space));
}

// Section 5.4.2
Rule consume_at_rule(Stream& stream) {
  Rule rule;
  ComponentValue const keyword = stream.take();
  rule.name = to_lower(keyword.token.text);
  rule.offset = keyword.token.offset;
  while (!stream.at_end()) {
    ComponentValue value = stream.take();
    if (value.is(TokenKind::Semicolon)) return rule;
    if (is_brace_block(value)) {
      rule.has_block = true;
      rule.block = std::move(value.children);
      return rule;
    }
    rule.prelude.push_back(std::move(value));
  }
  return rule;
}

// Section 5.4.3; nothing is added if the sheet ends before the block (a parse error).
void consume_qualified_rule(Stream& stream, std::vector<Rule>& rules, std::vector<SyntaxError>& errors) {
  Rule rule;
  rule.offset = stream.peek().token.offset;
  std::size_t const first_length = stream.peek().token.length;
  while (!stream.at_end()) {
    ComponentValue value = stream.take();
    if (is_brace_block(value)) {
      rule.has_block = true;
      rule.block = std::move(value.children);
      rules.push_back(std::move(rule));
      return;
    }
    rule.prelude.push_back(std::move(value));
  }
  errors.push_back({rule.offset, first_length, "rule has no { } block"});
}

/// Section 5.4.5, step 5: the last two tokens that are not white space are ! and important.
bool take_important(ComponentValues& values) {
  if (values.empty() || !values.back().is(TokenKind::Ident)) return false;
  if (!equals_ignoring_case(values.back().token.text, "important")) return false;
  std::size_t at = values.size() - 1;
  while (at > 0 && values[at - 1].is(TokenKind::Whitespace)) --at;
  if (at == 0 || !values[at - 1].token.is_delim('!')) return false;
  values.resize(at - 1);
  trim(values);
  return true;
}

/// Section 5.4.5, "consume a declaration". `values` begins with the identifier and holds no semicolon.
void consume_declaration(ComponentValues values, BlockContents& contents, std::vector<SyntaxError>& errors) {
  Declaration declaration;
  Token const& name = values.front().token;
  declaration.name = name.text.starts_with("--") ? name.text : to_lower(name.text);
  declaration.offset = name.offset;
  std::size_t at = 1;
  while (at < values.size() && values[at].is(TokenKind::Whitespace)) ++at;
  if (at == values.size() || !values[at].is(TokenKind::Colon)) {
    return report(errors, values.front(), "expected ':' after \"" + name.text + "\"");
  }
  declaration.value.assign(std::make_move_iterator(values.begin() + static_cast<std::ptrdiff_t>(at) + 1),
                           std::make_move_iterator(values.end()));
  declaration.end = values[at].end;
  trim(declaration.value);
  if (!declaration.value.empty()) declaration.end = declaration.value.back().end;
  declaration.important = take_important(declaration.value);
  contents.declarations.push_back(std::move(declaration));
}

ComponentValues take_until_semicolon(Stream& stream) {
  ComponentValues values;
  while (!stream.at_end() && !stream.peek().is(TokenKind::Semicolon)) values.push_back(stream.take());
  return values;
}

/// The bytes of a token written back; an identifier that held an escape gets one again.
std::string escaped_ident(std::string const& name) {
  std::string text;
  for (std::size_t i = 0; i < name.size(); ++i) {
    bool const leading_digit = is_digit(name[i]) && (i == 0 || (i == 1 && name[0] == '-'));
    if (leading_digit) {
      text += "\\3";
      text += name[i];
      text += ' ';
      continue;
    }
    if (!is_ident_char(name[i])) text += '\\';
    text += name[i];
  }
  return text;
}

std::string quoted(std::string const& value) {
  std::string text = "\"";
  for (char const c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c == '\n' ? "\\a " : std::string(1, c);
  }
  return text + "\"";
}

/// Six decimals are finer than 1/1024 px.
std::string number_text(double value) {
  std::array<char, 48> buffer{};
  auto const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 6).ptr;
  std::string text(buffer.data(), end);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string token_text(Token const& token) {
  switch (token.kind) {
    case TokenKind::Ident:
      return escaped_ident(token.text);
    case TokenKind::Function:
      return escaped_ident(token.text) + "(";
    case TokenKind::AtKeyword:
      return std::string("@").append(escaped_ident(token.text));
    case TokenKind::Hash:
      return std::string("#").append(token.is_id ? escaped_ident(token.text) : token.text);
    case TokenKind::String:
      return quoted(token.text);
    case TokenKind::Url:
      return std::string("url(").append(quoted(token.text)).append(")");
    case TokenKind::Number:
      return number_text(token.number);
    case TokenKind::Percentage:
      return number_text(token.number) + "%";
    case TokenKind::Dimension:
      return number_text(token.number) + escaped_ident(token.text);
    case TokenKind::Delim:
      return token.text;
    case TokenKind::Whitespace:
      return " ";
    case TokenKind::Colon:
      return ":";
    case TokenKind::Semicolon:
      return ";";
    case TokenKind::Comma:
      return ",";
    case TokenKind::OpenSquare:
      return "[";
    case TokenKind::OpenParen:
      return "(";
    case TokenKind::OpenBrace:
      return "{";
    default:
      return "";
  }
}

char closing_bracket(TokenKind opener) {
  if (opener == TokenKind::OpenBrace) return '}';
  return opener == TokenKind::OpenSquare ? ']' : ')';
}

}  // namespace

bool ComponentValue::is_function(std::string_view name) const {
  return is_block && token.kind == TokenKind::Function && equals_ignoring_case(token.text, name);
}

ComponentValues parse_component_values(std::string_view text, std::vector<SyntaxError>& errors) {
  Nesting nesting(errors);
  for (Token& token : tokenize(text, errors)) nesting.add(std::move(token));
  return nesting.finish(text.size());
}

std::vector<Rule> parse_rules(ComponentValues values, bool is_top_level, std::vector<SyntaxError>& errors) {
  std::vector<Rule> rules;
  Stream stream(values);
  for (stream.skip_whitespace(); !stream.at_end(); stream.skip_whitespace()) {
    bool const is_html_comment = stream.peek().is(TokenKind::Cdo) || stream.peek().is(TokenKind::Cdc);
    if (is_top_level && is_html_comment) {
      stream.skip();
    } else if (stream.peek().is(TokenKind::AtKeyword)) {
      rules.push_back(consume_at_rule(stream));
    } else {
      consume_qualified_rule(stream, rules, errors);
    }
  }
  for (Rule& rule : rules) trim(rule.prelude);
  return rules;
}

BlockContents parse_block(ComponentValues values, std::vector<SyntaxError>& errors) {
  BlockContents contents;
  Stream stream(values);
  while (!stream.at_end()) {
    if (stream.peek().is(TokenKind::Whitespace) || stream.peek().is(TokenKind::Semicolon)) {
      stream.skip();
    } else if (stream.peek().is(TokenKind::AtKeyword)) {
      contents.rules.push_back(consume_at_rule(stream));
    } else if (stream.peek().is(TokenKind::Ident)) {
      consume_declaration(take_until_semicolon(stream), contents, errors);
    } else {
      report(errors, stream.peek(), "expected a property name");
      take_until_semicolon(stream);
    }
  }
  return contents;
}

std::string serialize(ComponentValues const& values) {
  std::string text;
  for (ComponentValue const& value : values) {
    text += token_text(value.token);
    if (!value.is_block) continue;
    text += serialize(value.children);
    text += closing_bracket(value.token.kind);
  }
  return text;
}

}  // namespace closeout::css
