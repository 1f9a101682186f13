#include "layout/line_strips.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "layout/context.hpp"
#include "layout/line_builder.hpp"
#include "layout/list_markers.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;

/// css-break-3 section 3.3: lines before a break are orphans, lines after it widows.
std::uint8_t line_break_cost(css::ComputedStyle const& style, std::size_t before, std::size_t after, bool avoided) {
  bool const is_short =
      before < static_cast<std::size_t>(style.orphans) || after < static_cast<std::size_t>(style.widows);
  return static_cast<std::uint8_t>((is_short ? BreakCost::orphans_or_widows : BreakCost::none) +
                                   (avoided ? BreakCost::inside_avoided : BreakCost::none));
}

/// Inline content without a line may still hold positioned boxes.
void add_positioned_below(BlockFlow& flow, Box const& box) {
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    if (child->is_out_of_flow()) {
      flow.add_positioned(*child);
    } else {
      add_positioned_below(flow, *child);
    }
  }
}

bool is_only_text(LineBox const& line) {
  return std::all_of(line.items.begin(), line.items.end(),
                     [](auto const& item) { return std::holds_alternative<TextFragment>(item); });
}

class LineStrips {
 public:
  LineStrips(BlockFlow& flow, Box const& container)
      : flow_(flow),
        container_(container),
        containing_(flow.containing()),
        lines_(shaped_lines(flow, container, containing_)) {}

  void run() {
    if (std::exchange(flow_.context().has_met_unknown, false)) wait();
    auto const needed = static_cast<std::size_t>(std::max(container_.style->widows, 1));
    for (std::size_t index = 0;; ++index) {
      look_ahead(needed);
      if (ahead_.empty()) break;
      add(index);
    }
    if (is_empty_) add_positioned_below(flow_, container_);
  }

 private:
  /// What is not known yet shows when the text is collected.
  static Lines shaped_lines(BlockFlow& flow, Box const& container, ContainingBlock const& containing) {
    flow.context().lets_unknown_wait = flow.is_paged();
    Lines lines(flow.context(), container, containing);
    flow.context().lets_unknown_wait = false;
    return lines;
  }

  void look_ahead(std::size_t needed) {
    while (ahead_.size() < needed) {
      auto line = lines_.next();
      if (!line) return;
      ahead_.push_back(std::move(*line));
    }
  }

  /// In the flow of pages, text that needs later pages may wait for them; what is more than text lets everything be
  /// laid out again.
  void wait() {
    while (auto line = lines_.next()) ahead_.push_back(std::move(*line));
    if (!std::all_of(ahead_.begin(), ahead_.end(), is_only_text) || !flow_.waiting_markers.empty()) {
      flow_.context().needs_another_pass = true;
      return;
    }
    waiting_ = std::make_shared<WaitingLines>(WaitingLines{boxes::part_of(container_),
                                                           &container_,
                                                           containing_.x,
                                                           containing_.width,
                                                           containing_.height,
                                                           containing_.direction,
                                                           {ahead_.begin(), ahead_.end()}});
  }

  /// The first of the lines ahead.
  void add(std::size_t index) {
    std::size_t const after = ahead_.size();
    if (index == 0) attach_markers(flow_, ahead_.front());
    Strip strip;
    strip.height = ahead_.front().height;
    strip.part = LinePart{std::move(ahead_.front()), waiting_, index};
    ahead_.pop_front();
    is_empty_ = false;
    if (index == 0) return flow_.add(std::move(strip));
    strip.is_break_allowed = true;
    strip.break_cost = line_break_cost(*container_.style, index, after, flow_.is_break_inside_avoided());
    flow_.add_with_own_break(std::move(strip));
  }

  BlockFlow& flow_;
  Box const& container_;
  ContainingBlock const containing_;
  Lines lines_;
  std::deque<LineBox> ahead_;
  std::shared_ptr<WaitingLines> waiting_;
  bool is_empty_ = true;
};

}  // namespace

void lay_out_lines(BlockFlow& flow, Box const& container) {
  LineStrips(flow, container).run();
}

}  // namespace closeout::layout
