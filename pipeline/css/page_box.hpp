#pragma once
// The page box: what `size`, width, height, margin, border and padding of a page come to (css-page-3 section 3).

#include "css/styled.hpp"

namespace closeout::css {

/// Sets size, margin and padding of `page` from its style, the page box standing in a containing block of
/// `containing`. Where all values of an axis are given and do not add up, the page becomes as large as they are.
void settle_page_box(PageStyle& page, base::Size containing);

/// Margin, border and padding: what lies between the sheet's edge and the page area.
[[nodiscard]] base::Edges<base::Length> page_area_edges(PageStyle const& page);
/// The page area: within margin, border and padding; never negative.
[[nodiscard]] base::Size page_area(PageStyle const& page);

}  // namespace closeout::css
