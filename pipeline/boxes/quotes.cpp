#include "boxes/quotes.hpp"

#include <algorithm>

namespace closeout::boxes {

using Kind = css::ContentItem::Kind;

void count_quote(Kind kind, int& depth) {
  if (kind == Kind::OpenQuote || kind == Kind::NoOpenQuote) ++depth;
  bool const closes = kind == Kind::CloseQuote || kind == Kind::NoCloseQuote;
  if (closes && depth > 0) --depth;
}

/// A closing mark without an opening one is not shown.
std::string_view LanguageQuotes::take(Kind kind, css::Quotes const& quotes, std::string_view language, int& depth) {
  std::string_view mark;
  if (kind == Kind::OpenQuote) mark = pair_at(quotes, language, depth).open;
  if (kind == Kind::CloseQuote && depth > 0) mark = pair_at(quotes, language, depth - 1).close;
  count_quote(kind, depth);
  return mark;
}

/// 0 for the outermost; deeper than there are pairs, the last.
LanguageQuotes::Pair LanguageQuotes::pair_at(css::Quotes const& quotes, std::string_view language, int depth) {
  if (quotes.kind == css::Quotes::Kind::Auto) return of_language(language, depth);
  if (quotes.pairs.empty()) return {};
  auto const& [open, close] = quotes.pairs[std::min(static_cast<std::size_t>(depth), quotes.pairs.size() - 1)];
  return {open, close};
}

LanguageQuotes::Pair LanguageQuotes::of_language(std::string_view language, int depth) {
  auto found = known_.find(language);
  if (found == known_.end()) {
    found = known_.emplace(std::string(language), locale::quotation_marks(std::string(language))).first;
  }
  locale::QuotationMarks const& marks = found->second;
  return depth <= 0 ? Pair{marks.open, marks.close} : Pair{marks.inner_open, marks.inner_close};
}

}  // namespace closeout::boxes
