#include "boxes/quotes.hpp"

#include <algorithm>
#include <array>

namespace closeout::boxes {
namespace {

struct LanguageQuotes {
  std::string_view language;
  QuotePair outer, inner;
};

constexpr QuotePair double_66_99{"\u201C", "\u201D"};
constexpr QuotePair single_6_9{"\u2018", "\u2019"};
constexpr QuotePair double_99_99{"\u201D", "\u201D"};
constexpr QuotePair single_9_9{"\u2019", "\u2019"};
constexpr QuotePair low_99_66{"\u201E", "\u201C"};
constexpr QuotePair low_9_6{"\u201A", "\u2018"};
constexpr QuotePair low_99_99{"\u201E", "\u201D"};
constexpr QuotePair guillemets{"\u00AB", "\u00BB"};
constexpr QuotePair spaced_guillemets{"\u00AB\u202F", "\u202F\u00BB"};
constexpr QuotePair reversed_guillemets{"\u00BB", "\u00AB"};

constexpr std::array<LanguageQuotes, 25> by_language{{{"bg", low_99_66, low_99_66},
                                                      {"cs", low_99_66, low_9_6},
                                                      {"da", double_66_99, single_6_9},
                                                      {"de", low_99_66, low_9_6},
                                                      {"el", guillemets, double_66_99},
                                                      {"en", double_66_99, single_6_9},
                                                      {"es", guillemets, double_66_99},
                                                      {"et", low_99_66, guillemets},
                                                      {"fi", double_99_99, single_9_9},
                                                      {"fr", spaced_guillemets, spaced_guillemets},
                                                      {"ga", double_66_99, single_6_9},
                                                      {"hr", low_99_66, low_9_6},
                                                      {"hu", low_99_99, reversed_guillemets},
                                                      {"it", guillemets, double_66_99},
                                                      {"lt", low_99_66, low_99_66},
                                                      {"lv", double_66_99, double_66_99},
                                                      {"mt", double_66_99, single_6_9},
                                                      {"nl", single_6_9, double_66_99},
                                                      {"no", guillemets, single_6_9},
                                                      {"pl", low_99_99, guillemets},
                                                      {"pt", guillemets, double_66_99},
                                                      {"ro", low_99_99, guillemets},
                                                      {"sk", low_99_66, low_9_6},
                                                      {"sl", low_99_66, low_9_6},
                                                      {"sv", double_99_99, single_9_9}}};

QuotePair of_language(std::string_view language, int depth) {
  std::string_view const primary = language.substr(0, language.find('-'));
  auto const* found = std::find_if(by_language.begin(), by_language.end(),
                                   [primary](LanguageQuotes const& row) { return row.language == primary; });
  if (found == by_language.end()) return depth == 0 ? double_66_99 : single_6_9;
  return depth == 0 ? found->outer : found->inner;
}

}  // namespace

QuotePair quote_pair(css::Quotes const& quotes, std::string_view language, int depth) {
  depth = std::max(depth, 0);
  if (quotes.kind == css::Quotes::Kind::None) return {};
  if (quotes.kind == css::Quotes::Kind::Auto || quotes.pairs.empty()) return of_language(language, depth);
  auto const& [open, close] = quotes.pairs[std::min(static_cast<std::size_t>(depth), quotes.pairs.size() - 1)];
  return {open, close};
}

}  // namespace closeout::boxes
