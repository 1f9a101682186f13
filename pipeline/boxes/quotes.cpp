#include "boxes/quotes.hpp"

#include <algorithm>

namespace closeout::boxes {

QuotePair quote_pair(css::Quotes const& quotes, int depth) {
  if (quotes.pairs.empty()) return {};
  auto const index = static_cast<std::size_t>(std::max(depth, 0));
  auto const& [open, close] = quotes.pairs[std::min(index, quotes.pairs.size() - 1)];
  return {open, close};
}

QuotePair LanguageQuotes::pair(std::string_view language, int depth) {
  auto found = known_.find(language);
  if (found == known_.end()) {
    found = known_.emplace(std::string(language), locale::quotation_marks(std::string(language))).first;
  }
  locale::QuotationMarks const& marks = found->second;
  return depth <= 0 ? QuotePair{marks.open, marks.close} : QuotePair{marks.inner_open, marks.inner_close};
}

}  // namespace closeout::boxes
