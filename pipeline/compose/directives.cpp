#include "compose/directives.hpp"

#include <algorithm>

namespace closeout::compose {

std::span<Directive const> directives() {
  static std::vector<Directive> const table{
      {"attribute", {"name"}, {}},
      {"call-template", {"name"}, {}},
      {"choose", {}, {}},
      {"date", {"select"}, {"form"}},
      {"date-range", {"from", "to"}, {"form"}},
      {"for-each", {"select"}, {}},
      {"if", {"test"}, {}},
      {"include", {"href"}, {}},
      {"list", {"select"}, {}},
      {"localized", {"select"}, {"optional"}},
      {"message", {"key"}, {}},
      {"money", {"select"}, {"currency"}},
      {"number", {"select"}, {"min-decimals", "max-decimals"}},
      {"otherwise", {}, {}},
      {"param", {"name"}, {"as"}},
      {"percent", {"select"}, {"min-decimals", "max-decimals"}},
      {"sort", {"select"}, {"type", "order"}},
      {"template", {"name"}, {}},
      {"templates", {}, {}},
      {"value-of", {"select"}, {}},
      {"variable", {"name", "select"}, {}},
      {"when", {"test"}, {}},
      {"with-param", {"name"}, {"select", "type"}},
  };
  return table;
}

Directive const* find_directive(std::string_view name) {
  auto const found = std::ranges::find(directives(), name, &Directive::name);
  return found == directives().end() ? nullptr : &*found;
}

}  // namespace closeout::compose
