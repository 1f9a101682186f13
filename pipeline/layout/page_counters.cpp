#include "layout/page_counters.hpp"

namespace closeout::layout {
namespace {

/// One page's changes, property by property.
class PageCounting {
 public:
  PageCounting(CounterValues const& root, int& page, PageCounters& counters)
      : root_(root), page_(page), counters_(counters) {}

  void reset(css::CounterChange const& change) { (change.name == "page" ? page_ : reset_[change.name]) = change.value; }
  void increment(css::CounterChange const& change) { value(change.name) += change.value; }
  void set(css::CounterChange const& change) { value(change.name) = change.value; }

  void finish() {
    counters_.shown = counters_.kept;
    for (auto const& [name, value] : reset_) counters_.shown[name] = value;
    counters_.shown.erase("pages");
  }

 private:
  int& value(std::string const& name) {
    if (name == "page") return page_;
    auto const nested = reset_.find(name);
    if (nested != reset_.end()) return nested->second;
    auto const of_root = root_.find(name);
    bool const is_around = of_root != root_.end() && !of_root->second.empty();
    return counters_.kept.try_emplace(name, is_around ? of_root->second.back() : 0).first->second;
  }

  CounterValues const& root_;
  int& page_;
  PageCounters& counters_;
  std::map<std::string, int> reset_;
};

}  // namespace

void count_page(css::ComputedStyle const& style, CounterValues const& root, int& page, PageCounters& counters) {
  PageCounting counting(root, page, counters);
  bool is_counted = false;
  for (css::CounterChange const& change : style.counter_reset) counting.reset(change);
  for (css::CounterChange const& change : style.counter_increment) {
    counting.increment(change);
    is_counted = is_counted || change.name == "page";
  }
  if (!is_counted) ++page;
  for (css::CounterChange const& change : style.counter_set) counting.set(change);
  counting.finish();
}

}  // namespace closeout::layout
