#pragma once
// Inline-blocks, inline tables and inline drawings (CSS 2.2 section 9.2.2, 10.3.9).

#include "layout/strip.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {

class Context;

/// Lays out the inside; x counts from the box's margin edge, y from 0.
[[nodiscard]] AtomicFragment lay_out_atomic(Context& context, boxes::Box const& box, ContainingBlock const& containing);

[[nodiscard]] Length atomic_margin_width(AtomicFragment const& atomic);
/// Distance of the baseline from the top margin edge (CSS 2.2 section 10.8.1): that of the last line, or the
/// bottom margin edge if there is none or overflow is hidden.
[[nodiscard]] Length atomic_baseline(AtomicFragment const& atomic);
[[nodiscard]] Length atomic_margin_height(AtomicFragment const& atomic);

}  // namespace closeout::layout
