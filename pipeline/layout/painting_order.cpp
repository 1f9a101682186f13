// What a painter paints when (CSS 2.2 appendix E): what is not positioned first, then positioned boxes by z-index.

#include <algorithm>
#include <utility>

#include "layout/painter.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

/// css-position-3 section 5, css-color-4 section 3.2: positioned boxes in it are stacked with each other alone.
bool establishes_stacking_context(boxes::Box const& box) {
  css::ComputedStyle const& style = *box.style;
  return style.opacity < 1 || style.position == css::Position::Fixed || (is_positioned(box) && style.z_index);
}

/// The innermost box of the flow that establishes a stacking context, from this one outwards.
std::size_t context_of(ArrangedFlow const& flow, std::size_t decoration) {
  for (std::size_t at = decoration; at != Decoration::none; at = flow.decorations[at].parent) {
    if (establishes_stacking_context(*flow.decorations[at].geometry->box)) return at;
  }
  return Decoration::none;
}

/// z-index is for positioned boxes alone; others are stacked by their opacity, as if it were 0.
int z_index_of(boxes::Box const& box) {
  return is_positioned(box) ? box.style->z_index.value_or(0) : 0;
}

}  // namespace

using base::Point;
using base::Rect;
using boxes::Box;

/// CSS 2.2 appendix E: what is not positioned first; positioned boxes when the painter is finished.
void Painter::paint_arranged(std::shared_ptr<ArrangedFlow const> const& flow) {
  note_boxes(*flow);
  add_tasks(flow, Decoration::none);
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

/// Boxes of a flow that are stacked in the context of `context`, a box of the flow or none, in tree order.
void Painter::add_tasks(std::shared_ptr<ArrangedFlow const> const& flow, std::size_t context) {
  auto const add_box = [&](std::size_t index) {
    Decoration const& decoration = flow->decorations[index];
    if (decoration.stacked != index || context_of(*flow, decoration.parent) != context) return;
    Box const& box = *decoration.geometry->box;
    tasks_.push_back({&box, {}, {}, z_index_of(box), {}, flow, index, std::nullopt});
  };
  for (std::size_t i = 0; i < flow->continued; ++i) add_box(i);
  for (PlacedStrip const& placed : flow->strips) {
    if (std::holds_alternative<OpenPart>(placed.strip->part)) add_box(placed.decoration);
    bool const is_positioned_here =
        std::holds_alternative<PositionedPart>(placed.strip->part) && context_of(*flow, placed.stacked) == context;
    if (is_positioned_here) defer(*flow, placed);
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
  tasks_.push_back(
      {fragment.box, at, area, z_index_of(*fragment.box), std::move(around), nullptr, Decoration::none, std::nullopt});
}

/// CSS 2.2 appendix E: negative z-indexes below everything in flow, the others above it, each in tree order.
void Painter::paint_tasks(bool below) {
  std::vector<Task> chosen, others;
  for (Task& task : tasks_) ((task.z_index < 0) == below ? chosen : others).push_back(std::move(task));
  tasks_.clear();
  std::stable_sort(chosen.begin(), chosen.end(), is_lower);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    Task const task = std::move(chosen[i]);
    for (Rect const& clip : task.clips) begin_clip(clip);
    paint_task(task);
    for (std::size_t clip = 0; clip < task.clips.size(); ++clip) end_clip();
    for (Task& met : std::exchange(tasks_, {})) {
      bool const is_now = (met.z_index < 0) == below;
      is_now ? insert_met(std::move(met), task.z_index, i + 1, chosen) : others.push_back(std::move(met));
    }
  }
  tasks_ = std::move(others);
}

bool Painter::is_lower(Task const& a, Task const& b) {
  return a.z_index < b.z_index;
}

/// What is met in a box without a stacking context of its own takes part in the one around it: before what comes after
/// that box in the tree.
void Painter::insert_met(Task met, int z_index_around, std::size_t next, std::vector<Task>& chosen) {
  auto place = chosen.begin() + static_cast<std::ptrdiff_t>(next);
  bool const is_higher = met.z_index > z_index_around;
  place = is_higher ? std::upper_bound(place, chosen.end(), met, is_lower)
                    : std::lower_bound(place, chosen.end(), met, is_lower);
  while (place != chosen.end() && !is_higher && place->is_met && place->z_index == met.z_index) ++place;
  met.is_met = true;
  chosen.insert(place, std::move(met));
}

void Painter::paint_task(Task const& task) {
  paint_isolated(*task.box, [&] {
    if (task.flow) {
      if (establishes_stacking_context(*task.box)) add_tasks(task.flow, task.decoration);
      paint_decorations(*task.flow, task.decoration);
      paint_contents(*task.flow, task.decoration);
    } else if (task.placed) {
      paint_placed(*task.placed);
    } else {
      paint_placed(place_positioned(context_, *task.box, task.containing, task.static_position));
    }
  });
}

/// A box that establishes a stacking context with everything in it.
void Painter::paint_isolated(Box const& box, std::function<void()> const& paint) {
  bool const isolates = establishes_stacking_context(box);
  std::vector<Task> outer;
  if (isolates) outer = std::exchange(tasks_, {});
  std::size_t const from = items_.size();
  std::optional<std::size_t> const around = std::exchange(own_end_, std::nullopt);
  paint();
  std::optional<std::size_t> const own = std::exchange(own_end_, around);
  if (isolates) paint_stacked(own.value_or(from));
  paint_outlines();
  if (isolates) tasks_ = std::move(outer);
  fade(from, box.style->opacity);
}

/// The tasks of a stacking context; those below what is in flow stand at `lowest` among the items.
void Painter::paint_stacked(std::size_t lowest) {
  while (!tasks_.empty()) {
    std::vector<pages::Item> main = std::exchange(items_, {});
    last_segment_.reset();
    paint_tasks(true);
    std::vector<pages::Item> lower = std::exchange(items_, std::move(main));
    items_.insert(items_.begin() + static_cast<std::ptrdiff_t>(std::min(lowest, items_.size())),
                  std::make_move_iterator(lower.begin()), std::make_move_iterator(lower.end()));
    last_segment_.reset();
    paint_tasks(false);
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
    tasks_.push_back({of, {}, {}, z_index_of(*of), {}, nullptr, Decoration::none, placed_again(std::move(box), area)});
  }
}

void Painter::finish() {
  paint_outlines();
  last_segment_.reset();
  paint_stacked(lowest_);
  std::vector<pages::Item>& items = builder_.canvas().items;
  items.insert(items.end(), std::make_move_iterator(items_.begin()), std::make_move_iterator(items_.end()));
  items_.clear();
}

}  // namespace closeout::layout
