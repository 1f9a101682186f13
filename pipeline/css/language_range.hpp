#pragma once
// Language ranges of :lang() (selectors-4 section 9.2).

#include <string_view>

namespace closeout::css {

/// RFC 4647 section 3.3.2, extended filtering, without case; an empty range is for elements whose language is unknown.
[[nodiscard]] bool is_in_language_range(std::string_view tag, std::string_view range);

}  // namespace closeout::css
