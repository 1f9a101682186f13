#pragma once

#include <string_view>
#include <vector>

#include "boxes/svg_style.hpp"

namespace closeout::boxes {

/// Sets a property from its text. False: the value is not in the profile, `style` is as before. Assumes
/// is_svg_property(). `inherit` takes the value of `parent`.
[[nodiscard]] bool set_svg_property(SvgStyle& style, std::string_view name, std::string_view value,
                                    SvgStyle const& parent);
[[nodiscard]] bool is_svg_property(std::string_view name);
/// In the order in which they are to be set: color and font-size before what refers to them.
[[nodiscard]] std::vector<std::string_view> const& svg_property_names();

}  // namespace closeout::boxes
