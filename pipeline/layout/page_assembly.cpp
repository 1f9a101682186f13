#include "layout/page_assembly.hpp"

#include <algorithm>
#include <utility>

#include "css/page_box.hpp"
#include "layout/break_point.hpp"
#include "layout/context.hpp"
#include "layout/line_builder.hpp"
#include "layout/list_markers.hpp"
#include "layout/page_margin_boxes.hpp"
#include "layout/painter.hpp"

namespace closeout::layout {

/// css-page-3 section 3.3: the page progression is the inline base direction, which the root's first child, body, gives
/// (css-writing-modes-4 section 8). The first page is on the side where it begins, or where a break asks for it.
void PageAssembly::settle_progression(boxes::Box const& root) {
  builder_.root_counters = {root.counters.begin(), root.counters.end()};
  boxes::Box const* const body = first_block_child(root);
  is_right_to_left_ = (body != nullptr ? *body : root).style->direction == css::Direction::Rtl;
  BreakPoint before;
  for (boxes::Box const* at = &root; at != nullptr; at = first_block_child(*at))
    before.combine(at->style->break_before);
  ForcedBreak const side = side_of(before.forced);
  is_first_left_ = side == ForcedBreak::Left || (side != ForcedBreak::Right && is_right_to_left_);
}

/// css-break-3 section 3.1: recto is where a document begins, verso the other side.
ForcedBreak PageAssembly::side_of(ForcedBreak kind) const {
  if (kind == ForcedBreak::Recto) return is_right_to_left_ ? ForcedBreak::Left : ForcedBreak::Right;
  if (kind == ForcedBreak::Verso) return is_right_to_left_ ? ForcedBreak::Right : ForcedBreak::Left;
  return kind;
}

bool PageAssembly::is_wrong_side(ForcedBreak kind) const {
  ForcedBreak const side = side_of(kind);
  bool const is_next_left = is_left(builder_.records.size() + 1);
  return side == (is_next_left ? ForcedBreak::Right : ForcedBreak::Left);
}

css::PageSelection PageAssembly::selection_of(std::size_t number, std::string const& name,
                                              std::vector<PageGroup> const& groups, bool is_blank) const {
  css::PageSelection selection{name, number == 1, is_left(number), is_blank};
  if (!context_.counts_pages) return selection;
  selection.number = static_cast<int>(number);
  for (PageGroup const& group : groups) {
    auto const so_far = pages_of_group_.find(group.element);
    selection.groups.emplace_back(group.name, so_far == pages_of_group_.end() ? 1 : so_far->second + 1);
  }
  return selection;
}

base::Size PageAssembly::page_area_after(ForcedBreak kind, PageRun const& run) {
  bool const leaves_blank = !builder_.records.empty() && is_wrong_side(kind);
  std::size_t const number = builder_.records.size() + (leaves_blank ? 2 : 1);
  return css::page_area(context_.styled.page_style(selection_of(number, run.page_name, run.groups, false)));
}

base::Size PageAssembly::begin_page(PageFragment const& page) {
  css::PageSelection const selection =
      selection_of(builder_.records.size() + 1, page.page_name, page.groups, page.is_blank);
  std::map<std::uint64_t, int> pages_of_group;
  for (std::size_t i = 0; i < selection.groups.size(); ++i) {
    pages_of_group.emplace(page.groups[i].element, selection.groups[i].second);
  }
  pages_of_group_ = std::move(pages_of_group);
  builder_.begin_page(selection, context_.styled.page_style(selection));
  return builder_.records.back().area.size;
}

void PageAssembly::finish_page(PageFragment page) {
  std::size_t const index = builder_.records.size() - 1;
  PageRecord const& record = builder_.records[index];
  base::Rect const area = record.area;
  Painter painter(context_, builder_, index, {});
  ArrangedFlow const flow =
      arrange(page.strips, page.continued, {area.origin, page.start, page.first_margin, page.cloned, area.bottom()});
  if (fragments_ != nullptr) fragments_->take(record, page, flow);
  find_canvas_source(flow);
  css::PageStyle const& style = context_.styled.page_style(record.selection);
  std::size_t const below_canvas = paint_page_background(style);
  if (canvas_source_) painter.paint_canvas(*canvas_source_->box, style, root_box(flow, area));
  painter.paint_page_border(style);
  std::vector<CarriedBox> carried = std::exchange(builder_.carried, {});
  painter.paint_fragment(flow, area);
  painter.take_carried(std::move(carried));
  painter.finish();
  for (RepeatedRows const& rows : page.repeated) {
    Painter repetition(context_, builder_, index, {false, pages::ArtifactType::Pagination});
    // Their outer borders too: the rows beside them were laid out for other neighbours.
    repetition.paint_rows(*rows.unit, {area.origin.x + rows.x, area.origin.y + rows.y}, true);
    repetition.finish();
  }
  if (builder_.is_painting()) {
    repeat_fixed_boxes(index, 0, builder_.fixed.size());
    if (!waits_for_page_count(index)) paint_margin_boxes(context_, builder_, index, below_canvas);
  }
  // What only this page held is let go before the structure looks for what is complete.
  page = {};
  builder_.finish_page();
}

/// How many items that makes.
std::size_t PageAssembly::paint_page_background(css::PageStyle const& style) {
  Painter painter(context_, builder_, builder_.records.size() - 1, {});
  painter.paint_page_background(style);
  painter.finish();
  return builder_.canvas().items.size();
}

/// The root element's box in the coordinates of this page, with all that stands on earlier pages. AD-HOC: its height is
/// that of the part that is here, as nobody knows yet where it ends.
base::Rect PageAssembly::root_box(ArrangedFlow const& flow, base::Rect const& area) {
  Length const above = std::exchange(height_above_, height_above_ + area.size.height);
  if (flow.decorations.empty()) return area;
  base::Rect root = flow.decorations.front().border_box;
  if (above.is_zero()) root_top_ = root.origin.y - area.origin.y;
  root.origin.y = area.origin.y + root_top_ - above;
  return root;
}

/// CSS 2.2 section 14.2: the root's background is the canvas'; if it has none, that of body, the root's first child.
void PageAssembly::find_canvas_source(ArrangedFlow const& flow) {
  if (canvas_source_ || flow.decorations.empty()) return;
  auto const is_source = [](Decoration const& decoration) {
    boxes::Box const& box = *decoration.geometry->box;
    return !box.style->background_colour.is_transparent() || !box.backgrounds.empty();
  };
  Decoration const& root = flow.decorations.front();
  if (is_source(root)) {
    canvas_source_ = root.geometry;
  } else if (flow.decorations.size() > 1 && flow.decorations[1].parent == 0 && is_source(flow.decorations[1])) {
    canvas_source_ = flow.decorations[1].geometry;
  }
}

/// CSS 2.2 section 9.6.1: a fixed box stands on every page. Where it stands in the document it is read, elsewhere it
/// is an artifact.
void PageAssembly::repeat_fixed_boxes(std::size_t page, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    FixedBox const& fixed = builder_.fixed[i];
    if (fixed.page == page) continue;
    Painter painter(context_, builder_, page, {false, pages::ArtifactType::Pagination});
    painter.paint_box(place_positioned(context_, *fixed.box, builder_.page_area(page), fixed.static_position));
    painter.finish();
  }
}

