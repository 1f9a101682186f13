#pragma once
// What the break properties say about the point between two sibling boxes (css-break-3 section 3.1).

#include "css/computed_style.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

/// break-after of what ended and break-before of what begins, combined: a forced break wins over avoid, the
/// later forced value over the earlier.
struct BreakPoint {
  ForcedBreak forced = ForcedBreak::None;
  bool is_avoided = false;

  void combine(css::BreakBetween value) {
    switch (value) {
      case css::BreakBetween::Auto:
      case css::BreakBetween::Column:
      case css::BreakBetween::AvoidColumn:
        break;
      case css::BreakBetween::Avoid:
      case css::BreakBetween::AvoidPage:
        is_avoided = true;
        break;
      case css::BreakBetween::Page:
      case css::BreakBetween::Always:
      case css::BreakBetween::All:
        if (forced == ForcedBreak::None) forced = ForcedBreak::Page;
        break;
      case css::BreakBetween::Left:
        forced = ForcedBreak::Left;
        break;
      case css::BreakBetween::Right:
        forced = ForcedBreak::Right;
        break;
      case css::BreakBetween::Recto:
        forced = ForcedBreak::Recto;
        break;
      case css::BreakBetween::Verso:
        forced = ForcedBreak::Verso;
        break;
    }
  }

  /// What a later point adds that nothing separates from this one.
  void combine(BreakPoint const& later) {
    is_avoided = is_avoided || later.is_avoided;
    bool const says_side = later.forced > ForcedBreak::Page;
    if (says_side || forced == ForcedBreak::None) forced = later.forced;
  }

  /// What a break here costs beside orphans and widows.
  [[nodiscard]] std::uint8_t cost(bool inside_avoided) const {
    return static_cast<std::uint8_t>((is_avoided ? BreakCost::between_avoided : BreakCost::none) +
                                     (inside_avoided ? BreakCost::inside_avoided : BreakCost::none));
  }
};

}  // namespace closeout::layout
