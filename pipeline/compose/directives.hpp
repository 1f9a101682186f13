#pragma once
// The directives and what each may carry: one table, so that a slip of the pen is found when the template is compiled.

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace closeout::compose {

struct Directive {
  std::string_view name;
  std::vector<std::string_view> required;
  std::vector<std::string_view> optional;
};

/// Every directive of urn:closeout:template:1.
[[nodiscard]] std::span<Directive const> directives();
[[nodiscard]] Directive const* find_directive(std::string_view name);

}  // namespace closeout::compose