bool PageAssembly::waits_for_page_count(std::size_t page) {
  auto const& boxes = context_.styled.page_style(builder_.records[page].selection).margin_boxes;
  return std::any_of(boxes.begin(), boxes.end(), [](auto const& box) {
    if (!box.second || !box.second->content) return false;
    auto const& items = *box.second->content;
    return std::any_of(items.begin(), items.end(), [](css::ContentItem const& item) {
      using enum css::ContentItem::Kind;
      return (item.kind == Counter || item.kind == Counters) && item.text == "pages";
    });
  });
}

/// With what is known now. If a line comes out higher or lower, everything has to be laid out again.
void PageAssembly::make_waiting_lines(References const& found) {
  base::Diagnostics again;  // What is to be found in these lines was found when they were made first.
  Context late(context_.info, context_.styled, context_.fonts, context_.shaper, found, again);
  late.is_last_pass = context_.is_last_pass;
  auto const has_same_height = [](LineBox const& a, LineBox const& b) { return a.height == b.height; };
  for (WaitingLine const& waiting : builder_.waiting) {
    if (waiting.index != 0) continue;
    WaitingLines& lines = *waiting.lines;
    std::vector<LineBox> made =
        build_lines(late, *lines.container, {lines.x, lines.width, lines.height, lines.direction});
    if (!std::ranges::equal(made, lines.lines, has_same_height) || again.has_errors()) {
      context_.needs_another_pass = true;
      return;
    }
    lines.lines = std::move(made);
  }
  context_.needs_another_pass = context_.needs_another_pass || late.needs_another_pass;
}

void PageAssembly::paint_waiting_lines(std::size_t page) {
  Painter painter(context_, builder_, page, {});
  auto waiting = std::ranges::lower_bound(builder_.waiting, page, {}, &WaitingLine::page);
  for (; waiting != builder_.waiting.end() && waiting->page == page; ++waiting) painter.paint_waiting(*waiting);
  painter.finish();
}

void PageAssembly::make_pages_for_carried() {
  for (int more = 0; !builder_.carried.empty(); ++more) {
    builder_.may_carry = more < most_carried_pages;
    PageFragment page;
    page.page_name = builder_.records.back().selection.name;
    begin_page(page);
    finish_page(std::move(page));
  }
}

void PageAssembly::finish(References const& found) {
  if (!builder_.is_painting()) return;
  make_waiting_lines(found);
  builder_.may_carry = false;  // There are no pages any more that could take it.
  if (!builder_.is_painting()) return;
  for (std::size_t page = 0; page < builder_.records.size(); ++page) {
    builder_.begin_overlay(page);
    paint_waiting_lines(page);
    auto const later = std::find_if(builder_.fixed.begin(), builder_.fixed.end(),
                                    [page](FixedBox const& fixed) { return fixed.page > page; });
    repeat_fixed_boxes(page, static_cast<std::size_t>(later - builder_.fixed.begin()), builder_.fixed.size());
    if (waits_for_page_count(page)) paint_margin_boxes(context_, builder_, page, std::nullopt);
    builder_.finish_overlay();
  }
}

}  // namespace closeout::layout
