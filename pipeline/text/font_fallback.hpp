#pragma once
// Which families to try for a generic name, and for a character that the asked families do not have.

#include <string>
#include <string_view>
#include <vector>

namespace closeout::text {

/// Families a generic name stands for, best first ("serif": Noto Serif, ...); empty if `name` is not generic
/// (css-fonts-4 section 2.1.3).
[[nodiscard]] std::vector<std::string_view> const& families_of_generic(std::string_view name);

/// Noto families made for the script of `code_point`, best first: those with serifs before those without if
/// `serif`, and the language's own form where a script has several (Urdu's Nastaliq, Han for ja, ko, zh).
[[nodiscard]] std::vector<std::string> families_of_script(char32_t code_point, std::string_view language, bool serif);

}  // namespace closeout::text
