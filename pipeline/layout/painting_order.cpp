// What a painter paints when (CSS 2.2 appendix E): what is not positioned first, then positioned boxes by z-index.

#include <algorithm>
#include <utility>

#include "layout/painter.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {

using base::Point;
using base::Rect;
using boxes::Box;

/// CSS 2.2 appendix E: what is not positioned first; positioned boxes when the painter is finished.
void Painter::paint_arranged(std::shared_ptr<ArrangedFlow const> const& flow) {
  note_boxes(*flow);
  add_tasks(flow);
  paint_decorations(*flow, Decoration::none);
  paint_contents(*flow, Decoration::none);
}

void Painter::note_boxes(ArrangedFlow const& flow) {
  if (!reading_.is_content) return;
  for (PlacedStrip const& placed : flow.strips) {
    if (!std::holds_alternative<OpenPart>(placed.strip->part)) continue;
    Decoration const& decoration = flow.decorations[placed.decoration];
    builder_.note(*decoration.geometry->box, page_, decoration.border_box.origin);
  }
}

/// Positioned boxes of a flow, in tree order.
void Painter::add_tasks(std::shared_ptr<ArrangedFlow const> const& flow) {
  auto const add_box = [&](std::size_t index) {
    Decoration const& decoration = flow->decorations[index];
    if (decoration.stacked != index) return;
    Box const& box = *decoration.geometry->box;
    tasks_.push_back({&box, {}, {}, box.style->z_index.value_or(0), {}, flow, index, std::nullopt});
  };
  for (std::size_t i = 0; i < flow->continued; ++i) add_box(i);
  for (PlacedStrip const& placed : flow->strips) {
    if (std::holds_alternative<OpenPart>(placed.strip->part)) add_box(placed.decoration);
    if (std::holds_alternative<PositionedPart>(placed.strip->part)) defer(*flow, placed);
  }
}

/// A box with `overflow: hidden` clips what it is the containing block of, directly or by boxes between (CSS 2.2
/// section 11.1.1).
void Painter::defer(ArrangedFlow const& flow, PlacedStrip const& placed) {
  std::vector<Rect> around;
  for (std::size_t at = placed.containing; at != Decoration::none; at = flow.decorations[at].parent) {
    if (clips(*flow.decorations[at].geometry->box)) around.push_back(padding_box(flow.decorations[at]));
  }
  Rect const containing =
      placed.containing == PlacedStrip::none ? flow.containing : padding_box(flow.decorations[placed.containing]);
  defer(std::get<PositionedPart>(placed.strip->part).fragment, {placed.origin.x, placed.y}, containing,
        std::move(around));
}

void Painter::defer(PositionedFragment const& fragment, Point origin, Rect const& containing,
                    std::vector<Rect> around) {
  Point const at{origin.x + fragment.x, origin.y + fragment.y};
  Rect area = containing;
  if (fragment.box->style->position == css::Position::Fixed) {
    area = builder_.page_area(page_);
    around.clear();
    if (reading_.is_content) builder_.fixed.push_back({fragment.owner, fragment.box, page_, at});
  }
  tasks_.push_back({fragment.box, at, area, fragment.box->style->z_index.value_or(0), std::move(around), nullptr,
                    Decoration::none, std::nullopt});
}

/// CSS 2.2 appendix E: negative z-indexes below everything in flow, the others above it, each in tree order.
void Painter::paint_tasks(bool below) {
  std::vector<Task> chosen;
  std::vector<Task> others;
  for (Task& task : tasks_) ((task.z_index < 0) == below ? chosen : others).push_back(task);
  tasks_ = std::move(others);
  std::stable_sort(chosen.begin(), chosen.end(), [](Task const& a, Task const& b) { return a.z_index < b.z_index; });
  for (Task const& task : chosen) {
    for (Rect const& clip : task.clips) begin_clip(clip);
    paint_task(task);
    for (std::size_t i = 0; i < task.clips.size(); ++i) end_clip();
  }
}

void Painter::paint_task(Task const& task) {
  if (task.flow) {
    paint_decorations(*task.flow, task.decoration);
    paint_contents(*task.flow, task.decoration);
  } else if (task.placed) {
    paint_placed(*task.placed);
  } else {
    paint_placed(place_positioned(context_, *task.box, task.containing, task.static_position));
  }
}

/// css-break-3 section 5.5: what stands below the page goes on on the next one, unless it was put there from below.
void Painter::paint_placed(PlacedBox placed) {
  css::ComputedStyle const& style = *placed.geometry->box->style;
  bool const is_from_below = style.inset.top.is_auto() && !style.inset.bottom.is_auto();
  bool const may_go_on =
      reading_.is_content && style.position == css::Position::Absolute && !is_from_below && builder_.may_carry;
  if (may_go_on) {
    if (auto rest = carry_over(placed, builder_.page_area(page_))) builder_.carried.push_back(std::move(*rest));
    if (placed.is_carried_whole) return;
  }
  paint_box(std::move(placed));
}

void Painter::take_carried(std::vector<CarriedBox> carried) {
  base::Point const area = builder_.page_area(page_).origin;
  for (CarriedBox& box : carried) {
    Box const* of = box.placed.geometry->box;
    tasks_.push_back({of,
                      {},
                      {},
                      of->style->z_index.value_or(0),
                      {},
                      nullptr,
                      Decoration::none,
                      placed_again(std::move(box), area)});
  }
}

void Painter::finish() {
  last_segment_.reset();
  while (!tasks_.empty()) {
    std::vector<pages::Item> main = std::move(items_);
    items_.clear();
    paint_tasks(true);
    std::vector<pages::Item> lower = std::move(items_);
    items_ = std::move(main);
    items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(std::min(lowest_, items_.size())),
                  std::make_move_iterator(lower.begin()), std::make_move_iterator(lower.end()));
    last_segment_.reset();
    paint_tasks(false);
  }
  std::vector<pages::Item>& items = builder_.canvas().items;
  items.insert(items.end(), std::make_move_iterator(items_.begin()), std::make_move_iterator(items_.end()));
  items_.clear();
}

}  // namespace closeout::layout
