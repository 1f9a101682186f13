#include "workbook/entry_access.hpp"

#include <algorithm>
#include <array>

namespace closeout::workbook {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  std::size_t const first = std::min(text.find_first_not_of(space), text.size());
  text.remove_prefix(first);
  return text.substr(0, text.find_last_not_of(space) + 1);
}

/// Whether the bracket that opens `predicate` is closed by its last character.
bool is_one_predicate(std::string_view predicate) {
  int depth = 0;
  char quote = 0;
  for (std::size_t at = 0; at < predicate.size(); ++at) {
    char const c = predicate[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++depth;
    } else if (c == ']' && --depth == 0) {
      return at + 1 == predicate.size();
    }
  }
  return false;
}

template <std::size_t N>
bool has_any(std::string_view expression, std::array<std::string_view, N> const& words) {
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return expression.find(word) != std::string_view::npos; });
}

/// Whether a path in `expression` ends with `step`: the element, and with it all that is in it.
bool ends_a_path(std::string_view expression, std::string_view step) {
  constexpr std::string_view goes_on = "/:-.abcdefghijklmnopqrstuvwxyz";
  for (std::size_t at = expression.find(step); at != std::string_view::npos; at = expression.find(step, at + 1)) {
    std::size_t const end = at + step.size();
    if (end == expression.size() || goes_on.find(expression[end]) == std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string_view> entry_condition(std::string_view select) {
  constexpr std::string_view all = "$record/ledger/entry";
  // Places among others mean nothing where one entry is seen at a time.
  constexpr std::array<std::string_view, 3> of_others{"position(", "last(", "sibling::"};
  select = trimmed(select);
  if (!select.starts_with(all)) return std::nullopt;
  select.remove_prefix(all.size());
  if (select.empty()) return select;
  if (select.front() != '[' || !is_one_predicate(select) || has_any(select, of_others)) return std::nullopt;
  return select.substr(1, select.size() - 2);
}

bool may_reach_rows(std::string_view expression) {
  constexpr std::array<std::string_view, 10> ways{
      "ledger/entry",   "ledger/*",          "ledger/node",        "ledger/child", "participants/participant",
      "participants/*", "participants/node", "participants/child", "//",           "descendant"};
  if (has_any(expression, ways) || expression.find("$record/*") != std::string_view::npos) return true;
  return ends_a_path(expression, "/ledger") || ends_a_path(expression, "/participants");
}

bool may_leave_entry(std::string_view expression) {
  constexpr std::array<std::string_view, 6> ways{"..",        "parent::",    "ancestor",
                                                 "sibling::", "following::", "preceding::"};
  return has_any(expression, ways);
}

}  // namespace closeout::workbook
