#include "css/selector_names.hpp"

namespace closeout::css {

std::vector<std::string_view> known_pseudo_names() {
  std::vector<std::string_view> names;
  for (auto const& row : plain_pseudo_classes) names.push_back(row.name);
  for (auto const& row : functional_pseudo_classes) names.push_back(row.name);
  for (auto const& row : pseudo_elements) names.push_back(row.name);
  return names;
}

}  // namespace closeout::css
