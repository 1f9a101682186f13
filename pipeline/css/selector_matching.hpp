#pragma once
// Does an element match a selector (selectors-4 section 18.4)?

#include "css/element_frame.hpp"
#include "css/selector.hpp"

namespace closeout::css {

/// `selector` without its pseudo-element.
[[nodiscard]] bool matches(ComplexSelector const& selector, ElementFrame const& element);

/// :has() looks at so many following siblings, so that it cannot make a long list quadratic.
inline constexpr int maximum_siblings_of_has = 64;

}  // namespace closeout::css
