#pragma once
// Quotation marks (css-content-3 section 3).

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "css/content_item.hpp"
#include "locale/quotation_marks.hpp"

namespace closeout::boxes {

/// What open-quote and close-quote do to the depth of quotations, like the forms that show nothing; a closing one
/// without an opening one does nothing.
void count_quote(css::ContentItem::Kind kind, int& depth);

/// Quotation marks by the property `quotes`. What `auto` means, the marks of a language, is kept for the next time.
class LanguageQuotes {
 public:
  /// The mark that an item of `content` shows `depth` quotations deep, if it is a quotation mark and shows any; then
  /// the depth changes (css-content-3 section 2.4.2). `language` is that of what is around the quotation.
  [[nodiscard]] std::string_view take(css::ContentItem::Kind kind, css::Quotes const& quotes, std::string_view language,
                                      int& depth);

 private:
  struct Pair {
    std::string_view open, close;
  };
  Pair pair_at(css::Quotes const& quotes, std::string_view language, int depth);
  Pair of_language(std::string_view language, int depth);

  std::map<std::string, locale::QuotationMarks, std::less<>> known_;
};

}  // namespace closeout::boxes
