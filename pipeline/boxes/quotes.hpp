#pragma once
// Quotation marks (css-content-3 section 3).

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "css/content_item.hpp"
#include "locale/quotation_marks.hpp"

namespace closeout::boxes {

struct QuotePair {
  std::string_view open, close;
};

/// The marks `depth` quotations deep, 0 for the outermost; deeper than there are pairs, the last. None for `none`.
[[nodiscard]] QuotePair quote_pair(css::Quotes const& quotes, int depth);

/// What `auto` means: the marks of a language, kept for the next time.
class LanguageQuotes {
 public:
  [[nodiscard]] QuotePair pair(std::string_view language, int depth);

 private:
  std::map<std::string, locale::QuotationMarks, std::less<>> known_;
};

}  // namespace closeout::boxes
