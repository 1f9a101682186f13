#include "rules/row_reach.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "xml/characters.hpp"

namespace closeout::rules {

namespace {

/// Names of rows and of what holds them.
constexpr std::array<std::string_view, 4> row_names{"participants", "participant", "ledger", "entry"};
/// Axes that lead out of a row whatever name follows, and those that do so only to namesakes of the name that follows.
constexpr std::array<std::string_view, 3> far_axes{"preceding", "following", "descendant"};
constexpr std::array<std::string_view, 2> sibling_axes{"preceding-sibling", "following-sibling"};

template <std::size_t Size>
bool is_one_of(std::array<std::string_view, Size> const& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Offset behind a literal that begins at `at`.
std::size_t behind_literal(std::string_view text, std::size_t at) {
  std::size_t const end = text.find(text[at], at + 1);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// "income/entry" is no row, nor is what the figures call so.
bool is_elsewhere(std::string_view text, std::size_t name) {
  std::string_view const before = text.substr(0, name);
  return before.ends_with("income/") || before.ends_with("$figures/");
}

/// Of a name with its axis, "preceding-sibling::party" or "ledger".
bool is_far_reaching(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin != 0 && (text[begin - 1] == '@' || text[begin - 1] == '$')) return false;
  std::string_view const token = text.substr(begin, end - begin);
  std::size_t const colons = token.find("::");
  if (colons == std::string_view::npos) return is_one_of(row_names, token) && !is_elsewhere(text, begin);
  std::string_view const axis = token.substr(0, colons);
  std::string_view const name = token.substr(colons + 2);
  if (is_one_of(far_axes, axis)) return true;
  return axis != "attribute" && (is_one_of(row_names, name) || (is_one_of(sibling_axes, axis) && name.empty()));
}

/// Looks at `text` from `at` on, where it stands inside so many predicates; with `only_in_predicates`, at those alone.
bool reaches_rows(std::string_view text, bool only_in_predicates) {
  int predicates = 0;
  for (std::size_t at = 0; at < text.size();) {
    char const c = text[at];
    bool const counts = !only_in_predicates || predicates > 0;
    if (c == '"' || c == '\'') {
      at = behind_literal(text, at);
      continue;
    }
    if (c == '[') ++predicates;
    if (c == ']') --predicates;
    if (counts && text.substr(at).starts_with("//")) return true;
    std::size_t const end = xml::end_of_name(text, at);
    if (counts && end != at && is_far_reaching(text, at, end)) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

/// XPath or RareXPath.
template <typename Expression>
bool reaches_rows(Expression const& expression) {
  return reaches_rows(expression.text(), false);
}

bool any_reaches_rows(std::vector<Let> const& lets) {
  return std::ranges::any_of(lets, [](Let const& let) { return reaches_rows(let.value); });
}

bool text_reaches_rows(RichText const& text) {
  return std::ranges::any_of(text.pieces, [](auto const& piece) {
    if (auto const* const value = std::get_if<TextValue>(&piece)) return reaches_rows(value->select);
    auto const* const name = std::get_if<TextName>(&piece);
    return name != nullptr && name->path && reaches_rows(*name->path);
  });
}

bool assertion_reaches_rows(Assertion const& assertion) {
  return reaches_rows(assertion.test) || (assertion.subject && reaches_rows(*assertion.subject)) ||
         text_reaches_rows(assertion.message) || text_reaches_rows(assertion.remedy);
}

bool rule_reaches_rows(Rule const& rule) {
  auto const in_predicate = [](xml::XPath const& context) { return reaches_rows(context.text(), true); };
  return any_reaches_rows(rule.lets) || std::ranges::any_of(rule.contexts, in_predicate) ||
         std::ranges::any_of(rule.assertions, assertion_reaches_rows);
}

}  // namespace

bool looks_across_rows(Schema const& schema) {
  if (any_reaches_rows(schema.lets)) return true;
  return std::ranges::any_of(schema.patterns, [](Pattern const& pattern) {
    return any_reaches_rows(pattern.lets) || std::ranges::any_of(pattern.rules, rule_reaches_rows);
  });
}

}  // namespace closeout::rules
