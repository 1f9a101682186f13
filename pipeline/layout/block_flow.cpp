#include "layout/block_flow.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/list_markers.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;

/// break-before and page reach a box from its first children (css-break-3 section 3.1, css-page-3 section 8.1).
std::string start_page_name(Box const& box, std::string inherited) {
  for (Box const* at = &box; at != nullptr; at = first_block_child(*at)) {
    if (!at->style->page.empty()) inherited = at->style->page;
  }
  return inherited;
}

Strip zero_strip(decltype(Strip::part) part) {
  Strip strip;
  strip.part = std::move(part);
  return strip;
}

}  // namespace

BlockFlow::BlockFlow(Context& context, StripSink& sink, ContainingBlock const& root, Paged paged)
    : context_(context), sink_(sink), root_(root), paged_(paged) {
  if (paged_ == Paged::Yes) page_run_ = std::make_shared<PageRun const>();
}

ContainingBlock const& BlockFlow::containing() const {
  return stack_.empty() ? root_ : stack_.back().content;
}

ContainingBlock BlockFlow::content_of(BoxGeometry const& g) const {
  return {g.content_x(), g.content_width(), definite_content_height(g, containing().height), g.box->style->direction};
}

void BlockFlow::add_margin(Length margin) {
  margin_.add(margin);
  if (!pending_.empty()) margin_after_break_.add(margin);
}

void BlockFlow::mind_breaks_before(Box const& box) {
  BreakPoint here = std::exchange(after_empty_, {});
  if (!is_after_open_) {
    for (Box const* at = &box; at != nullptr; at = first_block_child(*at)) here.combine(at->style->break_before);
  }
  std::string const name = start_page_name(box, stack_.empty() ? std::string() : stack_.back().page_name);
  bool const is_forced = paged_ == Paged::Yes && (here.forced != ForcedBreak::None || name != page_name_);
  // A box without height stays on its side of a forced break after it.
  if (std::exchange(is_after_empty_, false) && is_forced) {
    settle();
    has_content_ = true;
    is_after_open_ = false;
  }
  if (pending_.empty()) {
    break_inside_avoided_ = avoided_inside_ > 0;
    margin_after_break_ = {};
  }
  if (paged_ == Paged::No) return;
  break_.combine(here);
  if (name != page_name_ && has_content_ && break_.forced == ForcedBreak::None) break_.forced = ForcedBreak::Page;
  bool const begins_page = break_.forced != ForcedBreak::None && has_content_ && page_run_ == nullptr;
  if (name != page_name_ || begins_page || !has_content_) {
    begin_page_run(name, box);
  } else if (page_run_ == nullptr) {
    go_on_with_width_of_page();
  }
}

/// css-break-3 section 5.1, box by box: what begins on a page has the page's width, what goes on keeps its own.
void BlockFlow::go_on_with_width_of_page() {
  std::optional<base::Size> const area = sink_.page_area_here();
  if (!area || (area->width == root_.width && area->height == root_.height)) return;
  lay_out_for(*area, std::make_shared<PageRun>(PageRun{page_name_, groups_, {}}));
}

/// css-gcpm-3 section 3.2: an element with a page type of its own, at a forced break, and what of such elements goes on
/// around it.
std::vector<PageGroup> BlockFlow::groups_at(Box const& box) const {
  std::vector<PageGroup> groups;
  if (!context_.counts_pages) return groups;
  auto const goes_on = [&](PageGroup const& group) {
    return std::any_of(stack_.begin(), stack_.end(),
                       [&](OpenBox const& open) { return open.geometry->box->serial == group.element; });
  };
  std::copy_if(groups_.begin(), groups_.end(), std::back_inserter(groups), goes_on);
  for (Box const* at = &box; at != nullptr; at = first_block_child(*at)) {
    if (!at->style->page.empty()) groups.push_back({at->style->page, at->serial});
  }
  return groups;
}

/// css-break-3 section 5.1: after a forced break the boxes that go on are laid out for the new page's width.
void BlockFlow::begin_page_run(std::string const& name, Box const& box) {
  page_name_ = name;
  auto run = std::make_shared<PageRun>();
  run->page_name = name;
  run->groups = groups_ = groups_at(box);
  ForcedBreak const kind = has_content_ ? break_.forced : ForcedBreak::None;
  base::Size const area = sink_.page_area_after(kind, *run).value_or(base::Size());
  lay_out_for(area, std::move(run));
}

