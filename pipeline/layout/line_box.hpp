#pragma once
// One line: vertical alignment, bidi reordering, text alignment (CSS 2.2 section 10.8, UAX 9 rule L2,
// css-text-3 section 7).

#include "layout/line_builder.hpp"

namespace closeout::layout {

/// Places the entries of a line.
[[nodiscard]] LineBox make_line_box(Context& context, boxes::Box const& container, ContainingBlock const& containing,
                                    LineEntries const& line);

}  // namespace closeout::layout
