#pragma once
// The cascade for pages and margin boxes (css-page-3 sections 4.3 and 5).

#include <functional>
#include <vector>

#include "css/sheet.hpp"

namespace closeout::css {

/// A function that gives the style for each kind of page. The page inherits from the root element, margin boxes
/// from the page.
[[nodiscard]] std::function<PageStyle(PageSelection const&)> page_styles(std::vector<PageRuleRef> const& author,
                                                                         StyleRef root);

}  // namespace closeout::css