void BlockFlow::lay_out_for(base::Size const& area, std::shared_ptr<PageRun> run) {
  bool const is_same_size = root_.width == area.width && root_.height == area.height;
  root_.width = area.width;
  root_.height = area.height;
  if (!is_same_size) resolve_open_boxes();
  for (OpenBox const& open : stack_) {
    if (open.is_settled) run->open_boxes.push_back(open.geometry);
  }
  page_run_ = std::move(run);
}

void BlockFlow::resolve_open_boxes() {
  std::vector<OpenBox> stack = std::exchange(stack_, {});
  for (OpenBox& open : stack) {
    if (!open.is_table_part) {
      open.geometry = block_geometry(context_, *open.geometry->box, containing());
      open.content = content_of(*open.geometry);
    }
    stack_.push_back(std::move(open));
  }
  for (Pending& pending : pending_) {
    if (!pending.open_box) continue;
    if (auto* part = std::get_if<OpenPart>(&pending.strip.part)) part->geometry = stack_[*pending.open_box].geometry;
  }
}

void BlockFlow::open(Box const& box) {
  mind_breaks_before(box);
  begin(block_geometry(context_, box, containing()), nullptr, false);
}

void BlockFlow::open_table(GeometryRef geometry, std::shared_ptr<TableFrame const> table) {
  begin(std::move(geometry), std::move(table), true);
}

void BlockFlow::begin(GeometryRef geometry, std::shared_ptr<TableFrame const> table, bool is_table_part) {
  Box const& box = *geometry->box;
  OpenBox open;
  open.is_table_part = is_table_part;
  open.geometry = std::move(geometry);
  open.content = content_of(*open.geometry);
  open.page_name = stack_.empty() ? std::string() : stack_.back().page_name;
  if (!box.style->page.empty()) open.page_name = box.style->page;
  open.avoids_inside = box.style->break_inside == css::BreakInside::Avoid;
  if (open.avoids_inside) ++avoided_inside_;
  Strip strip = zero_strip(OpenPart{open.geometry, std::move(table)});
  strip.height = open.geometry->top_edge();
  BoxGeometry const& g = *open.geometry;
  pending_.push_back({std::move(strip), stack_.size()});
  add_margin(g.margin.top);
  bool const separates_top = g.top_edge() > Length() || establishes_formatting_context(box);
  stack_.push_back(std::move(open));
  if (separates_top) {
    settle();
    is_after_open_ = true;
  }
}

/// Gives the strip at the break point its margin and what is known about breaking there.
void BlockFlow::settle_at(Strip& strip) {
  strip.margin_before = margin_.value();
  strip.margin_after_forced_break = margin_after_break_.value();
  strip.is_break_allowed = !is_after_open_;
  strip.break_cost = break_.cost(break_inside_avoided_);
  if (has_content_) strip.forced_break = break_.forced;
  strip.page_run = std::exchange(page_run_, nullptr);
  margin_ = margin_after_break_ = {};
  break_ = {};
}

void BlockFlow::settle() {
  if (pending_.empty()) return;
  settle_at(pending_.front().strip);
  push_pending();
}

/// At the end of a box or of the flow. Only a forced break needs what stands after it.
void BlockFlow::push_pending_without_margin() {
  bool const is_forced = has_content_ && !pending_.empty() && break_.forced != ForcedBreak::None;
  if (is_forced) settle_at(pending_.front().strip);
  push_pending();
}

void BlockFlow::push_pending() {
  if (std::exchange(is_after_empty_, false)) break_ = std::exchange(after_empty_, {});
  std::vector<Pending> const pending = std::exchange(pending_, {});
  for (Pending const& waiting : pending) {
    push(waiting.strip);
    if (!waiting.open_box) continue;
    OpenBox& open = stack_[*waiting.open_box];
    open.is_settled = true;
    open.content_top = y_;
  }
}

void BlockFlow::push(Strip strip) {
  y_ += strip.margin_before + strip.height;
  sink_.add(std::move(strip));
}

void BlockFlow::add(Strip strip) {
  if (pending_.empty()) {
    break_inside_avoided_ = avoided_inside_ > 0;
    settle_at(strip);
  } else {
    settle();
  }
  push(std::move(strip));
  is_after_open_ = false;
  has_content_ = true;
}

void BlockFlow::add_with_own_break(Strip strip) {
  settle();
  push(std::move(strip));
  is_after_open_ = false;
  has_content_ = true;
}

