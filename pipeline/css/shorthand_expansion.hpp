#pragma once
// How the values of shorthands are given to their longhands; the ways that several shorthands share.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "css/property.hpp"

namespace closeout::css {

using Longhands = std::vector<std::string_view>;
using Expansion = std::optional<std::vector<ExpandedValue>>;
using Expand = Expansion (*)(Longhands const&, ValueReader&);

/// A row of the table; a value with something left over is refused.
[[nodiscard]] Shorthand shorthand(std::string_view name, std::string values, Longhands longhands, Expand expand);

/// One to as many values as longhands; missing ones from the opposite side (CSS 2.2 section 8.3).
Expansion expand_sides(Longhands const& longhands, ValueReader& reader);
/// Each longhand's value at most once, in any order; at least one.
Expansion expand_unordered(Longhands const& longhands, ValueReader& reader);
/// Width, style and colour in any order, the same on every side. `longhands` is side by side.
Expansion expand_border(Longhands const& longhands, ValueReader& reader);
/// One keyword of the longhand's, from the older names of css-break-3 section 3.4.
Expansion expand_page_break(Longhands const& longhands, ValueReader& reader);

/// The value at the reader's position as `longhand`'s; where it is not one, the reader stays.
std::optional<Apply> take_longhand(std::string_view longhand, ValueReader& reader);
/// What the sheet's text `text` would be as `longhand`'s.
[[nodiscard]] std::optional<Apply> value_from(std::string_view longhand, std::string_view text);
/// Every longhand at its initial value.
[[nodiscard]] std::vector<ExpandedValue> initial_values(Longhands const& longhands);
/// The value of `longhand` among `values`, to be set.
[[nodiscard]] std::optional<Apply>& value_of(std::string_view longhand, std::vector<ExpandedValue>& values);

void add_box_shorthands(std::vector<Shorthand>& rows);
void add_text_shorthands(std::vector<Shorthand>& rows);

}  // namespace closeout::css
