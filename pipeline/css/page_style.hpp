#pragma once
// The cascade for pages and margin boxes (css-page-3 sections 4.4 and 5).

#include <functional>
#include <vector>

#include "css/rule_index.hpp"
#include "css/sheet.hpp"

namespace closeout::css {

/// The rules that apply to `environment`, in order.
[[nodiscard]] std::vector<PageRuleRef> page_rules_of(std::vector<SheetUse> const& author,
                                                     MediaEnvironment const& environment);
/// What media queries are asked about: the first page, by the rules that no query about its size surrounds.
[[nodiscard]] MediaEnvironment media_environment(std::vector<SheetUse> const& author);
using PageStyles = std::function<PageStyle const&(PageSelection const&)>;
/// A function that gives the style for each kind of page, which it keeps. The page inherits from the root element,
/// margin boxes from the page. `lengths` lives as long as the function.
[[nodiscard]] PageStyles page_styles(std::vector<PageRuleRef> const& author, StyleRef root,
                                     LengthEnvironment const& lengths);

}  // namespace closeout::css
