#include "boxes/html_elements.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace closeout::boxes {
namespace {

TEST(HtmlElements, AreSortedSoThatSearchFindsThem) {
  auto const& names = html_element_names();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  for (std::string_view const name : names) EXPECT_NE(find_html_element(name), nullptr) << name;
}

TEST(HtmlElements, OthersAreUnknown) {
  EXPECT_EQ(find_html_element("blink"), nullptr);
  EXPECT_EQ(find_html_element(""), nullptr);
}

}  // namespace
}  // namespace closeout::boxes
