#pragma once
// The cascade for pages and margin boxes (css-page-3 sections 4.3 and 5).

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
/// A function that gives the style for each kind of page. The page inherits from the root element, margin boxes
/// from the page. `lengths` lives as long as the function.
[[nodiscard]] std::function<PageStyle(PageSelection const&)> page_styles(std::vector<PageRuleRef> const& author,
                                                                         StyleRef root,
                                                                         LengthEnvironment const& lengths);
/// The page area (css-page-3 section 3): within margin, border and padding.
[[nodiscard]] base::Size page_area(PageStyle const& page);

}  // namespace closeout::css
