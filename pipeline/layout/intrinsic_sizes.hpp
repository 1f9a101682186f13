#pragma once
// Min-content and max-content widths (css-sizing-3 section 5).

#include "base/length.hpp"
#include "boxes/tree.hpp"

namespace closeout::layout {

class Context;

struct IntrinsicSizes {
  base::Length min_content, max_content;
};

/// Contribution of a box's content, without its own edges and width. Not of a table: table_intrinsic_sizes().
[[nodiscard]] IntrinsicSizes content_intrinsic_sizes(Context& context, boxes::Box const& box);

/// Contribution of a box to its container: margins, edges, width, min-width and max-width included; percentages
/// count as auto (section 5.2.1).
[[nodiscard]] IntrinsicSizes outer_intrinsic_sizes(Context& context, boxes::Box const& box);

}  // namespace closeout::layout
