#pragma once
// Words of css-page-3: margin boxes and the default page.

#include <optional>
#include <string_view>
#include <vector>

#include "base/geometry.hpp"
#include "css/styled.hpp"

namespace closeout::css {

inline constexpr std::string_view page_size_grammar =
    "<length>{1,2} | auto | [ a5 | a4 | a3 | b5 | b4 | jis-b5 | jis-b4 | letter | legal | ledger ] || "
    "[ portrait | landscape ]";

[[nodiscard]] base::Size a4_size();
/// "top-left-corner" and so on, in lower case.
[[nodiscard]] std::optional<MarginBox> find_margin_box(std::string_view name);
/// In the order of MarginBox.
[[nodiscard]] std::vector<std::string_view> const& margin_box_names();

}  // namespace closeout::css
