#include "css/page_names.hpp"

#include <algorithm>

namespace closeout::css {

base::Size a4_size() {
  constexpr double mm = 96 / 25.4;
  return {base::Length::from_pixels(210 * mm), base::Length::from_pixels(297 * mm)};
}

std::optional<MarginBox> find_margin_box(std::string_view name) {
  auto const& names = margin_box_names();
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<MarginBox>(found - names.begin());
}

// css-page-3 section 4.2.2, clockwise
std::vector<std::string_view> const& margin_box_names() {
  static std::vector<std::string_view> const names{
      "top-left-corner",    "top-left",     "top-center",          "top-right",    "top-right-corner", "right-top",
      "right-middle",       "right-bottom", "bottom-right-corner", "bottom-right", "bottom-center",    "bottom-left",
      "bottom-left-corner", "left-bottom",  "left-middle",         "left-top"};
  return names;
}

}  // namespace closeout::css