void BlockFlow::add_box(Box const& box, BoxGeometry const& geometry, Strip strip) {
  mind_breaks_before(box);
  if (pending_.empty()) {
    margin_.add(geometry.margin.top);
    margin_after_break_.add(geometry.margin.top);
  } else {
    add_margin(geometry.margin.top);
  }
  add(std::move(strip));
  margin_.add(geometry.margin.bottom);
  if (paged_ == Paged::Yes) break_.combine(box.style->break_after);
}

void BlockFlow::add_positioned(Box const& box) {
  PositionedFragment fragment{boxes::part_of(box), &box, containing().x, Length()};
  if (pending_.empty()) {
    fragment.y = margin_.value();
    push(zero_strip(PositionedPart{fragment}));
  } else {
    pending_.push_back({zero_strip(PositionedPart{fragment}), std::nullopt});
  }
}

/// CSS 2.2 section 8.3.1: the bottom margin of the last child adjoins the parent's only if nothing is between and
/// the parent's height is auto.
bool BlockFlow::separates_bottom(OpenBox const& open) const {
  BoxGeometry const& g = *open.geometry;
  if (g.bottom_edge() > Length() || establishes_formatting_context(*g.box)) return true;
  std::optional<Length> const outer_height = stack_.empty() ? root_.height : stack_.back().content.height;
  return definite_content_height(g, outer_height).has_value() || used_content_height(g, outer_height, {}) > Length();
}

void BlockFlow::close() {
  OpenBox open = std::move(stack_.back());
  stack_.pop_back();
  bool const separates = separates_bottom(open);
  if (separates && !open.is_settled) {
    stack_.push_back(open);
    settle();
    open = std::move(stack_.back());
    stack_.pop_back();
  }
  if (separates) {
    close_separated(open);
  } else if (open.is_settled) {
    push_pending_without_margin();
    push(zero_strip(ClosePart{open.geometry}));
  } else {
    // Nothing inside: its top and bottom margins collapse through it.
    auto const own = std::find_if(pending_.rbegin(), pending_.rend(),
                                  [&](Pending const& waiting) { return waiting.open_box == stack_.size(); });
    own->open_box.reset();
    // A box without height, content and a name leaves only its margins. The first one marks the break point.
    bool const leaves_nothing = own == pending_.rbegin() && pending_.size() > 1 && !is_of_note(*open.geometry->box);
    if (leaves_nothing) {
      pending_.pop_back();
    } else {
      pending_.push_back({zero_strip(ClosePart{open.geometry}), std::nullopt});
    }
  }
  if (open.avoids_inside) --avoided_inside_;
  add_margin(open.geometry->margin.bottom);
  is_after_empty_ = !open.is_settled && !separates;
  if (open.is_settled) is_after_open_ = false;
  if (paged_ == Paged::No) return;
  (is_after_empty_ ? after_empty_ : break_).combine(open.geometry->box->style->break_after);
}

void BlockFlow::close_separated(OpenBox& open) {
  BoxGeometry const& g = *open.geometry;
  push_pending_without_margin();
  std::optional<Length> const outer_height = stack_.empty() ? root_.height : stack_.back().content.height;
  bool const is_definite = definite_content_height(g, outer_height).has_value();
  Length const trailing = is_definite ? Length() : margin_.value();
  Length const content_height = y_ + trailing - open.content_top;
  Length const extra =
      open.is_table_part ? Length() : used_content_height(g, outer_height, content_height) - content_height;
  margin_ = margin_after_break_ = {};
  if (!extra.is_zero()) {
    Strip space = zero_strip(SpacePart{});
    space.height = extra;
    space.margin_before = trailing;
    space.break_cost = avoided_inside_ > 0 ? BreakCost::inside_avoided : BreakCost::none;
    push(std::move(space));
  }
  Strip strip = zero_strip(ClosePart{open.geometry});
  strip.height = g.bottom_edge();
  if (extra.is_zero()) strip.margin_before = trailing;
  push(std::move(strip));
  has_content_ = true;
}

void BlockFlow::finish() {
  push_pending_without_margin();
  Length const trailing = margin_.value();
  margin_ = {};
  if (paged_ == Paged::Yes || trailing.is_zero()) return;
  Strip space = zero_strip(SpacePart{});
  space.height = trailing;
  push(std::move(space));
}

}  // namespace closeout::layout
