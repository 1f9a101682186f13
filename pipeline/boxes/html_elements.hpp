#pragma once
// The XHTML elements of the profile and what they mean.

#include <string_view>
#include <vector>

#include "boxes/tree.hpp"

namespace closeout::boxes {

struct HtmlElement {
  std::string_view name;
  Role role = Role::None;
  /// role="presentation" takes only the meaning away: there is content to read.
  bool keeps_content = false;
};

/// Null if the profile does not know the element.
[[nodiscard]] HtmlElement const* find_html_element(std::string_view name);
/// In alphabetical order.
[[nodiscard]] std::vector<std::string_view> const& html_element_names();

}  // namespace closeout::boxes
