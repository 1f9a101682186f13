#pragma once
// Quotation marks (css-content-3 section 2.4.2).

#include <string>
#include <string_view>

#include "css/content_item.hpp"

namespace closeout::boxes {

struct QuotePair {
  std::string_view open, close;
};

/// The marks `depth` quotations deep, 0 for the outermost; deeper than there are pairs, the last. Auto: those of the
/// language (CLDR, delimiters), English ones for a language that is not known here.
[[nodiscard]] QuotePair quote_pair(css::Quotes const& quotes, std::string_view language, int depth);

}  // namespace closeout::boxes
