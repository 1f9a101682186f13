#pragma once
// @supports (css-conditional-3 section 6, css-conditional-4 section 2).

#include "css/reporter.hpp"

namespace closeout::css {

/// Whether the engine knows what the condition asks for; false, with a warning, where it is malformed.
[[nodiscard]] bool is_supported(ComponentValues const& condition, Reporter const& reporter);
/// supports() of @import: a condition, or a declaration without brackets of its own.
[[nodiscard]] bool is_supported_for_import(ComponentValues const& arguments, Reporter const& reporter);

}  // namespace closeout::css
