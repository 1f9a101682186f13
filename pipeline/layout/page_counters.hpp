#pragma once
// Counters of pages and their margin boxes (css-page-3 section 6.1).

#include <map>
#include <string>
#include <vector>

#include "css/computed_style.hpp"

namespace closeout::layout {

/// Values by the counter's name, outermost first.
using CounterValues = std::map<std::string, std::vector<int>>;

/// Counters other than `page` that page styles change.
struct PageCounters {
  std::map<std::string, int> kept;   ///< Incremented from page to page.
  std::map<std::string, int> shown;  ///< On this page: they hide the document's.
};

/// What the style of a page does to the counters of the page before it: `page` counts by itself where the style does
/// not increment it, and nothing changes `pages`. Others go on from the root element's; a reset is for its page alone.
void count_page(css::ComputedStyle const& style, CounterValues const& root, int& page, PageCounters& counters);

/// The counters that the style of a margin box changes, for this box alone; `value_of` says what they are on its page.
template <typename ValueOf>
std::map<std::string, int> margin_box_counters(css::ComputedStyle const& style, ValueOf value_of) {
  std::map<std::string, int> own;
  for (css::CounterChange const& change : style.counter_reset) own[change.name] = change.value;
  for (css::CounterChange const& change : style.counter_increment) {
    own.try_emplace(change.name, value_of(change.name)).first->second += change.value;
  }
  for (css::CounterChange const& change : style.counter_set) own[change.name] = change.value;
  own.erase("pages");
  return own;
}

}  // namespace closeout::layout
