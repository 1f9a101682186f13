#include "css/supports_condition.hpp"

#include "css/declarations.hpp"
#include "css/selector_parser.hpp"

namespace closeout::css {
namespace {

bool supports_declaration(ComponentValues const& values) {
  std::vector<SyntaxError> errors;
  BlockContents const contents = parse_block(values, errors);
  return errors.empty() && contents.declarations.size() == 1 && contents.rules.empty() &&
         is_known_declaration(contents.declarations.front());
}

bool supports_selector(ComponentValues const& values, Reporter const& reporter) {
  base::Diagnostics quiet;  // An unknown selector is the answer, not a finding.
  return parse_selectors(values, {}, Reporter(reporter.sheet(), quiet)).has_value();
}

/// Recursion is as deep as brackets are nested; syntax.hpp limits that.
class ConditionReader {
 public:
  ConditionReader(ComponentValues const& values, Reporter const& reporter) : reader_(values), reporter_(reporter) {}

  /// not X, or X joined by "and" alone or "or" alone; nothing if malformed.
  std::optional<bool> read() {
    if (reader_.take_ident("not")) {
      auto const operand = read_in_brackets();
      return operand && reader_.at_end() ? std::optional(!*operand) : std::nullopt;
    }
    auto result = read_in_brackets();
    bool const is_and = reader_.next_is_ident("and");
    while (result && reader_.take_ident(is_and ? "and" : "or")) {
      auto const next = read_in_brackets();
      if (!next) return std::nullopt;
      result = is_and ? (*result && *next) : (*result || *next);
    }
    return reader_.at_end() ? result : std::nullopt;
  }

 private:
  std::optional<bool> read_in_brackets() {
    if (reader_.at_end() || !reader_.peek().is_block) return std::nullopt;
    ComponentValue const& block = reader_.take();
    if (block.is_function("selector")) return supports_selector(block.children, reporter_);
    // What else is enclosed is for later levels: not supported.
    if (!block.is(TokenKind::OpenParen)) return false;
    if (auto const nested = ConditionReader(block.children, reporter_).read()) return nested;
    return supports_declaration(block.children);
  }

  ValueReader reader_;
  Reporter const& reporter_;
};

}  // namespace

bool is_supported(ComponentValues const& condition, Reporter const& reporter) {
  auto const result = ConditionReader(condition, reporter).read();
  if (!result) reporter.warn("css-syntax", "condition of @supports is malformed", range_of(condition));
  return result.value_or(false);
}

bool is_supported_for_import(ComponentValues const& arguments, Reporter const& reporter) {
  return supports_declaration(arguments) || is_supported(arguments, reporter);
}

}  // namespace closeout::css
